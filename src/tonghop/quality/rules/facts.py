"""The frozen facts of one report, as the checks see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tonghop.kernel.text import fold
from tonghop.quality.rules.similar import Peers


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """One section as written. `blocks` are their texts: cells of a table by a tab, its rows by a newline."""

    key: str
    number: str
    title: str
    purpose: str = "results"
    required: bool = True
    blocks: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The section as a message names it: mục 3 “Tổ chức bộ máy”."""
        return f"mục {self.number} “{self.title}”"


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One figure of the form."""

    code: str
    name: str
    unit: str
    section_key: str = ""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What must hold: `left` equals the sum of `right`, or is at most that sum. `kind`: equals, at_most."""

    rule_id: str
    kind: str
    left: str
    right: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report as the checks see it. `values` holds what was given, `none_reasons` why a figure is not."""

    unit: str
    sections: tuple[SectionFacts, ...] = ()
    values: Mapping[str, Decimal] = field(default_factory=dict)
    none_reasons: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorFacts] = field(default_factory=dict)
    rules: tuple[RuleFacts, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    template_texts: frozenset[str] = frozenset()
    other_units: frozenset[str] = frozenset()
    peers: Peers | None = None

    def own_blocks(self, section: SectionFacts) -> Iterator[tuple[int, str]]:
        """Yield the (index, text) of blocks that are not the form's own words (its title, its guiding points)."""
        form = {fold(text) for text in (*self.template_texts, section.title)}
        for index, text in enumerate(section.blocks):
            folded = fold(text)
            if folded not in form and _unlettered(folded) not in form:
                yield index, text


def _unlettered(folded: str) -> str:
    """Return the folded text without a leading "a " or "1 " of a lettered or numbered point."""
    head, _, rest = folded.partition(" ")
    return rest if len(head) == 1 or head.isdigit() else folded
