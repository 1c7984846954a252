"""The top of the first page in Word: ô số 1 to 5 of Nghị định 30/2020, in a table without lines."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Emu, Mm
from docx.table import _Cell

from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.docx_page import add_rule, fixed_columns, narrow, text_width, without_borders
from tonghop.documents.render.measure import balanced_width, bold_width, rule_length
from tonghop.documents.render.wording import (
    DRAFT_MARK,
    MOTTO,
    NATION,
    date_line,
    letterhead_lines,
    number_line,
    subject_line,
)

_RIGHT_COLUMN = Mm(93)  # the nation's name needs 89 mm at 12 points and stays on one line
_GAP = 14  # points between the two columns' texts
_ISSUER_SIZE, _MOTTO_SIZE, _SUBJECT_SIZE = 12, 13, 14


def add_letterhead(document: Document, doc: OfficialDocument) -> None:
    """Add nation and motto right, bodies left; below them number and date, and the mark of a draft."""
    table = document.add_table(2, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    without_borders(table)
    left = text_width(document.sections[0]) - int(_RIGHT_COLUMN)
    fixed_columns(table, [left, int(_RIGHT_COLUMN)])
    _write_bodies(table.cell(0, 0), doc, Emu(left).pt)
    _write_nation(table.cell(0, 1))
    _write_number(table.cell(1, 0), doc)
    _write(table.cell(1, 1), date_line(doc), "VB Địa danh thời gian")


def _write(cell: _Cell, text: str, style: str) -> None:
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 else cell.add_paragraph()
    paragraph.style = style
    paragraph.add_run(text)


def _write_bodies(cell: _Cell, doc: OfficialDocument, width: float) -> None:
    room = width - _GAP
    for line in letterhead_lines(doc.owner_body, room) if doc.owner_body else ():
        _write(cell, line, "VB Cơ quan chủ quản")
    for line in letterhead_lines(doc.issuer, room):
        _write(cell, line, "VB Cơ quan ban hành")
    add_rule(cell, rule_length(line, _ISSUER_SIZE, room), width)


def _write_nation(cell: _Cell) -> None:
    _write(cell, NATION, "VB Quốc hiệu")
    _write(cell, MOTTO, "VB Tiêu ngữ")
    add_rule(cell, bold_width(MOTTO, _MOTTO_SIZE), _RIGHT_COLUMN.pt)


def _write_number(cell: _Cell, doc: OfficialDocument) -> None:
    _write(cell, number_line(doc), "VB Số ký hiệu")
    if not doc.type_name:
        _write(cell, subject_line(doc), "VB Trích yếu công văn")
    if doc.draft:
        mark = cell.add_paragraph(style="VB Dấu dự thảo")
        mark.add_run(f"\u00a0{DRAFT_MARK}\u00a0", style="VB Khung")


def add_title(document: Document, doc: OfficialDocument) -> None:
    """Add the type's name, the subject and the rule below it (ô số 5a); an official letter has none."""
    if not doc.type_name:
        return
    width = Emu(text_width(document.sections[0])).pt
    subject = subject_line(doc)
    document.add_paragraph(doc.type_name.upper(), style="VB Tên loại")
    paragraph = document.add_paragraph(subject, style="VB Trích yếu")
    line = balanced_width(subject, _SUBJECT_SIZE, width)
    narrow(paragraph, line, width)
    add_rule(document, rule_length(subject, _SUBJECT_SIZE, line), width, after=6)
