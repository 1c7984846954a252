"""The draft of the consolidated report: the outline's sections filled with sourced sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tonghop.consolidation.rules.citing import find_in_reports
from tonghop.consolidation.rules.combine import Combined
from tonghop.consolidation.rules.coverage import coverage
from tonghop.consolidation.rules.draft import (
    Draft,
    DraftSection,
    Paragraph,
    Sentence,
    connective,
    item,
    numbered,
    paragraph,
)
from tonghop.consolidation.rules.examples import choose_examples, lead_points
from tonghop.consolidation.rules.facts import Contribution, IndicatorFacts, SectionFacts, UnitStatus
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.placing import laid_over
from tonghop.consolidation.rules.pointing import Pointing, Speaker
from tonghop.consolidation.rules.points import statement
from tonghop.consolidation.rules.prose import Prose, rates_by_numerator
from tonghop.consolidation.rules.sources import COVERAGE, PLAN, basis_id, total_id
from tonghop.consolidation.rules.work import OPENING, Work

SENTENCES = 4
"""Sentences of figures in one paragraph."""


@dataclass(frozen=True)
class Origin:
    """On what the report rests: issuer in text, the plan in words ("" if none), legal bases, when it was made."""

    issuer: str
    plan: str
    bases: tuple[str, ...]
    moment: str


@dataclass(frozen=True)
class Material:
    """All that the draft is made of; `groups` by section, `bodies` the order in which bodies are addressed."""

    origin: Origin
    sections: Sequence[SectionFacts]
    indicators: Sequence[IndicatorFacts]
    units: Sequence[UnitStatus]
    contributions: Sequence[Contribution]
    combined: Mapping[tuple[str, str], Combined]
    groups: Mapping[str, Sequence[Group]]
    bodies: Sequence[str]
    phrases: Phrases

    def names(self) -> dict[int, str]:
        """Return the name of each body."""
        return {unit.id: unit.name for unit in self.units}

    def source_ids(self) -> set[str]:
        """Return the ids of all sources that are no places in reports."""
        bases = (basis_id(n) for n in range(1, len(self.origin.bases) + 1))
        return {COVERAGE, PLAN, *bases, *(total_id(code, scope) for code, scope in self.combined)}

    def pointing(self) -> Pointing:
        """Return what makes sentences of groups."""
        speakers = {unit.id: Speaker(unit.name, unit.short_name, unit.form) for unit in self.units}
        return Pointing(speakers, self.bodies, self.phrases)


def draft_report(material: Material, works: Mapping[str, Work] | None = None) -> Draft:
    """Return the draft, with what people rewrote. Every sentence but a connective has sources."""
    laying = _Laying(material, works or {})
    used: Counter[int] = Counter()
    sections = []
    for turn, section in enumerate(material.sections):
        write = _results if section.purpose == "results" else _points
        paragraphs = laying.over(section.key, write(material, section, used, turn))
        sections.append(DraftSection(section.key, section.number, section.title, section.purpose, paragraphs))
    opening = laying.over(OPENING, _opening(material))
    return numbered(Draft(opening, tuple(sections), laying.proposed))


class _Laying:
    """Lays people's work over the machine's paragraphs, and keeps these where sentences came in or changed places."""

    def __init__(self, material: Material, works: Mapping[str, Work]) -> None:
        self.works = works
        self.find = find_in_reports(material.contributions, material.source_ids())
        self.proposed: dict[str, tuple[Paragraph, ...]] = {}

    def over(self, key: str, paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
        """Return the section's paragraphs as people have them."""
        work = self.works.get(key, Work())
        if work.added or work.placed:
            self.proposed[key] = tuple(paragraphs)
        return tuple(laid_over(paragraphs, work, self.find))


def _opening(material: Material) -> list[Paragraph]:
    origin, phrases = material.origin, material.phrases
    cited = (*origin.bases, *((origin.plan,) if origin.plan else ()))
    sources = (*(basis_id(n) for n in range(1, len(origin.bases) + 1)), *((PLAN,) if origin.plan else ()))
    opening = []
    if cited:
        text = phrases.say("basis", bases="; ".join(cited), issuer=origin.issuer)
        opening.append(paragraph(Sentence("basis", text, sources)))
    return opening + coverage(material.units, material.contributions, moment=origin.moment, phrases=phrases)


def _results(material: Material, section: SectionFacts, used: Counter[int], turn: int) -> list[Paragraph]:
    phrases = material.phrases
    lead = next((c for c in material.contributions if c.unit_id == section.lead_id), None)
    paragraphs = _lead(lead, section, phrases) if lead else []
    indicators = [i for i in material.indicators if i.section == section.key]
    prose = Prose(material.combined, rates_by_numerator(material.indicators), material.names(), phrases)
    said = prose.sentences(indicators)
    paragraphs += [paragraph(*some) for some in _batches(said, SENTENCES)]
    if indicators and not said:
        paragraphs.append(connective(phrases.get("connectives.no_figures")))
    others = [c for c in material.contributions if c is not lead]
    examples = choose_examples(others, section.key, used, turn=turn)
    if examples:
        names = material.names()
        paragraphs.append(connective(phrases.get("connectives.examples")))
        for point in examples:
            text = phrases.say("example", name=names[point.unit_id], quote=statement(point.text))
            paragraphs.append(item("example", f"{text}.", [point.source_id]))
    return paragraphs or [connective(phrases.get("connectives.no_points"))]


def _lead(lead: Contribution, section: SectionFacts, phrases: Phrases) -> list[Paragraph]:
    points = lead_points(lead, section.key)
    if not points:
        return []
    said = (Sentence("lead", f"{statement(p.text)}.", (p.source_id,)) for p in points)
    return [connective(phrases.say("connectives.lead", name=lead.name)), paragraph(*said)]


def _points(material: Material, section: SectionFacts, _used: Counter[int], _turn: int) -> list[Paragraph]:
    return material.pointing().paragraphs(section.purpose, material.groups.get(section.key, ()))


def _batches(sentences: Iterable[Sentence], size: int) -> Iterable[list[Sentence]]:
    rest = iter(sentences)
    while batch := list(islice(rest, size)):
        yield batch
