"""Finding the rows of figures in a workbook: whose it is, where its tables begin, each row with its cells' names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tonghop.files.xlsx import CellValue, Sheet, cell_name
from tonghop.kernel.text import fold, squeeze
from tonghop.reports.rules.problems import Problem

IDENTITY_SHEET = "_tonghop"
_LONGEST_CODE = 40  # twice the longest there is; what is longer is no code
_TOP, _LEFT = 300, 60  # how far down and to the right the heads of a table are looked for
_HEADS = {"code": ("ma", "ma chi tieu"), "value": ("gia tri", "so lieu")}
_MORE = {
    "reason": ("ly do khong co so lieu", "ly do"),
    "note": ("thuyet minh", "ghi chu"),
    "unit": ("don vi tinh", "dvt"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table of figures begins: the line of its heads, and which column holds what."""

    line: int
    code: int
    value: int
    reason: int | None
    note: int | None
    unit: int | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of the form: raw cells and the names under which a person finds them."""

    code: str
    value: CellValue
    reason: str
    note: str
    unit: str
    where: str  # of a file with several tables: " trang “B”"
    sheet: str
    cells: tuple[str, str]  # names of the cells of code and value

    @property
    def code_cell(self) -> str:
        """Where the code stands, as a person finds it."""
        return f"ô {self.cells[0]}{self.where}"

    @property
    def is_blank(self) -> bool:
        """Whether the row says nothing about its figure."""
        return self.value is None and not self.reason

    def says_the_same_as(self, other: "FigureRow") -> bool:
        """Tell whether another row of the same code has the same figure and reason."""
        return (self.value, self.reason) == (other.value, other.reason)

    def at_code(self, message: str) -> Problem:
        """Return a problem of the cell that holds the code."""
        return Problem(self.code_cell, message, f"{self.sheet}!{self.cells[0]}")

    def at_value(self, message: str) -> Problem:
        """Return a problem of the cell that holds the figure."""
        return Problem(f"ô {self.cells[1]}{self.where}", message, f"{self.sheet}!{self.cells[1]}")


def tables_in(sheet: Sheet) -> Iterator[Columns]:
    """Yield the first row that heads a table of figures, if the sheet has one."""
    for line, row in enumerate(sheet.rows[:_TOP]):
        heads = [fold(cell_words(cell)) for cell in row[:_LEFT]]
        places = {name: _place(heads, words) for name, words in (_HEADS | _MORE).items()}
        code, value = places["code"], places["value"]
        if code is not None and value is not None:
            yield Columns(line, code, value, places["reason"], places["note"], places["unit"])
            return


def _place(heads: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((place for word in wanted for place, head in enumerate(heads) if head == word), None)


def rows_of(sheet: Sheet, columns: Columns, *, many: bool) -> Iterator[FigureRow]:
    """Yield every row under the heads that has a code or a figure; with `many`, their places name the sheet."""
    where = f" trang “{sheet.name}”" if many else ""
    for line, row in enumerate(sheet.rows[columns.line + 1 :], start=columns.line + 1):
        if _at(row, columns.code) is None and _at(row, columns.value) is None:
            continue
        code = cell_words(_at(row, columns.code)).upper()[:_LONGEST_CODE]
        one = FigureRow(
            code=code,
            value=_at(row, columns.value),
            reason=cell_words(_at(row, columns.reason)),
            note=cell_words(_at(row, columns.note)),
            unit=cell_words(_at(row, columns.unit)),
            where=where,
            sheet=sheet.name,
            cells=(cell_name(line, columns.code), cell_name(line, columns.value)),
        )
        if code or one.value is not None:
            yield one


def identity_in(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Return what the form's hidden sheet says: layout, campaign, unit, form_version; nothing where it is missing."""
    sheet = next((s for s in sheets if s.name == IDENTITY_SHEET), None)
    pairs = (row for row in sheet.rows if len(row) > 1) if sheet else ()
    return {cell_words(row[0]): cell_words(row[1]) for row in pairs}


def unit_said(sheets: Iterable[Sheet]) -> str:
    """Return the unit that the visible head of the form names ("Đơn vị báo cáo: ..."), "" where it names none."""
    heads = (cell_words(cell) for sheet in sheets if not sheet.hidden for row in sheet.rows[:15] for cell in row[:1])
    said = (head.partition(":")[2] for head in heads if fold(head[:40]).startswith("don vi bao cao"))
    return next(map(squeeze, said), "")


def _at(row: Sequence[CellValue], column: int | None) -> CellValue:
    return row[column] if column is not None and column < len(row) else None


def cell_words(cell: CellValue) -> str:
    """Return a cell's words as a person sees them: "5" for 5.0, "" for a blank one."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else squeeze(str(cell))
