"""A file as read: one canonical text, and the frozen blocks (paragraphs, tables, notes) that it is made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tonghop.kernel.text import nfc, squeeze


@dataclass(frozen=True)
class Cell:
    """One cell: its words and place. `covered` is "up" or "left" where a merged cell lies over it (text is "")."""

    text: str
    start: int = 0
    end: int = 0
    covered: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by column, and its place."""

    cells: tuple[Cell, ...]
    start: int = 0
    end: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell, by column."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A real table, not one that only lays out a letterhead or a signature."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Marks:
    """What the file says of a paragraph besides its words; all of it hints, none of it proof."""

    style: str = ""
    level: int = 0  # 1.. for a heading by style or mark-up, 0 for none
    bold: bool = False
    centred: bool = False
    bookmarks: tuple[str, ...] = ()
    list_number: str = ""  # the number a word processor would print; it also stands at the start of the text
    note: bool = False  # a footnote's text
    place: int = field(default=-1, compare=False)  # which paragraph of a Word file's body, the first is 0; -1 unknown


@dataclass(frozen=True)
class Block:
    """One paragraph or table: [start, end) in the canonical text, whose slice `text` is."""

    text: str
    start: int
    end: int
    marks: Marks = Marks()
    table: Table | None = None


@dataclass(frozen=True)
class Document:
    """A file as read: its format ("txt", "docx"), canonical text (NFC) and blocks in order."""

    format: str
    text: str
    blocks: tuple[Block, ...] = field(repr=False)


class Builder:
    """Puts blocks one under the other and keeps count of code points."""

    def __init__(self, kind: str) -> None:
        self._format = kind
        self._blocks: list[Block] = []
        self._length = 0

    def paragraph(self, text: str, marks: Marks = Marks()) -> None:
        """Add a paragraph, its white space squeezed; nothing is added for an empty one."""
        words = squeeze(text)
        if words:
            self._add(Block(words, 0, len(words), marks))

    def table(self, rows: Iterable[Iterable[Cell]], marks: Marks = Marks()) -> None:
        """Add a table: cells joined by a tab, rows by a newline; rows without any word are dropped."""
        placed: list[Row] = []
        at = self._length
        for row in rows:
            cells = _placed_cells(row, at)
            if any(cell.text for cell in cells):
                placed.append(Row(cells, at, cells[-1].end))
                at = cells[-1].end + 1
        if placed:
            text = "\n".join("\t".join(row.texts) for row in placed)
            self._blocks.append(Block(text, self._length, self._length + len(text), marks, Table(tuple(placed))))
            self._length += len(text) + 1

    def build(self) -> Document:
        """Return the document of all that was added."""
        return Document(self._format, "\n".join(block.text for block in self._blocks), tuple(self._blocks))

    def _add(self, block: Block) -> None:
        start = self._length
        self._blocks.append(replace(block, start=start, end=start + len(block.text)))
        self._length += len(block.text) + 1


def _placed_cells(row: Iterable[Cell], at: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for cell in row:
        words = squeeze(nfc(cell.text))
        cells.append(replace(cell, text=words, start=at, end=at + len(words)))
        at += len(words) + 1
    return tuple(cells)


_LAYOUT = re.compile(r"^\s*(?:nơi nhận|cộng hòa xã hội|cộng hoà xã hội|số\s*:)", re.IGNORECASE | re.MULTILINE)
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 4, 3


def is_layout(cells: list[list[str]]) -> bool:
    """Tell whether a table only places a letterhead, or recipients beside a signature, on the page."""
    if len(cells) > _LAYOUT_ROWS or max((len(row) for row in cells), default=0) > _LAYOUT_COLUMNS:
        return False
    return any(_LAYOUT.search(text) for row in cells for text in row)
