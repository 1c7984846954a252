"""The lines of a paper are worded as Nghị định 30/2020 has them, and text is measured as it is set."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import report

from tonghop.documents.render import wording
from tonghop.documents.render.blocks import HeadCell, Heading, Item, Table
from tonghop.documents.render.content import IssueDay
from tonghop.documents.render.docx_table import head_places
from tonghop.documents.render.measure import RULE_SHARE, balanced_width, bold_width, rule_length

B = "\u00a0" * 6


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("", f"Số:{B}/BC-UBND"),
        ("5", "Số: 05/BC-UBND"),
        ("05", "Số: 05/BC-UBND"),
        ("197", "Số: 197/BC-UBND"),
        (" 12 ", "Số: 12/BC-UBND"),
    ],
)
def test_numbers_below_ten_take_a_zero_and_nothing_is_invented(number, line):
    assert wording.number_line(report(number=number)) == line


@pytest.mark.parametrize(
    ("issued", "line"),
    [
        (IssueDay(2026, 5, 4), "Lào Cai, ngày 04 tháng 5 năm 2026"),
        (IssueDay(2026, 2, 14), "Lào Cai, ngày 14 tháng 02 năm 2026"),
        (IssueDay(2026, 1, 9), "Lào Cai, ngày 09 tháng 01 năm 2026"),
        (IssueDay(2026, 12, 31), "Lào Cai, ngày 31 tháng 12 năm 2026"),
        (IssueDay(2026, 5), f"Lào Cai, ngày{B}tháng 5 năm 2026"),
    ],
)
def test_zeros_stand_before_days_below_ten_and_months_one_and_two(issued, line):
    assert wording.date_line(report(issued=issued)) == line


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        (Heading(1, "I", "Kết quả đạt được"), "I. KẾT QUẢ ĐẠT ĐƯỢC"),
        (Heading(1, "IV.", "kiến nghị"), "IV. KIẾN NGHỊ"),
        (Heading(1, "", "Mở đầu"), "MỞ ĐẦU"),
        (Heading(2, "1.2", "Bộ máy"), "1.2. Bộ máy"),
        (Heading(3, "đ)", "Về tài sản"), "đ) Về tài sản"),
        (Heading(0, "II", "Phương hướng"), "PHƯƠNG HƯỚNG"),
    ],
)
def test_headings_follow_layout_b(heading, line):
    assert wording.heading_text(heading) == line


def test_only_a_numbered_part_has_a_label():
    assert wording.part_label(Heading(0, "II", "Phương hướng")) == "Phần II"
    assert wording.part_label(Heading(0, "", "Phương hướng")) == wording.part_label(Heading(1, "I", "Mục")) == ""


@pytest.mark.parametrize(
    ("recipients", "lines"),
    [
        (("Như trên", "Lưu: VT, NC"), ("- Như trên;", "- Lưu: VT, NC.")),
        (("- Như trên;", "- Lưu: VT, NC."), ("- Như trên;", "- Lưu: VT, NC.")),
        ((), ()),
    ],
)
def test_recipients_end_with_semicolons_and_a_stop(recipients, lines):
    assert wording.recipient_lines(report(recipients=recipients)) == lines


@pytest.mark.parametrize(
    "typed", ["02 cuộc kiểm tra", "- 02 cuộc kiểm tra", "– 02 cuộc kiểm tra", "• 02 cuộc kiểm tra"]
)
def test_an_item_has_one_mark_even_where_its_writer_typed_another(typed):
    assert [sentence.text for sentence in wording.item_sentences(Item.of(typed))] == ["02 cuộc kiểm tra"]


def test_a_negative_number_is_no_mark_and_no_sentences_stay_none():
    assert wording.item_sentences(Item.of("-5 độ C"))[0].text == "-5 độ C"
    assert wording.item_sentences(Item(())) == ()


@pytest.mark.parametrize("closing", ["Trân trọng", "Trân trọng.", "Trân trọng./."])
def test_the_text_ends_once(closing):
    assert wording.closing_text(report(closing=closing)) == "Trân trọng./."


def test_no_closing_stays_none():
    assert wording.closing_text(report(closing="")) == ""


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Lào Cai", 190, ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI")),
        ("Ủy ban nhân dân tỉnh Lào Cai", 300, ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI",)),
        ("Ủy ban nhân dân phường Yên Bái", 190, ("ỦY BAN NHÂN DÂN", "PHƯỜNG YÊN BÁI")),
        ("Sở Nội vụ", 190, ("SỞ NỘI VỤ",)),
        ("Sở Văn hóa, Thể thao và Du lịch", 150, ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",)),
    ],
)
def test_a_long_name_is_parted_before_its_place(name, room, lines):
    assert wording.letterhead_lines(name, room) == lines


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")])
def test_roman_numbers(number, text):
    assert wording.roman(number) == text


@pytest.mark.parametrize(("cell", "text"), [(None, ""), (0, "0"), (Decimal("1234.5"), "1.234,5"), ("Nguyễn", "Nguyễn")])
def test_a_blank_cell_is_no_zero(cell, text):
    assert wording.cell_text(cell) == text


def test_known_widths_are_measured_to_the_point():
    assert bold_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12) == pytest.approx(250.3, abs=0.2)
    assert bold_width("", 12) == 0


WORDS = st.lists(st.text("abcđêôưNHT", min_size=1, max_size=8), min_size=1, max_size=30).map(" ".join)


@given(WORDS)
def test_balancing_never_takes_more_lines_nor_a_wider_one(text):
    line = 467.0
    width = balanced_width(text, 14, line)
    assert width <= line
    assert width >= max(bold_width(word, 14) for word in text.split(" "))
    assert _lines(text, width) == _lines(text, line)


def _lines(text: str, line: float) -> int:
    count, current = 1, ""
    for word in text.split(" "):
        wider = f"{current} {word}".strip()
        if bold_width(wider, 14) > line + 0.001:
            count, current = count + 1, word
        else:
            current = wider
    return count


@given(WORDS, st.floats(60, 500))
def test_rules_are_between_a_third_and_a_half_of_the_line(text, line):
    length = rule_length(text, 14, line)
    assert 1 / 3 <= RULE_SHARE <= 1 / 2
    assert length <= line / 2


def test_head_cells_find_their_places_around_spans():
    table = Table(
        head=(
            (HeadCell("A", rows=2), HeadCell("B", columns=2), HeadCell("C", rows=2)),
            (HeadCell("b1"), HeadCell("b2")),
        ),
        rows=(),
        widths=(1, 1, 1, 1),
    )
    assert [(row, column, cell.text) for row, column, cell in head_places(table.head)] == [
        (0, 0, "A"),
        (0, 1, "B"),
        (0, 3, "C"),
        (1, 1, "b1"),
        (1, 2, "b2"),
    ]


def test_a_head_with_holes_is_a_bug_and_says_so():
    with pytest.raises(ValueError, match="covers 1 of 2"):
        Table(head=((HeadCell("A"),),), rows=(), widths=(1, 1))
