"""Word's pages: paper, margins, page numbers, sections, columns, rules; and bytes that never vary."""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from tonghop.documents.render.docx_styles import define_styles

SHORT, LONG = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
"""Nghị định 30/2020, Phụ lục I, I: top and bottom 20-25 mm, left 30-35, right 15-20."""
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_WORD_15 = "15"
_BALLAST = {"stylesWithEffects", "thumbnail", "customXml"}
_RULE_SIZE = "6"  # eighths of a point


def blank_document(title: str, author: str, *, at: datetime) -> Document:
    """Return an empty document with the styles, one portrait section and properties dated `at`."""
    document = docx.Document(io.BytesIO(_with_styles()))
    _name(document, title, author, at)
    set_page(document.sections[0], landscape=False)
    return document


@cache
def _with_styles() -> bytes:
    """Return the empty document that every paper begins with; its styles take a fifth of a second to define."""
    document = docx.Document()
    define_styles(document)
    _speak_to_new_word(document)
    _drop_ballast(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _name(document: Document, title: str, author: str, at: datetime) -> None:
    properties = document.core_properties
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = title[:255]
    properties.author = properties.last_modified_by = author[:255]
    properties.created = properties.modified = moment
    properties.comments = properties.keywords = properties.subject = ""
    properties.language, properties.revision = "vi-VN", 1


def _speak_to_new_word(document: Document) -> None:
    """Say that the file is for Word 2013 and later, so that it does not open in compatibility mode."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_15)


def _drop_ballast(document: Document) -> None:
    """Leave out what the library's template carries along: a preview picture, old Word's copy of the styles."""
    for owner in (document.part.rels, document.part.package.rels):
        for key, link in list(owner.items()):
            if link.reltype.rsplit("/", 1)[-1] in _BALLAST:
                del owner[key]


def element(tag: str, **attributes: str) -> _Element:
    """Return a new element of the WordprocessingML name space with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_page(section: Section, *, landscape: bool) -> None:
    """Set A4, the decree's margins and the page number at the top, from the second page on."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    header = section.header.paragraphs[0]
    header.style = "Header"
    _add_field(header, "PAGE")
    _restart_numbers(section)


def _restart_numbers(section: Section) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no public way to set where page numbers start
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    margins = properties.find(qn("w:pgMar"))
    if margins is not None:
        margins.addnext(element("w:pgNumType", start="1"))


def _add_field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run("2" if kind == "shown" else "")
        if kind == "code":
            instruction = OxmlElement("w:instrText")
            instruction.text = code
            run._r.append(instruction)  # noqa: SLF001 - python-docx has no fields
        elif kind != "shown":
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001 - likewise


def add_foot_mark(section: Section, text: str) -> None:
    """Write a small line at the foot of every page of the section."""
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        footer.paragraphs[0].style = "Footer"
        footer.paragraphs[0].add_run(text)


def add_section(document: Document, *, landscape: bool) -> Section:
    """Open a new section on a new page, with page numbers of its own (Phụ lục I, I)."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=landscape)
    return section


def text_width(section: Section) -> int:
    """Return the width between the margins, in EMU."""
    return int(section.page_width or SHORT) - int(section.left_margin or LEFT) - int(section.right_margin or RIGHT)


def fixed_columns(table: Table, widths: list[int]) -> None:
    """Give the table fixed column widths in EMU; Word and LibreOffice both need them on each cell."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    properties = table._tbl.tblPr  # noqa: SLF001 - the library puts the layout behind the look; the schema, before it
    for look in properties.findall(qn("w:tblLook")):
        properties.append(look)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)


def without_borders(table: Table) -> None:
    """Take the inner margins of a layout table away; the style "Normal Table" draws no lines."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no public way to set cell margins
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="0", type="dxa"))
    properties.append(margins)


def keep_row_whole(table: Table) -> None:
    """Forbid a page break inside any row."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no public way


def narrow(paragraph: Paragraph, width: float, available: float) -> None:
    """Keep a centred paragraph within `width` of `available` points, so that its lines are of like length."""
    side = Pt(max((available - width) / 2, 0))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side


def add_rule(holder: Document | _Cell, length: float, available: float, *, after: float = 0) -> Paragraph:
    """Add a centred solid rule of `length` points within `available` points: a paragraph's own top border."""
    paragraph = holder.add_paragraph(style="VB Đường kẻ")
    narrow(paragraph, length, available)
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(2), Pt(after)
    borders = OxmlElement("w:pBdr")
    borders.append(element("w:top", val="single", sz=_RULE_SIZE, space="1", color="auto"))
    _insert_borders(paragraph, borders)
    return paragraph


def _insert_borders(paragraph: Paragraph, borders: _Element) -> None:
    """Put the borders where the schema wants them: after the style, before spacing and indents."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no paragraph borders
    later = [child for child in properties if child.tag in {qn("w:spacing"), qn("w:ind"), qn("w:jc")}]
    if later:
        later[0].addprevious(borders)
    else:
        properties.append(borders)


def bytes_of(document: Document) -> bytes:
    """Return the file; the same content gives the same bytes, since no entry carries the time of packing."""
    first = io.BytesIO()
    document.save(first)
    packed = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
