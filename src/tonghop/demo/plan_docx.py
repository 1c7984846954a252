"""The sample plan of the demonstration as a real Word file, in the form of Nghị định 30/2020/NĐ-CP."""

import io
import zipfile
from importlib.resources import files
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_BOLD_LEVELS = {"part", "section"}
_TITLE_LENGTH = 110  # a numbered heading longer than a title is a clause, and a clause is not bold
_CELL = {"size": 12, "before": 2, "after": 2}
_ZIP_DAY = (
    2026,
    5,
    4,
    8,
    0,
    0,
)  # every entry carries the plan's own day, so the same words give the same bytes


def sample_plan() -> dict[str, Any]:
    """Return the sample plan as data: letterhead, basis, body, recipients, signature, appendices."""
    text = files("tonghop.demo").joinpath("data/ke-hoach-mau.yaml").read_text(encoding="utf-8")
    plan: dict[str, Any] = yaml.safe_load(text)
    return plan


def sample_plan_docx() -> bytes:
    """Return the sample plan as the bytes of a .docx, the same bytes at every call."""
    plan = sample_plan()
    document = docx.Document()
    _set_page(document)
    _write(document, plan["marking"], size=11, italic=True, align=CENTRE)
    _letterhead(document, plan["letterhead"])
    _write(document, plan["kind"], size=14, bold=True, align=CENTRE, before=12)
    _write(document, plan["subject"], size=14, bold=True, align=CENTRE, after=0)
    _rule_below(_write(document, "", size=2, align=CENTRE, after=12), inset_mm=55)
    for line in plan["basis"]:
        _write(document, line, italic=True, align=JUSTIFY, indent=True)
    for block in plan["body"]:
        _block(document, block)
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # no signature alone on a page
    _closing(document, plan["recipients"], plan["signature"])
    for appendix in plan["appendices"]:
        _appendix(document, appendix)
    return _saved(document, plan["subject"])


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no call for a field


def _write(place: Document | _Cell, text: str, *, align: Any = None, indent: bool = False, **look: Any) -> Paragraph:
    paragraph = place.add_paragraph()
    _fill(paragraph, text, align=align, **look)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
    return paragraph


def _fill(paragraph: Paragraph, text: str, *, align: Any = None, **look: Any) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = look.get("bold", False), look.get("italic", False)
    run.font.size = Pt(look.get("size", 14))
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(look.get("before", 0))
    paragraph.paragraph_format.space_after = Pt(look.get("after", 6))


def _fill_cell(cell: _Cell, lines: list[tuple[str, dict[str, Any]]], *, align: Any = CENTRE) -> None:
    """Write the lines, each with its look, into a cell that is still empty."""
    for index, (text, look) in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        _fill(paragraph, text, align=align, **{"after": 0, **look})


def _letterhead(document: Document, head: dict[str, Any]) -> None:
    table = document.add_table(rows=2, cols=2)
    _set_widths(table, [65, 100])
    bold = {"bold": True, "size": 13}
    _fill_cell(table.cell(0, 0), [(line, bold) for line in head["issuer"]])
    _fill_cell(table.cell(0, 1), [(head["state"], {"bold": True, "size": 12}), (head["motto"], bold)])
    _fill_cell(table.cell(1, 0), [(f"Số: {head['number']}", {"size": 13, "before": 8})])
    _fill_cell(table.cell(1, 1), [(f"{head['place']}, {head['date']}", {"italic": True, "before": 8})])
    for cell in (table.cell(0, 0), table.cell(0, 1)):
        _rule_below(cell.paragraphs[-1])


def _rule_below(paragraph: Paragraph, *, inset_mm: int = 14) -> None:
    """Draw the solid line that the form asks for under the issuer's name, the motto and the subject."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset_mm)
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no call for a border
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    properties.insert_element_before(border, *after)  # type: ignore[arg-type]  # its stubs know no lxml element


def _block(document: Document, block: dict[str, str]) -> None:
    level, text = block["level"], block["text"]
    bold = level in _BOLD_LEVELS or (level == "heading" and len(text) < _TITLE_LENGTH)
    _write(document, text, bold=bold, align=JUSTIFY, indent=True)


def _closing(document: Document, recipients: list[str], signature: dict[str, str]) -> None:
    table = document.add_table(rows=1, cols=2)
    _set_widths(table, [85, 80])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no call for it
    left, right = table.rows[0].cells
    lines: list[tuple[str, dict[str, Any]]] = [("Nơi nhận:", {"bold": True, "italic": True, "size": 12})]
    _fill_cell(left, lines + [(f"- {line}", {"size": 11}) for line in recipients], align=None)
    bold = {"bold": True}
    _fill_cell(right, [(signature["authority"], bold), (signature["post"], bold)])
    _write(right, signature["name"], bold=True, align=CENTRE, before=72)


def _appendix(document: Document, appendix: dict[str, Any]) -> None:
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    _write(document, appendix["label"], bold=True, align=CENTRE)
    _write(document, appendix["title"], bold=True, align=CENTRE)
    _write(document, appendix["note"], italic=True, align=CENTRE, size=13)
    table = document.add_table(rows=1, cols=len(appendix["columns"]), style="Table Grid")
    _set_widths(table, appendix["widths_mm"])
    for cell, name in zip(table.rows[0].cells, appendix["columns"], strict=True):
        _fill_cell(cell, [(name, {"bold": True, **_CELL})])
    _repeat_on_each_page(table)
    for row in appendix["rows"]:
        _table_row(table, row)


def _table_row(table: Table, row: dict[str, Any]) -> None:
    """Add one row: a group spans all columns but the first; a cell that is None joins the one above."""
    cells = table.add_row().cells  # type: ignore[no-untyped-call]  # left untyped by python-docx
    if "group" in row:
        _fill_cell(cells[0], [(row["group"], {"bold": True, **_CELL})])
        _fill_cell(cells[1].merge(cells[-1]), [(row["text"], {"bold": True, **_CELL})], align=None)
        return
    above = table.rows[-2].cells
    for index, text in enumerate(row["cells"]):
        if text is None:
            above[index].merge(cells[index])
        else:
            _fill_cell(cells[index], [(text, _CELL)], align=None if index == 1 else CENTRE)


def _set_widths(table: Table, millimetres: list[int]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _repeat_on_each_page(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no call for it


def _saved(document: Document, title: str) -> bytes:
    document.core_properties.title, document.core_properties.author = title, "Dữ liệu mô phỏng"
    first, fixed = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            target.writestr(zipfile.ZipInfo(name, _ZIP_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
