"""The draft of the consolidated report: the outline's sections filled with sourced sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

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
from tonghop.consolidation.rules.examples import choose_examples, lead_points, units_of
from tonghop.consolidation.rules.facts import Contribution, IndicatorFacts, SectionFacts, UnitStatus
from tonghop.consolidation.rules.grouping import Group, is_its_own
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.points import statement
from tonghop.consolidation.rules.prose import Prose, rates_by_numerator
from tonghop.consolidation.rules.sources import PLAN, basis_id
from tonghop.kernel.numbers import format_count

SHOWN = 10
"""Groups said one by one in a section; the rest is counted and sourced in one sentence."""
ENOUGH = 2
"""Bodies that must say it before a point is said on its own, unless nobody agrees with anybody."""
WORTH_COUNTING = 3
"""Groups left over that are counted instead of said."""
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


def draft_report(material: Material) -> Draft:
    """Return the draft. Every sentence but a connective has sources."""
    used: Counter[int] = Counter()
    sections = []
    for turn, section in enumerate(material.sections):
        write = _results if section.purpose == "results" else _points
        paragraphs = write(material, section, used, turn)
        sections.append(DraftSection(section.key, section.number, section.title, section.purpose, tuple(paragraphs)))
    return numbered(Draft(tuple(_opening(material)), tuple(sections)))


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
    phrases = material.phrases
    groups = material.groups.get(section.key, ())
    if not groups:
        return [connective(phrases.get("connectives.no_points"))]
    if section.purpose == "recommendations":
        return _addressed(material, groups)
    intro = phrases.get("connectives").get(section.purpose) or phrases.get("connectives.groups")
    return [connective(intro), *_grouped(material, section.purpose, groups)]


def _addressed(material: Material, groups: Sequence[Group]) -> list[Paragraph]:
    phrases = material.phrases
    rank = {name: place for place, name in enumerate(material.bodies)}
    named = sorted({g.competent for g in groups}, key=lambda name: (not name, rank.get(name, len(rank)), name))
    paragraphs = []
    for name in named:
        title = phrases.say("connectives.addressed", name=name) if name else phrases.get("connectives.unaddressed")
        paragraphs.append(connective(title, "heading"))
        paragraphs += _grouped(material, "recommendations", [g for g in groups if g.competent == name])
    return paragraphs


def _grouped(material: Material, purpose: str, groups: Sequence[Group]) -> list[Paragraph]:
    shared = [g for g in groups if g.count >= ENOUGH]
    shown = (shared or list(groups))[:SHOWN]
    shown = list(groups) if len(groups) - len(shown) < WORTH_COUNTING else shown
    rest = [g for g in groups if g not in shown]
    items = [item("group", f"{_said(material, purpose, g)}.", [p.source_id for p in g.points]) for g in shown]
    if rest:
        points = [p for g in rest for p in g.points]
        who = _who(material, units_of(points))
        text = material.phrases.say("others", who=who, count=format_count(len(rest)))
        items.append(item("group", text, [p.source_id for p in points]))
    return items


def _said(material: Material, purpose: str, group: Group) -> str:
    """Return what a group says; words that are one body's own are given as its own."""
    point, phrases = group.point, material.phrases
    name, short = next((u.name, u.short_name) for u in material.units if u.id == point.unit_id)
    own = group.count > 1 and (not group.one_wording or is_its_own(point, (name, short)))
    return phrases.say(
        "group_by_example" if own else "group",
        about=phrases.say("about", title=group.title) if group.title and purpose == "difficulties" else "",
        who=_who(material, group.units),
        verb=phrases.get("verbs").get(purpose, "nêu"),
        name=name,
        quote=statement(point.text),
    )


def _who(material: Material, unit_ids: Sequence[int]) -> str:
    """Return "37 xã, phường và 02 sở, ban, ngành"; a single body is named."""
    if len(unit_ids) == 1:
        return material.names()[unit_ids[0]]
    forms = {unit.id: unit.form for unit in material.units}
    return material.phrases.how_many(Counter(forms[unit_id] for unit_id in unit_ids))


def _batches(sentences: Iterable[Sentence], size: int) -> Iterable[list[Sentence]]:
    rest = iter(sentences)
    while batch := list(islice(rest, size)):
        yield batch
