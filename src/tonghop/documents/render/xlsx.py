"""The figures workbook: one row a unit, totals as formulas that also carry their value, who is missing by name."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from math import ceil

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.figures import FigureColumn, FigureRow, FiguresTable
from tonghop.documents.render.wording import SIMULATED_MARK
from tonghop.documents.render.xlsx_looks import Looks, new_workbook, number_format

FIGURES_SHEET, MISSING_SHEET, SOURCES_SHEET = "Số liệu", "Chưa có số liệu", "Nguồn"
_FIXED = ("STT", "Đơn vị", "Tình trạng")
_LABELS = ("Lĩnh vực", "Chỉ tiêu", "Đơn vị tính", "Cách tổng hợp", "Mã")
_LEFT = len(_FIXED)
_COLUMNS_A_PAGE = 14
_A4 = 9
_TALL_LINE = 38  # points: three lines of a reason
_HOW = {"sum": "Tổng", "average": "Bình quân", "rate": "Tỷ lệ", "none": "Không cộng"}


def render_figures(table: FiguresTable, *, at: datetime, parts: Mapping[str, FiguresTable] | None = None) -> bytes:
    """Return the workbook (.xlsx); `at` dates its properties, and equal arguments give equal bytes.

    `parts` are sheets of their own after the first, by name: the same figures for one kind of unit, with its totals.
    """
    table = cleaned(table)
    file = io.BytesIO()
    workbook = new_workbook(file, table.title, at=at)
    looks = Looks(workbook)
    _FiguresSheet(workbook.add_worksheet(FIGURES_SHEET), table, looks).write()
    for name, part in (parts or {}).items():
        _FiguresSheet(workbook.add_worksheet(name), cleaned(part), looks).write()
    _write_missing(workbook, table, looks)
    if table.sources:
        _write_sources(workbook, table, looks)
    workbook.close()
    return file.getvalue()


@dataclass(frozen=True)
class _FiguresSheet:
    """A sheet of figures while it is written; lines and columns are counted from 0."""

    sheet: Worksheet
    table: FiguresTable
    looks: Looks

    @property
    def top(self) -> int:
        """The head's first line, under title and notes."""
        return len(self._notes()) + 2

    @property
    def first(self) -> int:
        """The first unit's line."""
        return self.top + len(_LABELS)

    @property
    def last(self) -> int:
        """The last unit's line."""
        return self.first + len(self.table.rows) - 1

    def write(self) -> None:
        """Write the whole sheet."""
        self.sheet.write_string(0, 0, self.table.title, self.looks.title())
        for line, note in enumerate(self._notes(), 1):
            self.sheet.write_string(line, 0, note, self.looks.note())
        self._write_head()
        for place, row in enumerate(self.table.rows):
            self._write_row(self.first + place, place + 1, row)
        self._write_totals()
        self._set_print()

    def _notes(self) -> tuple[str, ...]:
        return (*self.table.notes, *((SIMULATED_MARK,) if self.table.simulated else ()))

    def _write_head(self) -> None:
        head, codes = self.looks.head(), self.top + len(_LABELS) - 1
        for place, label in enumerate(_FIXED):
            self.sheet.merge_range(self.top, place, codes - 1, place, label, head)
            self.sheet.write_string(codes, place, "Mã" if place == 1 else "", self.looks.code())
        for place, column in enumerate(self.table.columns, _LEFT):
            for offset, text in enumerate((column.name, column.unit, _HOW[column.adds]), 1):
                self.sheet.write_string(self.top + offset, place, text, head)
            self.sheet.write_string(codes, place, column.code, self.looks.code())
        self._write_areas()
        self.sheet.set_row(self.top + 1, 78)

    def _write_areas(self) -> None:
        """Write each area once over its columns."""
        start = _LEFT
        for area, columns in groupby(self.table.columns, key=lambda column: column.area):
            end = start + len(list(columns)) - 1
            if end > start:
                self.sheet.merge_range(self.top, start, self.top, end, area, self.looks.head())
            else:
                self.sheet.write_string(self.top, start, area, self.looks.head())
            start = end + 1

    def _write_row(self, line: int, number: int, row: FigureRow) -> None:
        absent = bool(row.missing)
        if any(isinstance(value, str) and value for value in row.values):
            self.sheet.set_row(line, _TALL_LINE)
        self.sheet.write_number(line, 0, number, self.looks.text(absent=absent, centred=True))
        self.sheet.write_string(line, 1, row.name, self.looks.text(absent=absent))
        self.sheet.write_string(line, 2, row.status, self.looks.text(absent=absent))
        for place, (column, value) in enumerate(zip(self.table.columns, row.values, strict=True), _LEFT):
            if isinstance(value, Decimal):
                self.sheet.write_number(line, place, float(value), self.looks.number(_shown(column)))
            elif value:
                self.sheet.write_string(line, place, value, self.looks.reason())
            else:
                self.sheet.write_blank(line, place, None, self.looks.number(_shown(column), absent=absent))

    def _write_totals(self) -> None:
        labels = ("Toàn bộ các đơn vị", "Số đơn vị có số liệu")
        for line, label in enumerate(labels, self.last + 1):
            for place, text in enumerate(("", label, "")):
                self.sheet.write_string(line, place, text, self.looks.total_label())
        for place, column in enumerate(self.table.columns):
            total, shown = self.table.totals[place], self.looks.total(_shown(column))
            formula = self._formula(place, column)
            if formula:
                value = "" if total is None else float(total)
                self.sheet.write_formula(self.last + 1, place + _LEFT, formula, shown, value)
            else:
                self.sheet.write_blank(self.last + 1, place + _LEFT, None, shown)
            count = f"=COUNT({self._cells(place)})"
            given = len(self.table.numbers(place))
            self.sheet.write_formula(self.last + 2, place + _LEFT, count, self.looks.total(), given)

    def _cells(self, place: int) -> str:
        cells: str = xl_range(self.first, place + _LEFT, self.last, place + _LEFT)
        return cells

    def _formula(self, place: int, column: FigureColumn) -> str:
        """Return the total's formula: blank, not zero, where no unit gave a figure; "" where nothing is added."""
        cells = self._cells(place)
        if column.adds == "sum":
            return f'=IF(COUNT({cells})=0,"",SUM({cells}))'
        if column.adds == "average":
            return f'=IF(COUNT({cells})=0,"",ROUND(AVERAGE({cells}),{column.decimals}))'
        if column.adds == "rate":
            part, whole = (self._cells(self.table.place_of(code)) for code in (column.numerator, column.denominator))
            return _rate_formula(part, whole, column.decimals)
        return ""

    def _set_print(self) -> None:
        width = len(self.table.columns)
        self.sheet.set_column(0, 0, 5)
        self.sheet.set_column(1, 1, 28)
        self.sheet.set_column(2, 2, 18)
        self.sheet.set_column(_LEFT, _LEFT + width - 1, 14)
        self.sheet.freeze_panes(self.first, _LEFT)
        set_landscape(self.sheet, pages_wide=ceil(width / _COLUMNS_A_PAGE))
        self.sheet.repeat_rows(self.top, self.first - 1)
        self.sheet.repeat_columns(0, _LEFT - 1)
        self.sheet.print_area(0, 0, self.last + 2, _LEFT + width - 1)


def _rate_formula(part: str, whole: str, decimals: int) -> str:
    """Return the formula of a rate over the units that gave both numbers; blank where there is nothing to divide by."""
    both = f"--ISNUMBER({part}),--ISNUMBER({whole})"
    below = f"SUMPRODUCT({both},{whole})"
    return f'=IF({below}=0,"",ROUND(SUMPRODUCT({both},{part})/{below}*100,{decimals}))'


def _shown(column: FigureColumn) -> str:
    return "0" if column.unit == "năm" else number_format(column.decimals)


def set_landscape(sheet: Worksheet, *, pages_wide: int = 1) -> None:
    """Print on A4 lying on its side, so many pages wide and as many long as it takes, each with its number."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer('&C&"Times New Roman"&10Trang &P/&N')


def _write_missing(workbook: Workbook, table: FiguresTable, looks: Looks) -> None:
    absent = [(row.name, row.status, row.missing) for row in table.rows if row.missing]
    title = f"Đơn vị chưa có trong số liệu tổng hợp: {len(absent)}/{len(table.rows)}"
    _write_list(workbook, MISSING_SHEET, title, ("Đơn vị", "Tình trạng", "Lý do"), absent, looks)


def _write_sources(workbook: Workbook, table: FiguresTable, looks: Looks) -> None:
    rows = [(s.unit, s.report, s.moment, s.content_hash) for s in table.sources]
    heads = ("Đơn vị", "Báo cáo", "Thời điểm", "Mã băm nội dung (SHA-256)")
    _write_list(workbook, SOURCES_SHEET, "Nguồn của số liệu", heads, rows, looks)


def _write_list(
    workbook: Workbook,
    name: str,
    title: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    looks: Looks,
) -> None:
    sheet = workbook.add_worksheet(name)
    sheet.write_string(0, 0, title, looks.title())
    for place, head in enumerate(("STT", *heads)):
        sheet.write_string(2, place, head, looks.head())
    for line, row in enumerate(rows, 3):
        sheet.write_number(line, 0, line - 2, looks.text(centred=True))
        for place, text in enumerate(row, 1):
            sheet.write_string(line, place, text, looks.text())
    sheet.set_column(0, 0, 5)
    for place, head in enumerate(heads, 1):
        longest = max(len(text) for text in (head, *(row[place - 1] for row in rows)))
        sheet.set_column(place, place, longest + 3)
    sheet.freeze_panes(3, 0)
    set_landscape(sheet)
    sheet.repeat_rows(2)
