"""The content of a figures workbook: one row a unit, one column an indicator, totals given by the caller."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Adds = Literal["sum", "average", "rate", "none"]
Value = Decimal | str | None
"""A figure; or text, which says why there is none ("không có: ..."); or None, not given: never zero."""


@dataclass(frozen=True)
class FigureColumn:
    """An indicator; `adds` says how it is totalled, a rate from the totals of two other columns, in percent."""

    code: str
    name: str
    unit: str
    adds: Adds
    numerator: str = ""
    denominator: str = ""
    decimals: int = 0
    area: str = ""


@dataclass(frozen=True)
class FigureRow:
    """A reporting unit and its values in the order of the columns; `missing` says why it has none, else ""."""

    name: str
    status: str
    values: tuple[Value, ...]
    missing: str = ""


@dataclass(frozen=True)
class FigureSource:
    """Where one figure comes from: a unit's report, its version and hash."""

    unit: str
    report: str
    moment: str
    content_hash: str


@dataclass(frozen=True)
class FiguresTable:
    """A whole table. Raises ValueError where it would contradict itself: a total that its own rows do not give."""

    title: str
    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]
    totals: tuple[Decimal | None, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[FigureSource, ...] = ()
    simulated: bool = False

    def __post_init__(self) -> None:
        if len(self.totals) != len(self.columns):
            raise ValueError(f"{len(self.totals)} totals for {len(self.columns)} columns")
        for row in self.rows:
            self._check_row(row)
        for place, column in enumerate(self.columns):
            self._check_column(place, column)

    def place_of(self, code: str) -> int:
        """Return the position of the column with that code; ValueError where there is none."""
        return [column.code for column in self.columns].index(code)

    def numbers(self, place: int) -> list[Decimal]:
        """Return the numbers of a column, without blanks and reasons."""
        values = (row.values[place] for row in self.rows)
        return [value for value in values if isinstance(value, Decimal)]

    def _check_row(self, row: FigureRow) -> None:
        if len(row.values) != len(self.columns):
            raise ValueError(f"{row.name}: {len(row.values)} values for {len(self.columns)} columns")
        if row.missing and any(isinstance(value, Decimal) for value in row.values):
            raise ValueError(f"{row.name} is named as missing but has figures, which the total would count")

    def _check_column(self, place: int, column: FigureColumn) -> None:
        if column.adds == "rate":
            self.place_of(column.numerator)
            self.place_of(column.denominator)
        elif column.adds == "sum" and (self.totals[place] or Decimal(0)) != sum(self.numbers(place)):
            raise ValueError(f"{column.code}: the total {self.totals[place]} is not the sum of the rows")
