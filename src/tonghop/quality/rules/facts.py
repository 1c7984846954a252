"""The frozen facts of one report, as the checks see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from tonghop.kernel.numbers import rate
from tonghop.kernel.text import fold
from tonghop.organisations.rules.old_communes import FormerNames
from tonghop.quality.rules.answers import Answers, Asked, answers_in
from tonghop.quality.rules.beside import Said
from tonghop.quality.rules.settings import Settings
from tonghop.quality.rules.similar import Peers

FORMAL = frozenset({"opening", "closing"})
"""Purposes of what stands around the sections of a file: formulas that all reports share."""


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """One section as written. `blocks` are their texts: cells of a table by a tab, its rows by a newline.

    `points` are the form's guiding points: (letter, text), the letter "" for a single one.
    """

    key: str
    number: str
    title: str
    purpose: str = "results"
    required: bool = True
    blocks: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()

    @property
    def lettered(self) -> tuple[tuple[str, str], ...]:
        """The guiding points that have a letter."""
        return tuple((letter, text) for letter, text in self.points if letter)

    @property
    def label(self) -> str:
        """The section as a message names it: mục 3 “Tổ chức bộ máy”."""
        return f"mục {self.number} “{self.title}”" if self.number else f"mục “{self.title}”"


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One figure of the form; a rate names the codes that it divides. `parent` is the name it is a part of."""

    code: str
    name: str
    unit: str
    section_key: str = ""
    numerator: str = ""
    denominator: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What must hold: `left` equals the sum of `right`, or is at most that sum. `kind`: equals, at_most."""

    rule_id: str
    kind: str
    left: str
    right: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class CitationGiven:
    """What one report gives for a document number: its date, and who issued it in plain form ("" where not said)."""

    day: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class PeerFacts:
    """What other units of the campaign hand in, as far as a check needs it.

    `figures`: by code, of units of like kind and size; `lengths`: words of a section by its key; `shared`: by the key
    of a sentence, how many others have it; `citations`: by document number, what others give, one entry a report;
    `said`: by a section's key, what each says in it.
    """

    figures: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    shared: Mapping[str, int] = field(default_factory=dict)
    citations: Mapping[str, tuple[CitationGiven, ...]] = field(default_factory=dict)
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LastReport:
    """The unit's own report before this one; `name` tells which ("Báo cáo 6 tháng đầu năm 2025")."""

    name: str
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
    version_id: int | None = None


@dataclass(frozen=True)
class ReportFacts:
    """One report as the checks see it. `values` holds what was given, `none_reasons` why a figure is not.

    `plan_lines` are the plan's own lines, as far as somebody could repeat them instead of reporting.
    `period` is the reporting period, first and last day; `handed_in` the last day that its text can speak of.
    `former_names` are the names of communes that its province has no more, None where the province is not known.
    """

    unit: str
    settings: Settings
    sections: tuple[SectionFacts, ...] = ()
    values: Mapping[str, Decimal] = field(default_factory=dict)
    none_reasons: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorFacts] = field(default_factory=dict)
    rules: tuple[RuleFacts, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    template_texts: frozenset[str] = frozenset()
    plan_lines: tuple[str, ...] = ()
    other_units: frozenset[str] = frozenset()
    former_names: FormerNames | None = None
    period: tuple[date, date] | None = None
    handed_in: date | None = None
    last: LastReport | None = None
    peers: Peers | None = None
    others: PeerFacts = PeerFacts()

    @cached_property
    def form_words(self) -> frozenset[str]:
        """The form's own texts, folded."""
        return frozenset(fold(text) for text in self.template_texts)

    @cached_property
    def own(self) -> tuple[tuple[SectionFacts, tuple[tuple[int, str], ...]], ...]:
        """Each section with the (index, text) of what is its unit's own, worked out once."""
        return tuple((section, tuple(self.own_blocks(section))) for section in self.sections)

    @cached_property
    def answers(self) -> Mapping[str, Answers]:
        """By each section's key what becomes of its lettered points ({} where it has none), worked out once."""
        asked = {
            section.key: Asked(section.title, section.lettered, tuple(text for _, text in own))
            for section, own in self.own
        }
        return answers_in(asked, self.others.said, self.settings)

    @cached_property
    def all_values(self) -> Mapping[str, Decimal]:
        """The figures given, and each rate that can be computed from them and was not typed."""
        found = dict(self.values)
        for code, indicator in self.indicators.items():
            part, whole = self.values.get(indicator.numerator), self.values.get(indicator.denominator)
            if code not in found and part is not None and whole is not None:
                computed = rate(part, whole)
                if computed is not None:
                    found[code] = computed
        return found

    def own_blocks(self, section: SectionFacts) -> Iterator[tuple[int, str]]:
        """Yield the (index, text) of blocks that are not the form's own words (its title, its guiding points)."""
        title = fold(section.title)
        for index, text in enumerate(section.blocks):
            folded = fold(text)
            bare = _unlettered(folded)
            if not {folded, bare} & (self.form_words | {title}):
                yield index, text


def _unlettered(folded: str) -> str:
    """Return the folded text without a leading "a " or "1 " of a lettered or numbered point."""
    head, _, rest = folded.partition(" ")
    return rest if len(head) == 1 or head.isdigit() else folded
