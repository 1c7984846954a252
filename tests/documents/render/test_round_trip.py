"""What a unit downloads, fills in and sends back is read as it was written: sections by bookmark, figures by code."""

import io
from dataclasses import replace

import openpyxl
import pytest
from samples import AT
from samples_forms import FIGURES_FORM, report_form

from tonghop.documents.render.blocks import Item, Paragraph, Table
from tonghop.documents.render.docx_form import render_report_form
from tonghop.documents.render.xlsx_form import render_figures_form
from tonghop.files.properties import identifier_of
from tonghop.files.read import read_document
from tonghop.files.xlsx import read_workbook
from tonghop.reports.rules.headings import OutlineSection
from tonghop.reports.rules.reading import sections_from_document
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import Identity, values_from_workbook

MINE, THEIRS = Identity("so-ket-2026", "02839"), Identity("so-ket-2026", "02902")
ASKED = [
    FigureAsked("TTHC.01", "Hồ sơ tiếp nhận", "hồ sơ"),
    FigureAsked("TTHC.02", "Đúng hạn", "hồ sơ"),
    FigureAsked("LT.01", "Chỉnh lý", "mét giá", decimals=2),
]
OUTLINE = [OutlineSection(s.key, s.number, s.title) for s in report_form().sections]


def sections(form, expected=MINE):
    data = render_report_form(form, at=AT)
    document = read_document(data, "bao-cao.docx")
    return sections_from_document(document, OUTLINE, expected=expected, identifier=identifier_of(data))


def written():
    form = report_form()
    blocks = (
        Paragraph.of("Đã ban hành 12 văn bản."),
        Item.of("02 cuộc kiểm tra;"),
        Table.simple(("Quý", "Hồ sơ"), (("I", 600),)),
    )
    first, second, third = form.sections
    return replace(form, sections=(replace(first, text=blocks), replace(second, text=("Đã giải quyết 98%.",)), third))


def test_a_written_report_comes_back_section_by_section():
    found, problems, _ = sections(written())
    assert found == {
        "lanh_dao": [
            {"kind": "paragraph", "text": "Đã ban hành 12 văn bản."},
            {"kind": "item", "text": "- 02 cuộc kiểm tra;"},
            {"kind": "table", "rows": [["Quý", "Hồ sơ"], ["I", "600"]]},
        ],
        "tthc": [{"kind": "paragraph", "text": "Đã giải quyết 98%."}],
        "tthc_truc_tuyen": [{"kind": "paragraph", "text": "Đã nhận 1.200 hồ sơ."}],
    }
    assert problems == []


def test_guidance_is_not_taken_for_content():
    found, problems, _ = sections(report_form())
    assert list(found) == ["tthc_truc_tuyen"]
    assert {problem.place for problem in problems} == {"mục I", "mục II"}


def test_another_units_file_gives_nothing():
    found, problems, loose = sections(written(), expected=THEIRS)
    assert (found, loose) == ({}, [])
    assert len(problems) == 1


@pytest.fixture
def filled():
    book = openpyxl.load_workbook(io.BytesIO(render_figures_form(FIGURES_FORM, at=AT)))
    book["Số liệu"]["E10"] = 1200
    book["Số liệu"]["G10"] = "tính cả hồ sơ chuyển kỳ"
    file = io.BytesIO()
    book.save(file)
    return read_workbook(file.getvalue(), "so-lieu.xlsx")


def test_figures_come_back_by_code(filled):
    reading = values_from_workbook(filled, ASKED, MINE)
    assert reading.problems == []
    assert reading.values["TTHC.01"] == {"value": "1200"}
    assert reading.values["TTHC.02"] == {"value": "1176"}
    assert "kho đang di chuyển" in reading.values["LT.01"]["none"]
    assert reading.notes == {"TTHC.01": "tính cả hồ sơ chuyển kỳ"}


def test_another_units_figures_are_not_taken(filled):
    reading = values_from_workbook(filled, ASKED, THEIRS)
    assert reading.values == {}
    assert "UBND xã Bắc Hà" in reading.problems[0].message
