"""A plan's text with the places that were read from it: segments, each with what it is part of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tonghop.plans.rules.corrections import Line
from tonghop.plans.rules.facts import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that was read: an id for links, its kind (task, duty, heading, finding-error ...), [start, end)."""

    id: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that belongs to the same places; `ids` name those that begin here."""

    text: str
    kinds: str
    ids: tuple[str, ...]
    first: str


def places_of(lines: Iterable[Line], length: int) -> list[Place]:
    """Return the place of every line that has one, in the order of the text: the outer first.

    A finding comes before what it is about, so that a click opens the latter; one about half of the text has none.
    """
    places = [
        Place(line.id, _kind(line), line.start, line.end)
        for line in lines
        if line.start is not None and line.end is not None and line.start < line.end
    ]
    bounded = (p for p in places if not p.kind.startswith("finding") or p.end - p.start < length // 2)
    return sorted(bounded, key=lambda p: (p.start, -p.end, not p.kind.startswith("finding")))


def _kind(line: Line) -> str:
    return f"finding-{line.item.severity}" if isinstance(line.item, Finding) else line.kind


def segments(text: str, places: Iterable[Place]) -> list[Segment]:
    """Return the text cut at every place's ends; joined again, the segments are the text."""
    placed = list(places)
    cuts = sorted({0, len(text), *(p.start for p in placed), *(p.end for p in placed)})
    cuts = [cut for cut in cuts if 0 <= cut <= len(text)]
    return list(_segments(text, cuts, placed))


def _segments(text: str, cuts: list[int], placed: list[Place]) -> Iterator[Segment]:
    waiting = iter(placed)
    upcoming = next(waiting, None)
    alive: list[Place] = []
    for start, end in pairwise(cuts):
        alive = [p for p in alive if p.end > start]
        begun: list[Place] = []
        while upcoming is not None and upcoming.start <= start:
            begun.append(upcoming)
            upcoming = next(waiting, None)
        alive += [p for p in begun if p.end > start]
        kinds = " ".join(dict.fromkeys(f"in-{p.kind}" for p in alive))
        yield Segment(text[start:end], kinds, tuple(p.id for p in begun), alive[-1].id if alive else "")
