"""A plan's text with the places that were read from it: segments, each with what it is part of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tonghop.plans.rules.facts import PlanHeading, Reading


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that was read: an id for links, its kind (task, duty, heading, finding), [start, end)."""

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


def places_of(reading: Reading) -> list[Place]:
    """Return every place of the reading, in the order of the text."""
    places = [
        *(Place(f"dm-{n}", "heading", h.start, h.end) for n, h in enumerate(_headings(reading))),
        *(Place(f"nv-{n}", "task", t.source.start, t.source.end) for n, t in enumerate(reading.tasks)),
        *(Place(f"bc-{n}", "duty", d.source.start, d.source.end) for n, d in enumerate(reading.report_duties)),
        *(
            Place(f"kt-{n}", f"finding-{f.severity}", f.source.start, f.source.end)
            for n, f in enumerate(reading.findings)
            if f.source.end - f.source.start < len(reading.text) // 2
        ),
    ]
    return sorted((p for p in places if p.start < p.end), key=lambda p: (p.start, -p.end))


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


def _headings(reading: Reading) -> list[PlanHeading]:
    return [h for top in reading.headings for h in top.walk()]
