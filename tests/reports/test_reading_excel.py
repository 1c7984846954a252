"""A figures form is read by its codes: good cells are taken, each bad one is named by its cell."""

from datetime import date

import pytest

from tonghop.files.xlsx import Sheet
from tonghop.reports.rules.problems import MAX_PROBLEMS, Problem, first_problems, problems_as_json
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import Identity, values_from_workbook

ASKED = (
    FigureAsked("TC.01", "Hồ sơ tiếp nhận", "hồ sơ"),
    FigureAsked("TC.02", "Hồ sơ đúng hạn", "hồ sơ"),
    FigureAsked("TC.03", "Kinh phí", "triệu đồng", decimals=2),
    FigureAsked("TC.04", "Tỷ lệ đúng hạn", "%", "rate", "TC.02", "TC.01", 1),
)
HERE = Identity("so-ket-01-nam", "UBND xã Bắc Hà")
HEADS = ("STT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Giá trị", "Lý do không có số liệu", "Thuyết minh")


def identity(**changes):
    pairs = {"layout": "1", "campaign": HERE.campaign, "unit": HERE.unit, "form_version": "1", **changes}
    return Sheet("_tonghop", hidden=True, rows=tuple(pairs.items()))


def form(*rows, **changes):
    head = (("Biểu số liệu",), (f"Đơn vị báo cáo: {changes.get('unit', HERE.unit)}",), (), HEADS)
    return (Sheet("Số liệu", hidden=False, rows=(*head, *rows)), identity(**changes))


def row(code, value=None, reason=None, note=None):
    return (1, code, "tên", "đvt", value, reason, note)


def read(*rows, **changes):
    return values_from_workbook(form(*rows, **changes), ASKED, HERE)


def test_numbers_texts_reasons_and_notes_are_taken():
    reading = read(
        row("TC.01", 1250.0), row("tc.02 ", "1.200", note="Đúng như vậy"), row("TC.03", None, "Chưa quyết toán")
    )
    assert reading.values == {
        "TC.01": {"value": "1250"},
        "TC.02": {"value": "1200"},
        "TC.03": {"none": "Chưa quyết toán"},
    }
    assert reading.notes == {"TC.02": "Đúng như vậy"}
    assert reading.problems == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("nhiều", "không phải là một số"),
        (-3, "số âm"),
        (1.5, "không phải số nguyên"),
        ("1,234", "không phải số nguyên"),
        (True, "đúng/sai"),
        (date(2026, 5, 1), "ngày giờ"),
        ("#REF!", "Công thức"),
        ("không", "hãy ghi lý do"),
        (float("inf"), "không phải một số dùng được"),
        (10.0**17, "chữ số"),
    ],
)
def test_a_bad_cell_is_named_and_the_good_one_beside_it_is_taken(cell, words):
    reading = read(row("TC.01", cell), row("TC.02", 7))
    assert reading.values == {"TC.02": {"value": "7"}}
    (problem,) = reading.problems
    assert problem.place == "ô E5"
    assert words in problem.message


def test_a_floats_own_digits_are_not_the_writers():
    assert read(row("TC.03", 0.1 + 0.2)).values == {"TC.03": {"value": "0.3"}}


def test_unknown_and_double_codes_are_problems_at_their_cell():
    reading = read(row("XX.09", 5), row("TC.01", 5), row("TC.01", 6), row(None, 8))
    assert reading.values == {"TC.01": {"value": "5"}}
    assert [p.place for p in reading.problems] == ["ô B5", "ô B7", "ô E8"]


def test_a_typed_rate_is_not_taken_unless_it_says_the_same():
    same = read(row("TC.01", 1250), row("TC.02", 1200), row("TC.04", 0.96))
    assert same.problems == []
    other = read(row("TC.01", 1250), row("TC.02", 1200), row("TC.04", 99))
    assert "TC.04" not in other.values
    assert [p.place for p in other.problems] == ["ô E7"]


def test_value_and_reason_together_take_the_value_and_say_so():
    reading = read(row("TC.01", 5, "Chưa thống kê"))
    assert reading.values == {"TC.01": {"value": "5"}}
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unit": "UBND xã Bảo Nhai"}, ["UBND xã Bảo Nhai", "UBND xã Bắc Hà"]),
        ({"campaign": "khac"}, ["khac", "so-ket-01-nam"]),
        ({"layout": "2"}, ["khuôn khác"]),
    ],
)
def test_a_form_from_elsewhere_gives_nothing_and_names_both(changes, words):
    reading = read(row("TC.01", 5), **changes)
    assert (reading.values, len(reading.problems)) == ({}, 1)
    said = reading.problems[0].message
    assert all(word in said for word in words)


def test_an_own_workbook_without_identity_is_read_by_its_heads():
    sheet = Sheet("Trang 1", hidden=False, rows=(("Mã chỉ tiêu", "Số liệu"), ("TC.01", "12")))
    assert values_from_workbook([sheet], ASKED, HERE).values == {"TC.01": {"value": "12"}}


def test_several_sheets_name_themselves_in_the_place():
    one = Sheet("A", hidden=False, rows=(("Mã", "Giá trị"), ("TC.01", 1)))
    two = Sheet("B", hidden=False, rows=(("Mã", "Giá trị"), ("TC.02", "x y z")))
    reading = values_from_workbook([one, two], ASKED, HERE)
    assert [p.place for p in reading.problems] == ["ô B2 trang “B”"]


def test_no_table_and_no_figure_are_said():
    empty = Sheet("Trang 1", hidden=False, rows=(("Họ tên",),))
    assert "Không tìm thấy dòng tiêu đề" in values_from_workbook([empty], ASKED, HERE).problems[0].message
    assert "trống" in read(row("TC.01")).problems[0].message


def test_a_note_without_end_is_not_taken_and_said():
    reading = read(row("TC.01", 5, note="a" * 1001))
    assert reading.notes == {}
    assert "dài quá" in reading.problems[0].message


@pytest.mark.parametrize(("typed", "taken"), [("nhiều", 1), (None, 0), (True, 1)])
def test_a_rate_that_is_no_number_is_said(typed, taken):
    assert len(read(row("TC.01", 10), row("TC.02", 5), row("TC.04", typed)).problems) == taken


def test_an_empty_row_and_a_row_of_words_say_nothing():
    reading = read(row("TC.01", 5), row(None), row("Nhóm II", None))
    assert reading.problems == []


def test_a_problem_reads_as_one_sentence():
    (problem,) = read(row("XX.09", 5), row("TC.01", 5)).problems
    assert str(problem).startswith("ô B5: Mã XX.09")
    assert str(Problem("", "Tệp trống.")) == "Tệp trống."


def test_problems_are_stored_as_place_and_message():
    assert problems_as_json([Problem("ô B5", "Sai.")]) == [{"place": "ô B5", "message": "Sai."}]


def test_a_copied_sheet_says_its_figures_once_and_a_filled_copy_of_an_empty_one_counts():
    heads = ((f"Đơn vị báo cáo: {HERE.unit}",), HEADS)
    empty = Sheet("Số liệu", hidden=False, rows=(*heads, row("TC.01"), row("TC.02", 7)))
    filled = Sheet("Số liệu (2)", hidden=False, rows=(*heads, row("TC.01", 5), row("TC.02", 7)))
    reading = values_from_workbook([empty, filled, identity()], ASKED, HERE)
    assert reading.values == {"TC.01": {"value": "5"}, "TC.02": {"value": "7"}}
    assert reading.problems == []
    other = Sheet("Số liệu (3)", hidden=False, rows=(*heads, row("TC.02", 8)))
    (problem,) = values_from_workbook([filled, other], ASKED, HERE).problems
    assert (problem.place, problem.spot) == ("ô B3 trang “Số liệu (3)”", "Số liệu (3)!B3")


@pytest.mark.parametrize("said", ["Ủy ban nhân dân xã Bắc Hà", "Xã Bắc Hà", "UBND XÃ BẮC HÀ", ""])
def test_a_sheet_without_its_hidden_part_is_known_by_its_visible_head(said):
    rows = ((f"Đơn vị báo cáo: {said}",), HEADS, row("TC.01", 5))
    assert values_from_workbook([Sheet("A", hidden=False, rows=rows)], ASKED, HERE).values == {"TC.01": {"value": "5"}}


def test_a_sheet_without_its_hidden_part_that_names_another_unit_gives_nothing():
    rows = (("Đơn vị báo cáo: UBND xã Bảo Nhai",), HEADS, row("TC.01", 5))
    reading = values_from_workbook([Sheet("A", hidden=False, rows=rows)], ASKED, HERE)
    assert reading.values == {}
    assert "UBND xã Bảo Nhai" in reading.problems[0].message
    assert HERE.unit in reading.problems[0].message


def test_no_more_problems_are_listed_than_one_can_mend():
    many = [Problem(f"ô B{n}", "Sai.") for n in range(500)]
    listed = first_problems(many)
    assert listed[:MAX_PROBLEMS] == many[:MAX_PROBLEMS]
    assert "Còn 300 chỗ khác" in listed[-1].message
    assert first_problems(many[:3]) == many[:3]
