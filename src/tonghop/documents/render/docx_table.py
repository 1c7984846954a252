"""A ruled table in Word: repeated head, spanned head cells, numbers flush right, rows that do not split."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell

from tonghop.documents.render.blocks import Cell, HeadCell, Table
from tonghop.documents.render.docx_page import fixed_columns, keep_row_whole, text_width
from tonghop.documents.render.wording import cell_text
from tonghop.kernel.text import nfc

_LEAST_WIDTH = int(Mm(12))
_MIDDLE = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def add_table(document: Document, table: Table) -> None:
    """Add the table with its caption and its "Đơn vị tính" line."""
    if table.caption:
        document.add_paragraph(nfc(table.caption), style="VB Tên bảng")
    if table.unit:
        document.add_paragraph(nfc(table.unit), style="VB Đơn vị tính")
    rows = (*table.rows, *((table.total,) if table.total else ()))
    word = document.add_table(len(table.head) + len(rows), len(table.widths), style="Table Grid")
    word.alignment = WD_TABLE_ALIGNMENT.CENTER
    fixed_columns(word, _widths(table, text_width(document.sections[-1])))
    _fill_head(word, table)
    for place, row in enumerate(rows, len(table.head)):
        _fill_row(word, place, row, table, bold=row is table.total)
    keep_row_whole(word)
    document.add_paragraph(style="VB Sau bảng")


def _widths(table: Table, available: int) -> list[int]:
    """Share the width out; no column gets so narrow that "STT" breaks."""
    spare = available - _LEAST_WIDTH * len(table.widths)
    if spare < 0:
        return [available // len(table.widths)] * len(table.widths)
    whole = sum(table.widths)
    wished = [max(available * width / whole, _LEAST_WIDTH) for width in table.widths]
    over = sum(wished) - available
    return [int(w - over * (w - _LEAST_WIDTH) / max(sum(wished) - _LEAST_WIDTH * len(wished), 1)) for w in wished]


def head_places(head: tuple[tuple[HeadCell, ...], ...]) -> Iterator[tuple[int, int, HeadCell]]:
    """Yield (row, column, cell) of each head cell, laid out left to right around the cells that span down."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(head):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            taken |= {(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}


def _fill_head(word: WordTable, table: Table) -> None:
    for row, column, head in head_places(table.head):
        cell = word.cell(row, column)
        if head.columns > 1 or head.rows > 1:
            cell = cell.merge(word.cell(row + head.rows - 1, column + head.columns - 1))
        _write(cell, nfc(head.text), "VB Đầu bảng")
    for row in range(len(table.head)):
        properties = word.rows[row]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no repeated head rows
        properties.append(OxmlElement("w:tblHeader"))


def _fill_row(word: WordTable, place: int, row: tuple[Cell, ...], table: Table, *, bold: bool) -> None:
    for column, (cell, value) in enumerate(zip(word.rows[place].cells, row, strict=True)):
        style = "VB Ô bảng"
        if column in table.number_columns:
            style = "VB Ô số"
        elif column in table.centred_columns:
            style = "VB Ô giữa"
        _write(cell, cell_text(value), style, bold=bold)


def _write(cell: _Cell, text: str, style: str, *, bold: bool = False) -> None:
    cell.vertical_alignment = _MIDDLE
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    run = paragraph.add_run(text)
    if bold:
        run.bold = True
