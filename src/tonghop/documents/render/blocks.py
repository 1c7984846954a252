"""The pieces of which a paper's text is made: headings, paragraphs, items, tables."""

from dataclasses import dataclass
from decimal import Decimal

Cell = str | Decimal | int | None
"""What stands in a table: text, a number (written the Vietnamese way), or None: blank, which is not zero."""

PART = 0
DEEPEST_HEADING = 3


@dataclass(frozen=True)
class Sentence:
    """One sentence and the ids of what it rests on (contributions, reports), shown only on request."""

    text: str
    source_ids: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading of layout (b), Nghị định 30/2020, Phụ lục I, II.6: level 0 "Phần I", 1 "I.", 2 "1.", 3 "a)".

    `number` comes without its stop or bracket ("I", "1", "1.2", "a"); "" for a heading without a number.
    """

    level: int
    number: str
    text: str
    bookmark: str = ""

    def __post_init__(self) -> None:
        if not PART <= self.level <= DEEPEST_HEADING:
            raise ValueError(f"heading level {self.level} is not 0 to {DEEPEST_HEADING}")


@dataclass(frozen=True)
class Paragraph:
    """A justified paragraph of the body."""

    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str, *, sources: tuple[str, ...] = ()) -> "Paragraph":
        """Return a paragraph of one plain sentence."""
        return cls((Sentence(text, sources),))


@dataclass(frozen=True)
class Item:
    """A line of a list, opened by its mark: "-" or, one step in, "+"."""

    sentences: tuple[Sentence, ...]
    mark: str = "-"

    @classmethod
    def of(cls, text: str, *, sources: tuple[str, ...] = (), mark: str = "-") -> "Item":
        """Return an item of one plain sentence."""
        return cls((Sentence(text, sources),), mark)


@dataclass(frozen=True)
class HeadCell:
    """A cell of a table's head that spans `columns` columns and `rows` rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """A ruled table whose head is repeated on every page.

    `head` holds rows of HeadCell, which together must cover each place once; `widths` are relative;
    `number_columns` are set flush right, `centred_columns` in the middle; `unit` is "Đơn vị tính: ...".
    """

    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    number_columns: frozenset[int] = frozenset()
    centred_columns: frozenset[int] = frozenset()
    caption: str = ""
    unit: str = ""
    total: tuple[Cell, ...] | None = None
    source_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        expected = len(self.widths)
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != expected:
                raise ValueError(f"a row of {len(row)} cells in a table of {expected} columns: {row!r}")
        covered = sum(cell.columns * cell.rows for row in self.head for cell in row)
        if not self.head or covered != expected * len(self.head):
            raise ValueError(f"the head covers {covered} of {expected * len(self.head)} places")

    @classmethod
    def simple(
        cls, titles: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], *, widths: tuple[float, ...] = ()
    ) -> "Table":
        """Return a table with one plain head row; columns that hold only numbers are number columns."""
        columns = list(zip(*rows, strict=False))
        numbers = frozenset(n for n, cells in enumerate(columns) if all(isinstance(c, Decimal | int) for c in cells))
        head = (tuple(HeadCell(title) for title in titles),)
        counters = frozenset(n for n, title in enumerate(titles) if title in {"STT", "TT", "Mã"})
        return cls(head, rows, widths or (1.0,) * len(titles), numbers, counters)


Block = Heading | Paragraph | Item | Table
