"""Which set a statement joins: the one that holds its nearest, when it is near enough to the whole of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tonghop.consolidation.rules.grouping import Compared, Masked, compare, masked_points
from tonghop.consolidation.rules.likeness import Embed
from tonghop.consolidation.rules.points import Point
from tonghop.consolidation.rules.wordlists import WordLists
from tonghop.consolidation.rules.work import Work

Members = Mapping[str, str]
"""A set's statements: {source id: words}; ids of versions that count no more are members still."""


@dataclass(frozen=True)
class Lexicon:
    """What statements are compared with: names of bodies to mask, word lists, and a model if there is one."""

    names: Mapping[int, Sequence[str]]
    words: WordLists
    embed: Embed | None = None
    addressed: bool = False


def joins(points: Sequence[Point], sets: Mapping[str, Members], lexicon: Lexicon) -> dict[str, str]:
    """Return {source id: set} for points outside the sets whose nearest statement, in or out, is in one of them."""
    owner = {source: name for name, members in sets.items() for source in members}
    present = {p.source_id for p in points}
    gone = [
        Point(0, 0, "", n, 0, len(text), text)
        for n, (source, text) in enumerate((s, t) for members in sets.values() for s, t in members.items())
        if source not in present
    ]
    gone_of = [name for name, members in sets.items() for source in members if source not in present]
    masked = _masked([*points, *gone], lexicon)
    loose = [m for m in masked[: len(points)] if m.text and m.point.source_id not in owner]
    if not loose or not owner:
        return {}
    held: dict[str, list[Masked]] = {name: [] for name in sets}
    for m in masked[: len(points)]:
        if m.text and m.point.source_id in owner:
            held[owner[m.point.source_id]].append(m)
    for m, name in zip(masked[len(points) :], gone_of, strict=True):
        if m.text:
            held[name].append(m)
    nearest = _Nearest(compare([m for m in masked if m.text], lexicon.embed), held, loose)
    found = {m.point.source_id: nearest.set_of(m) for m in loose}
    return {source: name for source, name in found.items() if name}


def extended(work: Work, points: Sequence[Point], lexicon: Lexicon) -> Work:
    """Return the work with each of its groups holding also the statements that join it."""
    sets = {group.id: group.members for group in work.groups}
    found = joins(points, sets, lexicon)
    words = {p.source_id: p.text for p in points}
    groups = [
        replace(group, members={**group.members, **{s: words[s] for s, name in found.items() if name == group.id}})
        for group in work.groups
    ]
    return replace(work, groups=tuple(groups))


def _masked(points: Sequence[Point], lexicon: Lexicon) -> list[Masked]:
    return masked_points(points, lexicon.names, lexicon.words, addressed=lexicon.addressed)


class _Nearest:
    """Compares loose statements with the sets and with each other."""

    def __init__(self, compared: Compared, held: Mapping[str, Sequence[Masked]], loose: Sequence[Masked]) -> None:
        self.compared = compared
        self.rows = {name: self._rows(members) for name, members in held.items() if members}
        self.asked = {name: {m.competent for m in members} for name, members in held.items()}
        self.loose = self._rows(loose)

    def set_of(self, one: Masked) -> str:
        """Return the set that the statement joins, or ""."""
        row = np.array([self.compared.place[one.text]])
        mine = self.compared.vectors.take(row)
        near = {name: mine.likeness(self.compared.vectors.take(rows))[0] for name, rows in self.rows.items()}
        best = max(near, key=lambda name: (float(near[name].max()), name), default="")
        others = self.loose[self.loose != row[0]]
        rival = mine.likeness(self.compared.vectors.take(others))[0].max() if len(others) else 0.0
        if not best or near[best].max() < rival or near[best].mean() < self.compared.least:
            return ""
        return best if one.competent in self.asked[best] or not one.competent else ""

    def _rows(self, members: Sequence[Masked]) -> np.typing.NDArray[np.int64]:
        return np.array(sorted({self.compared.place[m.text] for m in members}), dtype=np.int64)
