"""The whole reading: whatever the text, it is read or refused, every place is a quotation, and JSON loses nothing."""

import contextlib
import io
import json

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tonghop.files.read import read_document
from tonghop.kernel.errors import Refused
from tonghop.plans.rules import Reading, read_plan

LINES = st.sampled_from(
    [
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "Số: 1/KH-UBND",
        "Bình Minh, ngày 01 tháng 02 năm 2026",
        "I. MỤC ĐÍCH",
        "A. NỘI DUNG BÁO CÁO",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ",
        "1.1. Việc một: nội dung",
        "a) Chủ trì, phối hợp với các sở, ngành:",
        "- Gửi báo cáo về Sở Nội vụ trước ngày 30/02/2026.",
        "+ Thời gian thực hiện: Quý V/2026",
        "Cơ quan chủ trì: ; Cơ quan phối hợp:",
        "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian",
        "1\t\t\t",
        "\tLàm\tSở Y tế",
        "PHỤ LỤC 1",
        "ĐỀ CƯƠNG BÁO CÁO",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "7",
        "[1] Chú thích",
        "",
    ]
)
ANY_LINE = LINES | st.text(max_size=80)


def places(reading):
    yield from ((t.source.start, t.source.end, t.source.quote) for t in reading.tasks)
    yield from ((d.source.start, d.source.end, d.source.quote) for d in reading.report_duties)
    yield from ((f.source.start, f.source.end, f.source.quote) for f in reading.findings)


@settings(max_examples=150, deadline=None)
@given(st.lists(ANY_LINE, max_size=25))
def test_any_text_is_read_or_refused_and_every_place_is_a_quotation(lines):
    try:
        reading = read_plan(read_document("\n".join(lines).encode("utf-8", errors="ignore"), "x.txt"))
    except Refused:
        return
    for start, end, quote in places(reading):
        assert reading.text[start:end] == quote
    stored = json.loads(json.dumps(reading.as_json(), ensure_ascii=False))
    assert Reading.from_json(stored, text=reading.text) == reading


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY_LINE, max_size=25))
@example(["KẾ HOẠCH", "I. MỤC ĐÍCH", "", "a"])
def test_reading_what_was_read_is_stable(lines):
    try:
        once = read_plan(read_document("\n".join(lines).encode("utf-8", errors="ignore"), "x.txt"))
    except Refused:
        return
    # An empty line keeps paragraphs apart; without it a line in small letters goes on from the heading above.
    apart = once.text.replace("\n", "\n\n")
    assert read_plan(read_document(apart.encode(), "x.txt")) == once


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(Refused):
        read_plan(read_document(data, "x"))


def test_the_json_has_the_shape_of_the_command_line(reading_of):
    data = reading_of().as_json()
    assert list(data) == [
        "document",
        "headings",
        "outlines",
        "tasks",
        "report_duties",
        "recipients",
        "appendices",
        "findings",
    ]
    assert data["document"]["issued_on"] == "2026-03-02"
    assert data["document"]["legal_bases"][0]["date"] == "2026-01-05"
    assert set(data["tasks"][0]) >= {"ref", "title", "leads", "coordinators", "due", "note", "source", "proposed"}
    assert set(data["tasks"][0]["due"]) == {"text", "kind", "date", "last_moment"}


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi anh chị, chiều nay họp lúc ba giờ ở phòng lớn, mời mọi người đến đúng giờ và mang theo tài liệu. "
        * 3,
        "BÁO CÁO\nKẾT QUẢ NĂM 2025\nI. KẾT QUẢ\nĐã làm xong các việc được giao trong năm và được khen.\nII. KIẾN NGHỊ\nKhông.\n"
        * 2,
    ],
)
def test_what_is_no_plan_and_no_outline_is_refused(text):
    with pytest.raises(Refused) as refusal:
        read_plan(read_document(text.encode(), "x.txt"))
    assert refusal.value.reason == "not-a-plan"


ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
    ("I", "NHÓM VIỆC CHUNG", "", "", ""),
    ("1", "Khảo sát tuyến", "Sở Xây dựng", "Các sở, ngành", "Trước ngày 30/6/2026"),
    ("2", "In bản đồ", "Sở Y tế", "", ""),
    ("3", "Dựng biển chỉ dẫn", "Sở Công Thương", "", "Quý IV/2026"),
)


def word_plan(text, *, merged):
    word = docx.Document()
    for line in text.split("\n"):
        word.add_paragraph(line)
    word.add_paragraph("PHỤ LỤC")
    word.add_paragraph("PHÂN CÔNG NHIỆM VỤ")
    table = word.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for r, row in enumerate(ROWS):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    if merged:
        table.cell(2, 4).merge(table.cell(3, 4))
        table.cell(1, 1).merge(table.cell(1, 4))
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def said(reading):
    tasks = [(t.ref, t.title, t.leads, t.coordinators, t.due, t.group, t.source.kind) for t in reading.tasks]
    return reading.document, [(h.number, h.title) for h in reading.all_headings()], tasks, reading.recipients


@pytest.mark.parametrize("merged", [False, True])
def test_a_word_file_with_merged_cells_says_what_the_text_file_says(plan_text, merged):
    rows = "\n".join("\t".join(row) for row in ROWS)
    text = read_plan(read_document(f"{plan_text}PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n{rows}\n".encode(), "x.txt"))
    word = read_plan(read_document(word_plan(plan_text, merged=merged), "x.docx"))
    assert said(word) == said(text)


def test_a_merged_cell_is_proposed_for_the_rows_it_covers(plan_text):
    word = read_plan(read_document(word_plan(plan_text, merged=True), "x.docx"))
    covered = next(t for t in word.tasks if t.title == "In bản đồ")
    assert covered.due.text is None
    assert covered.proposed.due.text == "Trước ngày 30/6/2026"
    assert "Ô gộp" in covered.proposed.why
