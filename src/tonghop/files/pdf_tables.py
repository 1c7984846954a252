"""Tables of a PDF that go on over the end of a page: one table, its repeated head dropped, a torn row mended."""

import re
from dataclasses import dataclass, replace

from tonghop.files.blocks import Cell
from tonghop.files.pdf_text import joined

_NEAR = 5.0
_HEAD_ROWS = 3
_TERMINAL = re.compile(r"[.;:!?…/]$")
Cells = tuple[Cell, ...]
Edge = tuple[float, float]  # of a cell: the room at the end of its last line, the width of its first word


@dataclass(frozen=True)
class Tabled:
    """A table with its words: where its columns' lines stand, its top, its cells by row and their edges."""

    xs: tuple[float, ...]
    top: float
    rows: tuple[Cells, ...]
    edges: tuple[tuple[Edge, ...], ...]


def appended(table: Tabled, more: Tabled) -> Tabled | None:
    """Return the first table gone on with the second, None where their columns differ."""
    width = len(table.xs)
    if width != len(more.xs) or any(abs(a - b) > _NEAR for a, b in zip(table.xs, more.xs, strict=True)):
        return None
    skip = _repeated(table, more)
    rows, done = list(more.rows[skip:]), list(table.rows)
    if rows and _is_torn(done[-1], rows[0], _fits(table.edges[-1], more.edges[skip])):
        done[-1] = tuple(map(_mended, done[-1], rows.pop(0)))
    return replace(table, rows=(*done, *rows), edges=(*table.edges, *more.edges[skip:]))


def _fits(last: tuple[Edge, ...], first: tuple[Edge, ...]) -> list[bool]:
    """Tell of each column whether the lower cell's first word would have had room in the upper cell's last line."""
    return [room > width for (room, _), (_, width) in zip(last, first, strict=True)]


def _repeated(table: Tabled, more: Tabled) -> int:
    """Return how many head rows the second table repeats."""
    count = 0
    for first, again in zip(table.rows[:_HEAD_ROWS], more.rows, strict=False):
        if [cell.text for cell in first] != [cell.text for cell in again]:
            break
        count += 1
    return count


def _is_torn(last: Cells, first: Cells, fits: list[bool]) -> bool:
    """Tell whether a row is the rest of the row above the page's end: no number of its own, and words that go on.

    A cell that begins small goes on. One that begins with a capital may, if the line above it was full; a new row
    is rather meant where all cells that were filled are filled again.
    """
    pairs = [(above, below, fit) for above, below, fit in zip(last, first, fits, strict=True) if below.text]
    if not pairs or first[0].covered or not all(_is_open(above) for above, _, _ in pairs):
        return False
    starts_small = pairs[0][1].text[0].islower()
    if first[0].text:
        return starts_small
    filled = sum(bool(above.text) for above in last[1:])
    return all(_goes_on(below, fit) for _, below, fit in pairs) and (starts_small or len(pairs) < filled)


def _goes_on(below: Cell, fit: bool) -> bool:  # noqa: FBT001 - one of a row's marks
    """Tell whether a cell's words begin as the rest of a sentence, or had no room in the line above."""
    return below.text[0].islower() or not (fit or below.text.startswith(("-", "+")))


def _is_open(above: Cell) -> bool:
    """Tell whether a cell's words may go on: there are some, and they end no sentence."""
    return bool(above.text) and not _TERMINAL.search(above.text)


def _mended(above: Cell, below: Cell) -> Cell:
    if not below.text:
        return above
    return replace(above, text=joined([above.text, below.text]) if above.text else below.text)
