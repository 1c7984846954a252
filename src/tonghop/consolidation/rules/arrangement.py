"""The groups as they are shown: the machine's as they were frozen, with a person's groups laid over them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.points import Point
from tonghop.consolidation.rules.work import PersonGroup, Work

Json = dict[str, Any]


def arranged(groups: Sequence[Group], work: Work) -> list[Group]:
    """Return the groups with the person's laid over them, most widely raised first.

    A statement that joined a person's group when all was consolidated (its group bears that id) stays with it.
    """
    claimed = {source: group.id for group in work.groups for source in group.members}
    known = {group.id for group in work.groups}
    taken: dict[str, list[tuple[Point, Group]]] = {group.id: [] for group in work.groups}
    shown: list[Group] = []
    for group in groups:
        own = group.id if group.id in known else ""
        rest = [p for p in group.points if not claimed.get(p.source_id, own)]
        for point in group.points:
            if owner := claimed.get(point.source_id, own):
                taken[owner].append((point, group))
        if rest:
            shown.append(_rest(group, rest))
    shown += [_persons(group, taken[group.id]) for group in work.groups if taken[group.id]]
    return sorted(shown, key=lambda g: (g.dropped, -g.count, -len(g.points), g.point.source_id))


def groups_in(content: Json, section: str) -> list[Group]:
    """Return a section's groups as a snapshot froze them."""
    sources = content["sources"]
    return [
        Group(
            section=section,
            point=_point(sources, group["point"]),
            points=tuple(_point(sources, one) for one in group["points"]),
            units=tuple(group["units"]),
            competent=group["competent"],
            one_wording=group["one_wording"],
            title=group.get("title", ""),
            id=group["id"],
            named=group.get("named", False),
            dropped=group.get("dropped", False),
        )
        for group in content["groups"]
        if group["section"] == section
    ]


def _point(sources: Json, source: str) -> Point:
    found = sources[source]
    return Point(
        found["unit"],
        found["version"],
        found["section"],
        found["block"],
        found["start"],
        found["end"],
        found["quote"],
    )


def _rest(group: Group, rest: Sequence[Point]) -> Group:
    """The machine's own group, without what a person took and without what an undone change had made of it."""
    speaks = group.point if group.point in rest else rest[0]
    return replace(group, point=speaks, points=tuple(rest), units=_units(rest))


def _persons(given: PersonGroup, taken: Sequence[tuple[Point, Group]]) -> Group:
    points = sorted((point for point, _ in taken), key=lambda p: (p.unit_id, p.block, p.start))
    came = Counter(group.id for _, group in taken)
    largest = max((group for _, group in taken), key=lambda g: (came[g.id], g.id))
    pinned = next((p for p in points if p.source_id == given.pinned), None)
    speaks = pinned or (largest.point if largest.point in points else points[0])
    return Group(
        section=largest.section,
        point=speaks,
        points=tuple(points),
        units=_units(points),
        competent=largest.competent,
        one_wording=bool(pinned) or (len(came) == 1 and largest.one_wording),
        title=given.title or ("" if largest.named else largest.title),
        id=given.id,
        named=bool(given.title),
        dropped=given.dropped,
    )


def _units(points: Iterable[Point]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(point.unit_id for point in points))
