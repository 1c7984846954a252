"""The two files that a unit fills in at its desk say whose they are, and can be read back."""

import io
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from samples import AT
from samples_forms import FIGURES_FORM, report_form

from tonghop.documents.render.docx_form import render_report_form
from tonghop.documents.render.forms import FORM_COLUMNS, FormRule, FormSection
from tonghop.documents.render.xlsx_form import render_figures_form

HEAD = 8


@pytest.fixture
def workbook():
    return openpyxl.load_workbook(io.BytesIO(render_figures_form(FIGURES_FORM, at=AT)))


@pytest.fixture
def sheet(workbook):
    return workbook["Số liệu"]


def opened(form=None):
    return docx.Document(io.BytesIO(render_report_form(form or report_form(), at=AT)))


def bookmarks(document):
    return {
        mark.get(qn("w:name")): "".join(t.text for t in mark.getparent().iter(qn("w:t")))
        for mark in document.element.body.iter(qn("w:bookmarkStart"))
    }


def test_the_figures_form_has_the_visible_columns_and_a_line_an_indicator(sheet):
    assert tuple(cell.value for cell in sheet[HEAD]) == FORM_COLUMNS
    codes = {sheet.cell(line, 2).value: line for line in range(HEAD + 1, sheet.max_row + 1)}
    assert list(filter(None, codes)) == ["TTHC.01", "TTHC.02", "TTHC.03", "TTHC.04", "LT.01"]
    assert sheet.cell(codes["TTHC.02"], 5).value == 1176
    assert sheet.cell(codes["LT.01"], 6).value == "kho đang di chuyển"
    assert [sheet.cell(line, 1).value for line in (HEAD + 1, HEAD + 6)] == ["Thủ tục hành chính", "Lưu trữ"]


def test_the_hidden_sheet_says_whose_it_is(workbook):
    hidden = workbook["_tonghop"]
    assert hidden.sheet_state == "hidden"
    assert {row[0].value: row[1].value for row in hidden.iter_rows()} == {
        "layout": "1",
        "campaign": "so-ket-2026",
        "unit": "02839",
        "form_version": "3",
    }


def test_only_cells_to_fill_in_are_unlocked(sheet):
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"{column}{line}" for column in "EFG" for line in (10, 11, 13, 15)}


def test_numbers_are_validated_with_words_that_help(sheet):
    every = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    rules = {place: rule for place, rule in every.items() if place.startswith("E")}
    assert {place: rule.type for place, rule in rules.items()} == {
        "E10": "whole",
        "E11": "whole",
        "E13": "decimal",
        "E15": "decimal",
    }
    assert (rules["E13"].formula1, rules["E13"].formula2) == ("0", "100")
    assert (
        rules["E13"].error
        == "Chỉ tiêu TTHC.04 cần số không nhỏ hơn 0 không lớn hơn 100. Không có thì để trống và ghi lý do."
    )
    assert all(rule.allowBlank for rule in rules.values())


def test_the_usual_reasons_drop_down_and_another_may_be_typed(sheet):
    reasons = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [str(rule.sqref) for rule in reasons] == ["F10", "F11", "F13", "F15"]
    assert all("Không phát sinh trong kỳ" in rule.formula1 and not rule.showErrorMessage for rule in reasons)


@pytest.mark.parametrize(("kind", "sign"), [("equals", "<>"), ("at_most", ">")])
def test_a_broken_rule_colours_its_cell_and_its_words_stand_beside_it(kind, sign):
    broken = FormRule(kind, "TTHC.01", ("TTHC.02", "TTHC.04"), "Số tiếp nhận phải bằng cộng hai số.")
    unknown = FormRule(kind, "TTHC.01", ("XX.01",), "Không dùng đến.")
    form = replace(FIGURES_FORM, rules=(broken, unknown))
    sheet = openpyxl.load_workbook(io.BytesIO(render_figures_form(form, at=AT)))["Số liệu"]
    (formats,) = sheet.conditional_formatting
    assert str(formats.sqref) == "E10"
    assert [rule.formula for rule in formats.rules] == [[f"AND(COUNT($E$10,$E$11,$E$13)=3,$E$10{sign}$E$11+$E$13)"]]
    prompts = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation if rule.prompt}
    assert prompts == {"E10": "Số tiếp nhận phải bằng cộng hai số. Không dùng đến."}


def test_the_report_form_bookmarks_each_heading():
    assert bookmarks(opened()) == {
        "sec_lanh_dao": "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        "sec_tthc": "II. THỦ TỤC HÀNH CHÍNH",
        "sec_tthc_truc_tuyen": "1. Hồ sơ trực tuyến",
    }


def test_bookmarks_have_ids_of_their_own_and_end():
    body = opened().element.body
    starts = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(set(starts)) == 3
    assert starts == [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkEnd"))]


def test_guidance_is_grey_and_room_to_write_follows():
    lines = [(p.style.name, p.text) for p in opened().paragraphs]
    place = lines.index(("Heading 1", "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"))
    assert lines[place + 1] == ("VB Hướng dẫn", "Nêu văn bản đã ban hành, số cuộc kiểm tra.")
    assert lines[place + 2] == ("VB Nội dung", "")
    assert ("VB Nội dung", "Đã nhận 1.200 hồ sơ.") in lines
    guidance = opened().styles["VB Hướng dẫn"].font
    assert guidance.italic
    assert str(guidance.color.rgb) == "595959"


def test_the_report_form_says_whose_it_is_and_when_it_is_due():
    document = opened()
    assert document.core_properties.identifier == "tonghop:so-ket-2026/02839/3"
    assert any("Hạn nộp: 23:59 thứ Năm, 07/5/2026." in p.text for p in document.paragraphs)
    assert document.tables[-1].cell(0, 1).paragraphs[0].text == "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize("key", ["có dấu", "a-b", "x" * 37])
def test_a_key_that_is_no_bookmark_is_a_bug(key):
    with pytest.raises(ValueError, match="cannot be the name of a bookmark"):
        opened(replace(report_form(), sections=(FormSection(key, "I", "Mục"),)))


def test_both_are_the_same_each_time():
    assert render_figures_form(FIGURES_FORM, at=AT) == render_figures_form(FIGURES_FORM, at=AT)
    assert render_report_form(report_form(), at=AT) == render_report_form(report_form(), at=AT)


def test_real_data_carries_no_mark_of_made_up_data():
    form = report_form()
    real = opened(replace(form, paper=replace(form.paper, simulated=False)))
    assert [s.footer.paragraphs[0].text for s in (*opened().sections, *real.sections)] == ["Dữ liệu mô phỏng", ""]
    plain = openpyxl.load_workbook(
        io.BytesIO(render_figures_form(replace(FIGURES_FORM, simulated=False, due=""), at=AT))
    )
    notes = [row[0].value for row in plain["Số liệu"]["A1:A5"]]
    assert "Dữ liệu mô phỏng" not in notes
    assert not any("Hạn nộp" in (note or "") for note in notes)
