"""What of a section is stale: read only where a counted version is not the frozen one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.consolidation.queries.facts import contributions_of, obligations_in_order, section_facts, unit_status
from tonghop.consolidation.resources import meaning, word_lists
from tonghop.consolidation.rules.consolidation import lexicon_of
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.joining import joins
from tonghop.consolidation.rules.points import Point, points_of
from tonghop.consolidation.rules.stale import Changed, Why, changed_units, touched

Json = dict[str, Any]


@dataclass(frozen=True)
class Stale:
    """Sentences that rest on what changed, and groups that new statements would join: {group: [units]}."""

    why: Why = field(default_factory=dict)
    joining: dict[str, list[int]] = field(default_factory=dict)


def changed_since(campaign: Campaign, content: Json) -> list[Changed]:
    """Return the bodies whose counted version is not the snapshot's, as they stand now. One query, two if any."""
    versions = dict(campaign.obligations.values_list("organisation_id", "report__counted_id"))
    units = changed_units(content, versions)
    if not units:
        return []
    rows = list(obligations_in_order(campaign).filter(organisation__in=units))
    contributions = {c.unit_id: c for c in contributions_of(rows)}
    return [Changed(unit_status(row), contributions.get(row.organisation_id)) for row in rows]


class Shown(Protocol):
    """One section as it is shown: its groups over a snapshot."""

    @property
    def snapshot(self) -> Snapshot: ...
    @property
    def section(self) -> Json: ...
    @property
    def groups(self) -> list[Group]: ...


def stale_of(campaign: Campaign, shown: Shown, paragraphs: Sequence[Json], changed: Sequence[Changed]) -> Stale:
    """Return what is stale in one section's draft."""
    if not changed:
        return Stale()
    content, groups = shown.snapshot.content, shown.groups
    sentences = [s for p in paragraphs for s in p["sentences"]]
    why = touched(content, sentences, changed)
    joining = _joining(campaign, shown.section, groups, changed) if groups else {}
    by_group = {group.id: set(group.units) for group in groups}
    for group, units in joining.items():
        members = {p.source_id for g in groups if g.id == group for p in g.points}
        for sentence in sentences:
            if members & set(sentence["sources"]):
                fresh = {u: "nêu thêm ý này" for u in units if u not in by_group[group]}
                why.setdefault(sentence["id"], {}).update(fresh)
    return Stale({key: found for key, found in why.items() if found}, joining)


def _joining(
    campaign: Campaign, section: Json, groups: Sequence[Group], changed: Sequence[Changed]
) -> dict[str, list[int]]:
    known = [p for group in groups for p in group.points]
    said = {(p.unit_id, p.text) for p in known}
    fresh = [
        point
        for one in changed
        if one.contribution
        for point in points_of(one.contribution, section["key"])
        if (point.unit_id, point.text) not in said
    ]
    if not fresh:
        return {}
    sections = [section_facts(s) for s in campaign.sections.order_by("position")]
    units = [unit_status(row) for row in obligations_in_order(campaign).defer("report__counted__content")]
    lexicon = lexicon_of(units, sections, word_lists(), meaning(), section["purpose"])
    sets = {group.id: {p.source_id: p.text for p in group.points} for group in groups}
    return _by_group(joins([*known, *fresh], sets, lexicon), fresh)


def _by_group(found: dict[str, str], fresh: Sequence[Point]) -> dict[str, list[int]]:
    units = {p.source_id: p.unit_id for p in fresh}
    by_group: dict[str, list[int]] = {}
    for source, group in found.items():
        by_group.setdefault(group, []).append(units[source])
    return by_group
