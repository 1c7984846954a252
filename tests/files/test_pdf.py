"""PDF to blocks: paragraphs, tables over pages, columns, notes, page numbers; what cannot be read is refused."""

import io
import time

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop.files import pdf as pdf_module
from tonghop.files.read import read_document
from tonghop.kernel.errors import Refused
from typeset import PAGE, paragraphs, pdf_of, words

LONG = (
    "Ủy ban nhân dân các xã, phường rà soát, tổng hợp kết quả thực hiện nhiệm vụ được giao, đánh giá khó khăn, vướng "
    "mắc, đề xuất giải pháp và gửi báo cáo về Sở Nội vụ trước ngày 08/5/2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
)
ITEMS = [f"{n}. {' '.join(LONG.split()[n:] + LONG.split()[:n])}" for n in range(1, 16)]
FLUSH = PAGE.replace("(amount: 1.27cm, all: true)", "0pt").replace("spacing: 0.9em", "spacing: 1.2em")
RAGGED = PAGE.replace("justify: true", "justify: false")


def read(source, setting=PAGE):
    return read_document(pdf_of(source, setting), "ke-hoach.pdf")


def texts(source, setting=PAGE):
    return [block.text for block in read(source, setting).blocks]


@pytest.mark.parametrize("setting", [PAGE, FLUSH, RAGGED])
def test_wrapped_lines_are_paragraphs_again_over_the_ends_of_pages(setting):
    assert texts(paragraphs(*ITEMS), setting) == ITEMS


def test_paragraphs_without_numbers_are_told_apart():
    plain = [f"Đoạn {n}: {LONG[: 90 + 13 * n]}".strip() for n in range(9)]
    assert texts(paragraphs(*plain)) == plain


def test_what_runs_along_and_page_numbers_are_left_out():
    setting = PAGE + (
        '#set page(numbering: "1", number-align: center + top, footer: [Kế hoạch công tác – Sở Nội vụ], margin: 2.5cm)\n'
    )
    assert texts(paragraphs(*ITEMS), setting) == ITEMS


def test_a_footnote_is_called_by_number_and_told_at_the_end():
    notes = [f"#footnote[{words(f'Theo Quyết định số {n}/QĐ-UBND ngày 05/01/2026; {LONG}')}]" for n in (12, 13)]
    source = f"Tăng 5%{notes[0]} so với năm trước. Diện tích 30 m#super[2].\n\n{paragraphs(*ITEMS)}Giảm 3%{notes[1]} rồi.\n\n"
    document = read(source)
    found = [block.text for block in document.blocks]
    assert found[0] == "Tăng 5%[1] so với năm trước. Diện tích 30 m2."
    assert found[1:16] == ITEMS
    assert found[16:] == [
        "Giảm 3%[2] rồi.",
        f"[1] Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026; {LONG}",
        f"[2] Theo Quyết định số 13/QĐ-UBND ngày 05/01/2026; {LONG}",
    ]
    assert [block.marks.note for block in document.blocks][-3:] == [False, True, True]


HEAD = ("TT", "Nội dung", "Chủ trì", "Thời hạn")


def table(*rows, head=HEAD):
    cells = "".join(f"[{words(text)}], " for row in rows for text in row)
    heads = ", ".join(f"[{words(text)}]" for text in head)
    return f"#table(columns: (1fr, 5fr, 2fr, 2fr), table.header({heads}), {cells})\n"


def test_a_table_over_pages_is_one_and_its_head_is_there_once():
    rows = [(str(n), LONG, "Sở Nội vụ", f"{n:02d}/5/2026") for n in range(1, 16)]
    (block,) = read(table(*rows)).blocks
    assert [row.texts for row in block.table.rows] == [HEAD, *rows]


def test_a_row_torn_by_the_end_of_a_page_is_one_row():
    filler = "".join("\\\n" for _ in range(34))
    rows = [("1", LONG, "Sở Nội vụ", "08/5/2026"), ("2", "Việc sau", "Sở Y tế", "")]
    (block,) = read(f"{filler}{table(*rows)}").blocks
    assert [row.texts for row in block.table.rows] == [HEAD, *rows]


@pytest.mark.parametrize("lines", range(26, 40))
def test_rows_that_only_meet_at_the_end_of_a_page_stay_two(lines):
    filler = "".join("\\\n" for _ in range(lines))
    rows = [
        (str(n), f"Rà soát việc thứ {n} trên địa bàn toàn tỉnh", "Sở Khoa học và Công nghệ", "Quý I")
        for n in range(1, 9)
    ]
    rows[4:6] = [("", "Rà soát việc không có số trên địa bàn", "Thanh tra tỉnh", "Quý IV/2026")] * 2
    (block,) = read(f"{filler}{table(*rows)}").blocks
    assert [row.texts for row in block.table.rows] == [HEAD, *rows]


def test_two_tables_are_two():
    other = "#table(columns: (1fr, 1fr), [Chỉ tiêu], [Đơn vị], [Số hộ], [hộ])\n"
    blocks = read(f"{table(('1', 'Việc', 'Sở A', ''))}Giữa hai bảng.\n\n{other}").blocks
    assert [bool(block.table) for block in blocks] == [True, False, True]


def test_merged_cells_are_kept_as_such():
    source = """#table(columns: (1fr, 3fr, 2fr, 2fr), [TT], [Việc], [Chủ trì], [Hạn],
      [1], [Một], table.cell(rowspan: 2)[Sở A], [Quý I], [2], [Hai], [Quý II], table.cell(colspan: 4)[NHÓM], [3], [Ba], [], [])"""
    rows = read(source).blocks[0].table.rows
    assert [[(c.text, c.covered) for c in row.cells] for row in rows[2:4]] == [
        [("2", ""), ("Hai", ""), ("", "up"), ("Quý II", "")],
        [("NHÓM", ""), ("", "left"), ("", "left"), ("", "left")],
    ]
    assert rows[4].texts == ("3", "Ba", "", "")


def test_every_block_and_cell_is_a_slice_of_the_text():
    document = read(f"Mở đầu.\n\n{table(('1', LONG, 'Sở A', ''))}")
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        for row in block.table.rows if block.table else ():
            assert all(document.text[cell.start : cell.end] == cell.text for cell in row.cells)


LETTERHEAD = """#set par(first-line-indent: 0pt, justify: false)
#set text(size: 12pt)
#grid(columns: (2fr, 3fr), align: center, row-gutter: 8pt,
  [*ỦY BAN NHÂN DÂN*\\ *TỈNH BÌNH MINH*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*\\ *Độc lập - Tự do - Hạnh phúc*],
  [Số: 15/KH-UBND], [_Bình Minh, ngày 02 tháng 3 năm 2026_])
#align(center)[*KẾ HOẠCH*\\ *Sơ kết một năm*]
"""
ENDING = """#grid(columns: (1fr, 1fr), [*Nơi nhận:*\\ - Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Minh;\\ - Lưu: VT.],
  align(center)[*TM. ỦY BAN NHÂN DÂN*\\ *CHỦ TỊCH*\\ \\ \\ *Trần Văn Bình*])
"""


def test_two_columns_are_read_one_after_the_other():
    found = texts(f"{LETTERHEAD}{words(LONG)}\n\n{ENDING}")
    assert found == [
        *("ỦY BAN NHÂN DÂN", "TỈNH BÌNH MINH"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Số: 15/KH-UBND", "Bình Minh, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH", "Sơ kết một năm", LONG),
        *("Nơi nhận:", "- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Minh;", "- Lưu: VT."),
        *("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bình"),
    ]


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_is_seen(quarter):
    document = pypdfium2.PdfDocument(
        pdf_of(f"#rotate({-quarter}deg, reflow: true, box(width: 14cm)[{words(LONG)}])", FLUSH)
    )
    for page in document:
        page.set_rotation(quarter)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    assert [block.text for block in read_document(stream.getvalue(), "x.pdf").blocks] == [LONG]


SCAN = """#set page(margin: 0pt)
#image(bytes(range(12).map(n => 200)), format: (encoding: "rgb8", width: 2, height: 2), width: 100%, height: 100%)
"""


def locked():
    """A PDF that asks for a password: what proves the password is made up, so that no password fits."""
    proof = "41" * 32
    parts = [
        "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
        "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj",
        "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>> endobj",
        f"4 0 obj <</Filter /Standard /V 1 /R 2 /O <{proof}> /U <{proof}> /P -4>> endobj",
    ]
    return "\n".join(
        ["%PDF-1.4", *parts, "trailer <</Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] /Size 5>>", "%%EOF"]
    ).encode()


TORN = " ".join(" ".join(LONG))
REFUSED = {
    "scanned": (pdf_of(SCAN), "no-text-layer"),
    "half scanned": (pdf_of(f"{paragraphs(LONG)}{SCAN}"), "no-text-layer"),
    "locked": (locked(), "encrypted"),
    "blank": (pdf_of(""), "empty"),
    "torn letters": (pdf_of(words(TORN)), "broken"),
    "broken": (b"%PDF-1.7 nothing more", "broken"),
    "cut": (pdf_of(words(LONG))[:900], "broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_pdf_that_cannot_be_read_is_refused_in_plain_words(name):
    data, reason = REFUSED[name]
    with pytest.raises(Refused) as refusal:
        read_document(data, "x.pdf")
    assert refusal.value.reason == reason
    assert refusal.value.message.endswith(".")
    assert refusal.value.advice


@pytest.mark.parametrize(("limit", "most"), [("MAX_PAGES", 0), ("MAX_LETTERS", 50), ("MAX_UNPACKED", 100)])
def test_too_much_is_refused(monkeypatch, limit, most):
    data = pdf_of(words(LONG))
    monkeypatch.setattr(pdf_module, limit, most)
    with pytest.raises(Refused) as refusal:
        read_document(data, "x.pdf")
    assert refusal.value.reason == "too-large"


WHOLE = pdf_of(f"{LETTERHEAD}{words(LONG)}#footnote[{words(LONG)}]\n\n{table(('1', LONG, 'Sở A', ''))}{ENDING}")


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_a_damaged_pdf_is_read_or_refused_never_anything_else(data):
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(
            st.binary(max_size=12) | st.sampled_from([b"endobj", b" 9 0 R ", b"/Rotate 90", b"<<", b"-1"])
        )
        content[place : place + data.draw(st.integers(0, 60))] = piece
    try:
        outcome = read_document(bytes(content), "x.pdf").text
    except Refused as refusal:
        outcome = refusal.message
    assert outcome


BARE = """%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>> endobj
4 0 obj <</Length {length}>> stream
{content}
endstream endobj
trailer <</Root 1 0 R /Size 6>>
%%EOF"""
OPERATOR = st.one_of(
    st.tuples(st.integers(-900, 900), st.integers(-900, 900)).map("{0[0]} {0[1]} m 40 60 l S".format),
    st.tuples(st.integers(-90, 900), st.integers(-90, 900)).map("{0[0]} {0[1]} 300 0.5 re f".format),
    st.tuples(st.integers(0, 500), st.integers(0, 500)).map("BT /F 12 Tf {0[0]} {0[1]} Td (So 12 noi vu) Tj ET".format),
    st.sampled_from(
        ["0 0 0 0 0 0 cm", "BT /F 0 Tf (a) Tj ET", "1e9 0 0 1e-9 0 0 cm", "BT /F 9 Tf 3 Ts (1) Tj ET", "q", "Q"]
    ),
)


@given(st.lists(OPERATOR, max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_a_page_draws_is_survived(operators):
    content = "\n".join(operators)
    try:
        document = read_document(BARE.format(length=len(content), content=content).encode(), "x.pdf")
        outcome = all(document.text[block.start : block.end] == block.text for block in document.blocks)
    except Refused as refusal:
        outcome = refusal.reason in ("empty", "broken")
    assert outcome


def test_thousands_of_rules_take_no_long_time():
    content = (
        "\n".join(f"{n % 500} {n // 500} m {n % 500} {n // 500 + 3} l S" for n in range(40_000))
        + "BT /F 9 Tf (a) Tj ET"
    )
    began = time.perf_counter()
    read_document(BARE.format(length=len(content), content=content).encode(), "x.pdf")
    assert time.perf_counter() - began < 10
