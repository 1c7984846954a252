"""A plain list as a workbook: title, notes, a head row, and rows of text, numbers and moments."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tonghop.documents.render.xlsx_looks import Looks, new_workbook

Cell = str | int


@dataclass(frozen=True)
class Column:
    """One column: its head and its width in characters."""

    head: str
    width: int


@dataclass(frozen=True)
class ListSheet:
    """The list; every row has one cell a column."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def render_list(sheet: ListSheet, *, at: datetime) -> bytes:
    """Return the workbook (.xlsx), filterable, its head row frozen and repeated in print; `at` dates its properties."""
    file = io.BytesIO()
    workbook = new_workbook(file, sheet.title, at=at)
    looks = Looks(workbook)
    page = workbook.add_worksheet("Danh sách")
    page.write_string(0, 0, sheet.title, looks.title())
    for row, note in enumerate(sheet.notes, start=1):
        page.write_string(row, 0, note, looks.note())
    top = len(sheet.notes) + 2
    for column, spec in enumerate(sheet.columns):
        page.set_column(column, column, spec.width)
        page.write_string(top, column, spec.head, looks.head())
    for number, cells in enumerate(sheet.rows, start=top + 1):
        for column, cell in enumerate(cells):
            page.write(number, column, cell, looks.text())
    page.autofilter(top, 0, top + max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    workbook.close()
    return file.getvalue()
