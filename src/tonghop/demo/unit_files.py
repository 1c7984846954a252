"""A unit's real files: the report in Word by our form or by its own habit, and its figures in Excel."""

import io
from datetime import date, datetime
from random import Random

import docx
import xlsxwriter
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from tonghop.demo.unit_profile import UnitProfile
from tonghop.demo.unit_report import FigureName, UnitReport, paragraphs
from tonghop.documents.render.blocks import Item, Paragraph
from tonghop.documents.render.content import IssueDay, OfficialDocument, Signing
from tonghop.documents.render.docx_form import render_report_form
from tonghop.documents.render.forms import FiguresForm, FormArea, FormIdentity, FormIndicator, FormSection, ReportForm
from tonghop.documents.render.xlsx_form import render_figures_form
from tonghop.kernel.moments import long_date
from tonghop.kernel.numbers import format_number
from tonghop.kernel.text import strip_marks

SIMULATED = "Dữ liệu mô phỏng, không phải văn bản thật."
STYLES = ("form", "form", "titles", "titles", "numbers")
_POSTS = {"Văn phòng UBND tỉnh": "CHÁNH VĂN PHÒNG", "Thanh tra tỉnh": "CHÁNH THANH TRA"}


def file_stem(unit: UnitProfile) -> str:
    """Return the unit's name in ASCII for a file name."""
    kept = (c if c.isalnum() else "-" for c in strip_marks(unit.short_name).lower())
    return "-".join("".join(kept).split("-")).replace("--", "-")


def post_of(unit: UnitProfile, *, deputy: bool = False) -> str:
    """Return the post of the unit's head, or of the deputy who signs for the head (KT.)."""
    if unit.local:
        return "PHÓ CHỦ TỊCH" if deputy else "CHỦ TỊCH"
    post = _POSTS.get(unit.name, "GIÁM ĐỐC")
    return f"PHÓ {post}" if deputy else post


def style_of(unit: UnitProfile, rng: Random) -> str:
    """Return how the unit writes its Word file: one of STYLES; a provincial body uses our form or its own titles."""
    return rng.choice(STYLES if unit.local else ("form", "titles"))


def word_file(report: UnitReport, *, style: str, signed_on: date, at: datetime) -> bytes:
    """Return the report as .docx in that style; its number and date are left to the unit's own clerk."""
    if style == "form":
        return render_report_form(_form(report, signed_on), at=at)
    return _own_word(report, signed_on, numbered_only=style == "numbers")


def figures_file(report: UnitReport, *, own: bool, at: datetime) -> bytes:
    """Return the figures as .xlsx: our form filled in, or a plain table of the unit's own."""
    return _own_table(report) if own else render_figures_form(_figures_form(report), at=at)


def _form(report: UnitReport, signed_on: date) -> ReportForm:
    unit, asked = report.unit, report.asked
    sections = tuple(
        FormSection(s.key, s.number, s.title, text=tuple(_block(line) for line in paragraphs(report, s.name)))
        for s in asked.sections
    )
    return ReportForm(_paper(report, signed_on), FormIdentity(asked.campaign, unit.name, "1"), sections)


def _paper(report: UnitReport, signed_on: date) -> OfficialDocument:
    unit = report.unit
    lines = ("TM. ỦY BAN NHÂN DÂN",) if unit.local else ()
    return OfficialDocument(
        type_name="BÁO CÁO",
        subject=report.asked.title,
        issuer=unit.name.replace("UBND", "ỦY BAN NHÂN DÂN").upper(),
        owner_body="TỈNH LÀO CAI" if unit.local else "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
        symbol="BC-UBND" if unit.local else f"BC-{unit.symbol}",
        place=_place(unit),
        issued=IssueDay(signed_on.year, signed_on.month),
        signing=Signing(post_of(unit), unit.names.head, lines),
        body=(),
        addressees=("Sở Nội vụ tỉnh Lào Cai",),
        recipients=("Như trên", "Lưu: VT"),
        simulated=True,
    )


def _place(unit: UnitProfile) -> str:
    return unit.short_name.split(" ", 1)[1] if unit.local else "Lào Cai"


def _block(line: str) -> Paragraph | Item:
    return Item.of(line.removeprefix("- ")) if line.startswith("- ") else Paragraph.of(line)


def _own_word(report: UnitReport, signed_on: date, *, numbered_only: bool) -> bytes:
    """Return a Word file as an office types it: letterhead, bold headings, plain paragraphs, no template of ours."""
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(14)
    document.sections[0].left_margin, document.sections[0].right_margin = Mm(30), Mm(15)
    document.sections[0].footer.paragraphs[0].add_run(SIMULATED).italic = True
    unit = report.unit
    _centred(document, unit.name.replace("UBND", "ỦY BAN NHÂN DÂN").upper())
    _centred(document, f"Số:      /BC-{'UBND' if unit.local else unit.symbol}", bold=False)
    for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        _centred(document, line)
    _centred(document, f"{_place(unit)}, {long_date(signed_on)}", bold=False)
    _centred(document, "BÁO CÁO")
    _centred(document, report.asked.title)
    document.add_paragraph(report.opening)
    for section in report.asked.sections:
        title = section.title.upper() if numbered_only else section.title
        document.add_paragraph().add_run(f"{section.number}. {title}" if numbered_only else title).bold = True
        for line in paragraphs(report, section.name):
            document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.add_paragraph(report.closing)
    for line in ("Nơi nhận:", "- Như trên;", "- Lưu: VT."):
        document.add_paragraph(line)
    for line in ("TM. ỦY BAN NHÂN DÂN", post_of(unit), "", unit.names.head)[0 if unit.local else 1 :]:
        _centred(document, line)
    return _bytes(document)


def _centred(document: Document, text: str, *, bold: bool = True) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _bytes(document: Document) -> bytes:
    document.core_properties.author = "Dữ liệu mô phỏng"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _figures_form(report: UnitReport) -> FiguresForm:
    by_section: dict[str, list[FormIndicator]] = {}
    for figure in report.asked.figures:
        by_section.setdefault(figure.section, []).append(_indicator(report, figure))
    return FiguresForm(
        title=f"Biểu số liệu: {report.asked.title}",
        unit_name=report.unit.name,
        identity=FormIdentity(report.asked.campaign, report.unit.name, "1"),
        areas=tuple(FormArea(name, tuple(lines)) for name, lines in by_section.items()),
        simulated=True,
    )


def _indicator(report: UnitReport, figure: FigureName) -> FormIndicator:
    rate = figure.adds == "rate"
    return FormIndicator(
        code=figure.code,
        name=figure.name,
        unit=figure.unit,
        kind="rate" if rate else "decimal" if figure.decimals else "count",
        decimals=figure.decimals,
        value=None if rate else report.figures.get(figure.code),
        reason=report.reasons.get(figure.code, ""),
        note=report.notes.get(figure.code, ""),
        explained=f"= {figure.numerator} × 100 / {figure.denominator}" if rate else "",
    )


def _own_table(report: UnitReport) -> bytes:
    """Return a plain table: a head, then one line a figure; every fourth number is typed as Vietnamese text."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Số liệu")
    sheet.write_string(0, 0, f"Đơn vị báo cáo: {report.unit.name}")
    sheet.write_string(1, 0, SIMULATED)
    sheet.write_row(3, 0, ("TT", "Mã chỉ tiêu", "Nội dung", "Đơn vị tính", "Số liệu", "Lý do", "Ghi chú"))
    for line, figure in enumerate((f for f in report.asked.figures if f.adds != "rate"), 1):
        sheet.write_row(3 + line, 0, (line, figure.code, figure.name, figure.unit))
        value = report.figures.get(figure.code)
        if value is not None and line % 4 == 0:
            sheet.write_string(3 + line, 4, format_number(value))
        elif value is not None:
            sheet.write_number(3 + line, 4, float(value))
        sheet.write_row(3 + line, 5, (report.reasons.get(figure.code, ""), report.notes.get(figure.code, "")))
    book.close()
    return file.getvalue()
