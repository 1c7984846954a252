"""The text under review with its findings marked: every place underlined, the one that is judged now lit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tonghop.quality.queries import JudgedFinding
from tonghop.reports.rules.content import text_of_block
from tonghop.web.marked_text import Place, Segment, segments

Row = tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class LitBlock:
    """One block as segments: a paragraph's, or those of each cell of a table."""

    kind: str
    segments: tuple[Segment, ...] = ()
    rows: tuple[Row, ...] = ()


def lit_blocks(
    blocks: Sequence[Mapping[str, Any]], judged: Iterable[JudgedFinding], current: JudgedFinding | None
) -> tuple[LitBlock, ...]:
    """Return the blocks of one section with the places of its findings; `current` is the finding that is judged now."""
    places: dict[int, list[Place]] = {}
    for one in judged:
        for index, place in _places(one, is_current=current is not None and one.fingerprint == current.fingerprint):
            places.setdefault(index, []).append(place)
    return tuple(_block(block, places.get(index, [])) for index, block in enumerate(blocks))


def _places(one: JudgedFinding, *, is_current: bool) -> Iterable[tuple[int, Place]]:
    """Yield (block, place) of a finding; a copy has each of its passages."""
    kinds = [f"finding-{one.finding.severity}" if one.is_open else "settled", *(["now"] if is_current else [])]
    spots = {(f.place, f.start, f.end) for f in one.places}
    for finding in one.places if is_current else ():
        spots |= {(p["place"], p["start"], p["end"]) for p in (finding.peer_place or {}).get("passages", ())}
    for where, start, end in spots:
        if where.startswith("block:") and start is not None and end is not None:
            for kind in kinds:
                yield int(where.removeprefix("block:")), Place(one.fingerprint, kind, start, end)


def _block(block: Mapping[str, Any], places: Sequence[Place]) -> LitBlock:
    if block["kind"] != "table":
        return LitBlock(str(block["kind"]), segments=_segments(text_of_block(block), places))
    rows, start = [], 0
    for row in block["rows"]:
        cells = []
        for cell in row:
            cells.append(_segments(cell, _within(places, start, len(cell))))
            start += len(cell) + 1  # the tab, or the line's end
        rows.append(tuple(cells))
    return LitBlock("table", rows=tuple(rows))


def _within(places: Iterable[Place], start: int, length: int) -> list[Place]:
    """Return what of the places falls into a cell that begins at `start`, counted from there."""
    cut = (Place(p.id, p.kind, max(p.start - start, 0), min(p.end - start, length)) for p in places)
    return [place for place in cut if place.start < place.end]


def _segments(text: str, places: Iterable[Place]) -> tuple[Segment, ...]:
    ordered = sorted(places, key=lambda p: (p.start, -p.end, p.kind == "now"))
    return tuple(segments(text, ordered))
