"""The end of the paper in Word: recipients left, authority, room to sign and name right, unsplit."""

from docx.document import Document
from docx.table import _Cell

from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.docx_page import fixed_columns, keep_row_whole, text_width, without_borders
from tonghop.documents.render.wording import recipient_lines

_LEFT_SHARE = 0.5
_LINES_TO_SIGN = 4


def add_signing(document: Document, doc: OfficialDocument) -> None:
    """Add one unsplittable row: "Nơi nhận" (ô số 9b) level with the signer's authority (ô số 7)."""
    document.add_paragraph(style="VB Sau bảng").paragraph_format.keep_with_next = True
    table = document.add_table(1, 2)
    without_borders(table)
    width = text_width(document.sections[0])
    left = int(width * _LEFT_SHARE)
    fixed_columns(table, [left, width - left])
    _write_recipients(table.cell(0, 0), doc)
    _write_signer(table.cell(0, 1), doc)
    keep_row_whole(table)


def _write_recipients(cell: _Cell, doc: OfficialDocument) -> None:
    lines = recipient_lines(doc)
    if not lines:
        return
    _first(cell, "Nơi nhận:", "VB Nơi nhận")
    for line in lines:
        cell.add_paragraph(line, style="VB Danh sách nơi nhận")


def _write_signer(cell: _Cell, doc: OfficialDocument) -> None:
    titles = [*doc.signing.authority_lines, doc.signing.position]
    _first(cell, titles[0], "VB Quyền hạn chức vụ")
    for title in titles[1:]:
        cell.add_paragraph(title, style="VB Quyền hạn chức vụ")
    for _ in range(_LINES_TO_SIGN):
        cell.add_paragraph(style="VB Chỗ ký")
    cell.add_paragraph(doc.signing.name, style="VB Họ tên")


def _first(cell: _Cell, text: str, style: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)
