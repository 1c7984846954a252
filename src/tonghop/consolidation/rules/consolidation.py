"""The whole consolidation as one pure step: facts in, totals, groups, draft and snapshot content out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tonghop.consolidation.rules.arrangement import arranged
from tonghop.consolidation.rules.combine import combine_all
from tonghop.consolidation.rules.drafting import Material, Origin, draft_report
from tonghop.consolidation.rules.facts import Contribution, IndicatorFacts, SectionFacts, UnitStatus
from tonghop.consolidation.rules.grouping import Group, group_points
from tonghop.consolidation.rules.joining import Lexicon, extended
from tonghop.consolidation.rules.likeness import Embed
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.pointing import RECOMMENDATIONS
from tonghop.consolidation.rules.points import points_of
from tonghop.consolidation.rules.snapshot import snapshot_content
from tonghop.consolidation.rules.wordlists import WordLists
from tonghop.consolidation.rules.work import Work


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
    facts: Facts,
    *,
    words: WordLists,
    phrases: Phrases,
    made_at: str,
    embed: Embed | None = None,
    works: Mapping[str, Work] | None = None,
) -> dict[str, Any]:
    """Return the content of a snapshot (see `snapshot_content`); `works` is what people changed, by section."""
    values = {c.unit_id: c.values for c in facts.contributions}
    material = Material(
        origin=facts.origin,
        sections=facts.sections,
        indicators=facts.indicators,
        units=facts.units,
        contributions=facts.contributions,
        combined=combine_all(facts.indicators, facts.units, values),
        groups=group_sections(facts, words, embed, works or {}),
        bodies=[body.name for body in words.bodies],
        phrases=phrases,
    )
    return snapshot_content(material, draft_report(material, works), campaign=dict(facts.campaign), made_at=made_at)


def group_sections(
    facts: Facts, words: WordLists, embed: Embed | None = None, works: Mapping[str, Work] | None = None
) -> dict[str, list[Group]]:
    """Return the groups of each section that is not about results, a person's laid over the machine's."""
    found = {}
    for section in facts.sections:
        if section.purpose != "results":
            lexicon = lexicon_of(facts.units, facts.sections, words, embed, section.purpose)
            points = [point for c in facts.contributions for point in points_of(c, section.key)]
            groups = group_points(
                points, names=lexicon.names, words=lexicon.words, addressed=lexicon.addressed, embed=embed
            )
            work = (works or {}).get(section.key, Work())
            found[section.key] = arranged(groups, extended(work, points, lexicon))
    return found


def lexicon_of(
    units: Sequence[UnitStatus],
    sections: Sequence[SectionFacts],
    words: WordLists,
    embed: Embed | None,
    purpose: str,
) -> Lexicon:
    """Return what the statements of a section of that purpose are compared with."""
    return Lexicon(
        names={unit.id: (unit.name, unit.short_name) for unit in units},
        words=words.seeded(s.title for s in sections if s.purpose == "results"),
        embed=embed,
        addressed=purpose == RECOMMENDATIONS,
    )
