"""Plain text to blocks: mark-up off, tables by tabs or bars, hard-wrapped paragraphs joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.files.txt import read_text
from tonghop.kernel.errors import Refused


def texts(source, **how):
    return [block.text for block in read_text(source.encode(**how)).blocks]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## **B. NỘI DUNG**", "B. NỘI DUNG"),
        ("*(Kèm theo)*", "(Kèm theo)"),
        ("cấp xã<sup>1</sup> và", "cấp xã[1] và"),
        ("NC<sub>(A)</sub>.", "NC(A)."),
        ("<p>- Một; </p>", "- Một;"),
        ("• Mục một", "- Mục một"),
        ("a &amp; b", "a & b"),
        ("1\\. Mục", "1. Mục"),
        ("3 * 4 = 12", "3 * 4 = 12"),
    ],
)
def test_markup_is_taken_away(line, words):
    assert texts(line) == [words]


def test_a_heading_keeps_its_level_and_weight_as_hints():
    (block,) = read_text("### **II. Kết quả**".encode()).blocks
    assert (block.marks.level, block.marks.bold) == (3, True)


def test_a_note_is_marked():
    assert read_text("<sup>2</sup> Xem thêm.".encode()).blocks[0].marks.note


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_in_any_usual_form_is_read_as_nfc(codec):
    decomposed = "Hằng năm, Sở Nội vụ"  # letters and marks apart
    assert texts(decomposed, encoding=codec) == ["Hằng năm, Sở Nội vụ"]


def test_bytes_that_are_no_unicode_are_refused():
    with pytest.raises(Refused) as refusal:
        read_text(b"Th\xf4ng b\xe1o \xff")
    assert refusal.value.reason == "legacy-encoding"


def test_what_stands_above_the_text_about_the_file_is_dropped():
    assert texts("# SOURCE: somewhere\n# NOTE: x\nKẾ HOẠCH") == ["KẾ HOẠCH"]


WRAPPED = "\n".join(
    ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"]
    + [
        f"{n}. Rà soát các văn bản quy định chi tiết thi hành\nluật và kịp thời kiến nghị sửa đổi, bổ sung những nội\ndung chưa phù hợp."
        for n in range(2, 9)
    ]
)


def test_a_hard_wrapped_paragraph_is_one_block():
    blocks = texts(WRAPPED)
    assert blocks[:2] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"]
    assert len(blocks) == 9
    assert blocks[2].endswith("những nội dung chưa phù hợp.")


def test_a_line_that_begins_small_goes_on_with_the_one_before():
    assert texts("Bình Minh, ngày 19\ntháng 11 năm 2025") == ["Bình Minh, ngày 19 tháng 11 năm 2025"]


def test_lines_with_tabs_are_a_table_with_places():
    document = read_text("TT\tViệc\n1\tLàm\t\n".encode())
    (block,) = document.blocks
    assert [row.texts for row in block.table.rows] == [("TT", "Việc"), ("1", "Làm", "")]
    for row in block.table.rows:
        assert document.text[row.start : row.end] == "\t".join(row.texts)
        for cell in row.cells:
            assert document.text[cell.start : cell.end] == cell.text


def test_bars_are_a_table_too():
    (block,) = read_text("| TT | Việc |\n|---|:--:|\n| 1 | **Làm** |\n".encode()).blocks
    assert [row.texts for row in block.table.rows] == [("TT", "Việc"), ("1", "Làm")]


@given(st.text(max_size=300))
def test_every_block_and_cell_is_a_slice_of_the_text(source):
    document = read_text(source.encode("utf-8", errors="ignore"))
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        for row in block.table.rows if block.table else ():
            assert all(document.text[cell.start : cell.end] == cell.text for cell in row.cells)
