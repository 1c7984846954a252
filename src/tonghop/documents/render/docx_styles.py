"""The Word styles of an official paper: sizes, weights and spaces of Nghị định 30/2020, by name."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml.etree import _Element

FONT = "Times New Roman"
_LEFT, _CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
_RIGHT, _JUSTIFY = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_INDENT = 1.27  # cm; Phụ lục I, II.6: 1 or 1.27 cm
_BODY_LINES = 1.15  # Phụ lục I, II.6: single to 1.5 lines
_BEFORE_BODY = ("Heading 1", "Heading 2", "Heading 3", "VB Tên phần", "VB Hướng dẫn")
_KEPT_TABLE_STYLES = {"Normal Table", "Table Grid"}
_GREY = RGBColor(0x59, 0x59, 0x59)


@dataclass(frozen=True)
class Look:
    """How one paragraph style looks; `indent` in centimetres, `before` and `after` in points."""

    size: float
    align: WD_ALIGN_PARAGRAPH = _LEFT
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    lines: float = 1.0
    keep: bool = False
    grey: bool = False
    outline: int | None = None


LOOKS: dict[str, Look] = {
    "Normal": Look(14),
    "Header": Look(13, _CENTRE),
    "Footer": Look(9, _CENTRE, italic=True, grey=True),
    "VB Cơ quan chủ quản": Look(12, _CENTRE),
    "VB Cơ quan ban hành": Look(12, _CENTRE, bold=True),
    "VB Quốc hiệu": Look(12, _CENTRE, bold=True),
    "VB Tiêu ngữ": Look(13, _CENTRE, bold=True),
    "VB Số ký hiệu": Look(13, _CENTRE),
    "VB Trích yếu công văn": Look(12, _CENTRE, before=6),
    "VB Địa danh thời gian": Look(13, _CENTRE, italic=True),
    "VB Dấu dự thảo": Look(13, _CENTRE, bold=True, before=8),
    "VB Tên loại": Look(14, _CENTRE, bold=True, before=18, keep=True),
    "VB Trích yếu": Look(14, _CENTRE, bold=True, keep=True),
    "VB Đường kẻ": Look(4, _CENTRE),
    "VB Kính gửi": Look(14, _CENTRE, before=12, after=6),
    "VB Nơi gửi đến": Look(14, _LEFT),
    "VB Căn cứ": Look(14, _JUSTIFY, italic=True, before=6, indent=_INDENT, lines=_BODY_LINES),
    "VB Nội dung": Look(14, _JUSTIFY, before=6, indent=_INDENT, lines=_BODY_LINES),
    "VB Gạch đầu dòng": Look(14, _JUSTIFY, before=6, indent=_INDENT, lines=_BODY_LINES),
    "VB Gạch bậc hai": Look(14, _JUSTIFY, before=6, indent=_INDENT, lines=_BODY_LINES),
    "VB Phần": Look(14, _CENTRE, bold=True, before=12, keep=True, outline=0),
    "VB Tên phần": Look(14, _CENTRE, bold=True, keep=True),
    "Heading 1": Look(14, _JUSTIFY, bold=True, before=12, indent=_INDENT, lines=_BODY_LINES, keep=True),
    "Heading 2": Look(14, _JUSTIFY, bold=True, before=6, indent=_INDENT, lines=_BODY_LINES, keep=True),
    "Heading 3": Look(14, _JUSTIFY, before=6, indent=_INDENT, lines=_BODY_LINES, keep=True),
    "VB Tên bảng": Look(13, _CENTRE, bold=True, before=10, after=4, keep=True),
    "VB Đơn vị tính": Look(12, _RIGHT, italic=True, after=2, keep=True),
    "VB Đầu bảng": Look(12, _CENTRE, bold=True, before=2, after=2),
    "VB Ô bảng": Look(12, _LEFT, before=2, after=2),
    "VB Ô giữa": Look(12, _CENTRE, before=2, after=2),
    "VB Ô số": Look(12, _RIGHT, before=2, after=2),
    "VB Sau bảng": Look(6),
    "VB Nơi nhận": Look(12, _LEFT, bold=True, italic=True, keep=True),
    "VB Danh sách nơi nhận": Look(11, _LEFT, keep=True),
    "VB Quyền hạn chức vụ": Look(14, _CENTRE, bold=True, keep=True),
    "VB Chỗ ký": Look(14, _CENTRE, keep=True),
    "VB Họ tên": Look(14, _CENTRE, bold=True),
    "VB Phụ lục": Look(14, _CENTRE, bold=True, keep=True, outline=0),
    "VB Tên phụ lục": Look(14, _CENTRE, bold=True, keep=True),
    "VB Kèm theo": Look(13, _CENTRE, italic=True, after=8, keep=True),
    "VB Hướng dẫn": Look(12, _JUSTIFY, italic=True, before=3, indent=_INDENT, grey=True),
}
"""The looks of ô số 1 to 9 follow Phụ lục I, mục II to V; Phụ lục I, III.1 for the appendices."""


def define_styles(document: Document) -> None:
    """Make every style of a paper in the document, and drop the table styles of the library's template."""
    _drop_table_styles(document)
    _set_defaults(document)
    for name, look in LOOKS.items():
        _define(document, name, look)
    for name in _BEFORE_BODY:
        document.styles[name].next_paragraph_style = document.styles["VB Nội dung"]
    document.styles["VB Gạch bậc hai"].paragraph_format.left_indent = Cm(0.5)
    document.styles["VB Nơi gửi đến"].paragraph_format.left_indent = Cm(5.5)
    source = document.styles.add_style("VB Nguồn", WD_STYLE_TYPE.CHARACTER)
    source.font.superscript = True
    source.font.color.rgb = _GREY
    _boxed(document)


def _drop_table_styles(document: Document) -> None:
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _KEPT_TABLE_STYLES:
            style.delete()


def _set_defaults(document: Document) -> None:
    """Set the font and the language of whatever no style reaches."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.clear()
    defaults.append(_fonts())
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), "vi-VN")
    defaults.append(language)


def _fonts() -> _Element:
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    return fonts


def _define(document: Document, name: str, look: Look) -> None:
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        style.base_style = document.styles["Normal"]
    _set_font(style, look)
    _set_paragraph(style, look)


def _set_font(style: ParagraphStyle, look: Look) -> None:
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    properties.append(_fonts())
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = _GREY if look.grey else RGBColor(0, 0, 0)


def _set_paragraph(style: ParagraphStyle, look: Look) -> None:
    layout = style.paragraph_format
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.first_line_indent = Cm(look.indent)
    layout.line_spacing = look.lines
    layout.keep_with_next = look.keep
    layout.keep_together = look.keep
    layout.widow_control = True
    if look.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline))
        style.element.get_or_add_pPr().append(level)


def _boxed(document: Document) -> None:
    """Make the box round DỰ THẢO, drawn as the boxes of ô số 10 are."""
    style = document.styles.add_style("VB Khung", WD_STYLE_TYPE.CHARACTER)
    box = OxmlElement("w:bdr")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
        box.set(qn(f"w:{name}"), value)
    style.element.get_or_add_rPr().append(box)
