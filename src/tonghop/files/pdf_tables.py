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
    """Tell whether a row is the rest of the row above the page's end: no number, and a sentence that goes on."""
    pairs = list(zip(last, first, fits, strict=True))
    if first[0].covered or (first[0].text and not _goes_on(*pairs[0])):
        return False
    return any(_goes_on(*pair) for pair in pairs) and all(above.text for above, below, _ in pairs if below.text)


def _goes_on(above: Cell, below: Cell, fits: bool) -> bool:  # noqa: FBT001 - spread from a tuple
    """Tell whether a cell's words go on with those of the cell above."""
    if not (above.text and below.text) or _TERMINAL.search(above.text):
        return False
    return below.text[0].islower() or not (fits or below.text.startswith(("-", "+")))


def _mended(above: Cell, below: Cell) -> Cell:
    if not below.text:
        return above
    return replace(above, text=joined([above.text, below.text]) if above.text else below.text)
