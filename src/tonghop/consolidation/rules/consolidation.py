"""The whole consolidation as one pure step: facts in, totals, groups, draft and snapshot content out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tonghop.consolidation.rules.combine import combine_all
from tonghop.consolidation.rules.drafting import Material, Origin, draft_report
from tonghop.consolidation.rules.facts import Contribution, IndicatorFacts, SectionFacts, UnitStatus
from tonghop.consolidation.rules.grouping import Group, group_points
from tonghop.consolidation.rules.likeness import Embed
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.points import points_of
from tonghop.consolidation.rules.snapshot import snapshot_content
from tonghop.consolidation.rules.wordlists import WordLists


@dataclass(frozen=True)
class Facts:
    """All that is read from the database for one consolidation; `campaign` goes into the snapshot as it is."""

    campaign: Mapping[str, Any]
    origin: Origin
    sections: Sequence[SectionFacts]
    indicators: Sequence[IndicatorFacts]
    units: Sequence[UnitStatus]
    contributions: Sequence[Contribution]


def consolidated(
    facts: Facts, *, words: WordLists, phrases: Phrases, made_at: str, embed: Embed | None = None
) -> dict[str, Any]:
    """Return the content of a snapshot (see `snapshot_content`)."""
    values = {c.unit_id: c.values for c in facts.contributions}
    material = Material(
        origin=facts.origin,
        sections=facts.sections,
        indicators=facts.indicators,
        units=facts.units,
        contributions=facts.contributions,
        combined=combine_all(facts.indicators, facts.units, values),
        groups=group_sections(facts, words, embed),
        bodies=[body.name for body in words.bodies],
        phrases=phrases,
    )
    return snapshot_content(material, draft_report(material), campaign=dict(facts.campaign), made_at=made_at)


def group_sections(facts: Facts, words: WordLists, embed: Embed | None = None) -> dict[str, list[Group]]:
    """Return the groups of each section that is not about results."""
    names = {unit.id: (unit.name, unit.short_name) for unit in facts.units}
    seeded = words.seeded(s.title for s in facts.sections if s.purpose == "results")
    return {
        section.key: group_points(
            [point for c in facts.contributions for point in points_of(c, section.key)],
            names=names,
            words=seeded,
            addressed=section.purpose == "recommendations",
            embed=embed,
        )
        for section in facts.sections
        if section.purpose != "results"
    }
