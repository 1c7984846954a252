"""Plain text to blocks: mark-up off, tables by tabs or bars, hard-wrapped paragraphs joined."""

import textwrap

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


def test_a_row_of_one_cell_does_not_tear_its_table():
    rows = "TT\tViệc\tChủ trì\n1\tLập kế hoạch\tSở Nội vụ\nQuyết định của tỉnh\n2\tTập huấn\tSở Tài chính\n"
    (table,) = read_text(rows.encode()).blocks
    assert table.table is not None
    assert [row.texts for row in table.table.rows][2] == ("Quyết định của tỉnh",)
    assert [block.table is None for block in read_text(table.text.encode()).blocks] == [False]


@pytest.mark.parametrize("between", ["II. Việc của cấp xã", "Biểu thứ hai như sau"])
def test_a_heading_or_another_tables_title_stands_between_two_tables(between):
    below = "TT\tViệc\tChủ trì" if between.startswith("Biểu") else "1\tTập huấn\tUBND xã"
    text = f"TT\tViệc\tChủ trì\n1\tLập kế hoạch\tSở Nội vụ\n{between}\n{below}\n2\tHọp\tUBND xã\n"
    assert [block.table is None for block in read_text(text.encode()).blocks] == [False, True, False]


def test_bars_are_a_table_too():
    (block,) = read_text("| TT | Việc |\n|---|:--:|\n| 1 | **Làm** |\n".encode()).blocks
    assert [row.texts for row in block.table.rows] == [("TT", "Việc"), ("1", "Làm")]


CLAUSE = [
    "giao",
    "Sở",
    "Nội",
    "vụ",
    "chủ",
    "trì,",
    "phối",
    "hợp",
    "với",
    "Sở",
    "Tài",
    "chính",
    "và",
    "Ủy",
    "ban",
    "nhân",
    "dân",
    "các",
    "xã,",
    "phường",
    "rà",
    "soát,",
    "tổng",
    "hợp",
    "kết",
    "quả;",
    "báo",
    "cáo",
    "Ủy",
    "ban",
    "nhân",
    "dân",
    "tỉnh",
    "trước",
    "ngày",
    "15/5/2026.",
    "Khó",
    "khăn,",
    "vướng",
    "mắc",
    "thuộc",
    "Chương",
    "trình",
    "được",
    "phản",
    "ánh",
    "về",
    "Sở",
    "Nội",
    "vụ",
]
PARAGRAPHS = [f"{n}. Việc thứ {n}: {' '.join(CLAUSE[n:] + CLAUSE[:n])} theo đúng quy định." for n in range(1, 30)]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_text_wrapped_at_any_usual_width_reads_as_unwrapped(width):
    assert texts("\n".join(textwrap.fill(one, width) for one in PARAGRAPHS)) == PARAGRAPHS
    assert texts("\r\n\r\n".join(textwrap.fill(one, width).replace("\n", "\r\n") for one in PARAGRAPHS)) == PARAGRAPHS


@pytest.mark.parametrize(
    "seam",
    [
        "{n}",
        "\n\n- {n} -\n",
        "\x0c{n}",
        "\x0c\nUBND tỉnh – Kế hoạch năm 2026\n",
        "\nTrang {n}/9\nKế hoạch 15/KH-UBND\n",
    ],
)
def test_numbers_and_headers_of_pages_do_not_tear_sentences(seam):
    lines = [line for one in PARAGRAPHS for line in textwrap.wrap(one, 80)]
    pages = [lines[at : at + 29] for at in range(0, len(lines), 29)]
    source = pages[0] + [line for n, page in enumerate(pages[1:], 2) for line in (seam.format(n=n), *page)]
    assert texts("\n".join(source)) == PARAGRAPHS


def test_numbers_alone_that_are_no_pages_stay():
    assert texts("Số hộ:\n25\nSố khẩu:\n112") == ["Số hộ:", "25", "Số khẩu:", "112"]


def test_spaces_that_do_not_break_and_soft_hyphens_are_plain():
    assert texts("Điều\u00a05. Báo\u00ad cáo tháng\u202f5") == ["Điều 5. Báo cáo tháng 5"]


def test_too_long_a_text_is_refused_at_once():
    with pytest.raises(Refused) as refusal:
        read_text(b"a b\n" * 400_000)
    assert refusal.value.reason == "too-large"


@given(st.text(max_size=300))
def test_every_block_and_cell_is_a_slice_of_the_text(source):
    document = read_text(source.encode("utf-8", errors="ignore"))
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        for row in block.table.rows if block.table else ():
            assert all(document.text[cell.start : cell.end] == cell.text for cell in row.cells)
