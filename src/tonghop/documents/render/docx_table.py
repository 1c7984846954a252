"""A ruled table in Word: repeated head, spanned head cells, numbers flush right, rows that do not split."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import _Cell, _Row

from tonghop.documents.render.blocks import Cell, HeadCell, Table
from tonghop.documents.render.docx_page import fixed_columns, keep_row_whole, text_width
from tonghop.documents.render.wording import cell_text

_LEAST_WIDTH = int(Mm(12))
_CELL_STYLES = ("VB Đầu bảng", "VB Ô bảng", "VB Ô giữa", "VB Ô số")
_MIDDLE = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def add_table(document: Document, table: Table) -> None:
    """Add the table with its caption and its "Đơn vị tính" line."""
    if table.caption:
        document.add_paragraph(table.caption, style="VB Tên bảng")
    if table.unit:
        document.add_paragraph(table.unit, style="VB Đơn vị tính")
    rows = (*table.rows, *((table.total,) if table.total else ()))
    word = document.add_table(len(table.head) + len(rows), len(table.widths), style="Table Grid")
    word.alignment = WD_TABLE_ALIGNMENT.CENTER
    fixed_columns(word, _widths(table, text_width(document.sections[-1])))
    styles = {name: document.styles[name].style_id for name in _CELL_STYLES}
    word_rows = list(word.rows)
    _fill_head(word_rows, table, styles)
    for word_row, values in zip(word_rows[len(table.head) :], rows, strict=True):
        _fill_row(word_row.cells, values, table, styles)
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


def _fill_head(rows: list[_Row], table: Table, styles: dict[str, str]) -> None:
    grid = [row.cells for row in rows[: len(table.head)]]
    for row, column, head in head_places(table.head):
        cell = grid[row][column]
        if head.columns > 1 or head.rows > 1:
            cell = cell.merge(grid[row + head.rows - 1][column + head.columns - 1])
        _write(cell, head.text, styles["VB Đầu bảng"])
    for line in rows[: len(table.head)]:
        properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no repeated head rows
        properties.append(OxmlElement("w:tblHeader"))


def _fill_row(cells: tuple[_Cell, ...], values: tuple[Cell, ...], table: Table, styles: dict[str, str]) -> None:
    for column, (cell, value) in enumerate(zip(cells, values, strict=True)):
        style = "VB Ô bảng"
        if column in table.number_columns:
            style = "VB Ô số"
        elif column in table.centred_columns:
            style = "VB Ô giữa"
        _write(cell, cell_text(value), styles[style], bold=values is table.total)


def _write(cell: _Cell, text: str, style_id: str, *, bold: bool = False) -> None:
    """Write into an empty cell. Naming the style by its id spares a search through all styles a cell."""
    cell.vertical_alignment = _MIDDLE
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id  # noqa: SLF001 - the public setter takes 1 ms a cell
    run = paragraph.add_run(text)
    if bold:
        run.bold = True
