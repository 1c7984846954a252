"""The consolidated report as an official paper: what a snapshot's draft becomes, and what is left to people."""

from dataclasses import replace

import pytest

from tonghop.consolidation.models import Snapshot
from tonghop.documents.render.content import Appendix, Heading, Item, Paragraph, Table
from tonghop.documents.resources import report_frame
from tonghop.documents.rules.appendices import missing_appendix, written_total
from tonghop.documents.rules.frame import issuer_in_full, place_of, subject_of
from tonghop.documents.rules.report import report_document


def test_it_leaves_number_day_and_name_to_people(snapshot: Snapshot) -> None:
    paper = report_document(snapshot.content, report_frame())
    assert (paper.type_name, paper.symbol, paper.number, paper.draft) == ("BÁO CÁO", "BC-UBND", "", True)
    assert (paper.issuer, paper.place) == ("Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai")
    assert (paper.issued.year, paper.issued.month, paper.issued.day) == (2026, 5, None)
    assert (paper.signing.authority_lines, paper.signing.position, paper.signing.name) == (
        ("TM. ỦY BAN NHÂN DÂN",),
        "CHỦ TỊCH",
        "",
    )
    assert paper.addressees == ("Bộ Nội vụ",)
    assert paper.simulated
    assert "Sở Nội vụ" in paper.recipients
    assert report_document(snapshot.content, report_frame(), signer="Trần Văn Bình").signing.name == "Trần Văn Bình"


def test_the_outline_becomes_numbered_parts(snapshot: Snapshot) -> None:
    body = report_document(snapshot.content, report_frame()).body
    headings = [(h.level, h.number, h.text) for h in body if isinstance(h, Heading)]
    assert headings == [
        (1, "I", "Phạm vi tổng hợp"),
        (1, "II", "Kết quả thực hiện"),
        (2, "1", "Về tổ chức bộ máy và nhân sự"),
        (2, "2", "Về thủ tục hành chính"),
        (1, "III", "Nhiệm vụ, giải pháp trong thời gian tới"),
        (1, "IV", "Hạn chế, khó khăn, vướng mắc"),
        (1, "V", "Kiến nghị, đề xuất"),
        (2, "1", "Đối với Bộ Nội vụ"),
    ]


def test_every_sentence_of_the_draft_is_in_the_paper_and_carries_its_id(snapshot: Snapshot) -> None:
    body = report_document(snapshot.content, report_frame()).body
    printed = {s.text: s.source_ids for b in body if isinstance(b, Paragraph | Item) for s in b.sentences}
    headings = {h.text for h in body if isinstance(h, Heading)}
    draft = snapshot.content["draft"]
    for paragraph in [*draft["opening"], *(p for s in draft["sections"] for p in s["paragraphs"])]:
        for sentence in paragraph["sentences"]:
            if paragraph["shape"] == "heading":
                assert sentence["text"] in headings
            else:
                assert printed[sentence["text"]] == ((sentence["id"],) if sentence["sources"] else ())


def test_both_appendices_are_mentioned_in_the_body(snapshot: Snapshot) -> None:
    paper = report_document(snapshot.content, report_frame())
    text = " ".join(s.text for b in paper.body if isinstance(b, Paragraph) for s in b.sentences)
    assert len(paper.appendices) == 2
    assert "Phụ lục I;" in text
    assert "Phụ lục II." in text


def test_the_appendix_keeps_communes_and_departments_apart(snapshot: Snapshot) -> None:
    figures = report_document(snapshot.content, report_frame()).appendices[0]
    rows = {row[1]: row[4:] for block in figures.body if isinstance(block, Table) for row in block.rows}
    assert rows["TTHC.04"] == ("201", "5.000", "5.201", "3")
    assert rows["TTHC.07"] == ("89,6", "98,0", "97,7", "3")
    assert rows["TTHC.01"] == ("", "", "", "0")


def test_who_is_missing_is_listed_with_the_reason(snapshot: Snapshot) -> None:
    (table,) = report_document(snapshot.content, report_frame()).appendices[1].body
    assert isinstance(table, Table)
    assert [row[1:] for row in table.rows] == [
        ("UBND xã Tả Củ Tỷ", "trả lại để hoàn thiện, chưa nộp lại"),
        ("UBND xã Bản Liền", "được miễn báo cáo (đang giải quyết thiên tai)"),
        ("UBND xã Lùng Phình", "chưa mở báo cáo"),
        ("Sở Nội vụ", "chưa mở báo cáo"),
    ]


def test_where_nobody_is_missing_there_is_one_appendix(snapshot: Snapshot) -> None:
    complete = snapshot.content | {"units": [u | {"why_missing": ""} for u in snapshot.content["units"]]}
    assert missing_appendix(complete, report_frame()) is None
    paper = report_document(complete, report_frame())
    assert [type(a) for a in paper.appendices] == [Appendix]
    text = " ".join(s.text for b in paper.body if isinstance(b, Paragraph) for s in b.sentences)
    assert "nêu tại Phụ lục;" in text
    assert "Danh sách đơn vị" not in text


@pytest.mark.parametrize(
    ("owner", "full", "place"),
    [
        ("UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai"),
        ("UBND thành phố Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng"),
        ("Ủy ban nhân dân tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La", "Sơn La"),
    ],
)
def test_the_issuer_is_written_in_full(owner: str, full: str, place: str) -> None:
    assert (issuer_in_full(owner), place_of(owner)) == (full, place)


def test_the_subject_says_what_was_done_not_that_it_is_organised() -> None:
    assert subject_of("Tổ chức sơ kết 01 năm.") == "Sơ kết 01 năm"
    assert subject_of("Sơ kết 01 năm") == "Sơ kết 01 năm"


@pytest.mark.parametrize(
    ("total", "adds", "decimals", "expected"),
    [
        ("1234.5", "sum", 1, "1.234,5"),
        ("1234", "sum", 1, "1.234"),
        ("312.46", "average", 0, "312,5"),
        ("87", "rate", 1, "87,0"),
        (None, "sum", 0, ""),
    ],
)
def test_totals_are_printed_as_the_form_says(total: str | None, adds: str, decimals: int, expected: str) -> None:
    assert written_total(total, {"adds": adds, "decimals": decimals}) == expected


def test_points_take_the_letters_of_the_alphabet_where_sections_are_numbered(snapshot: Snapshot) -> None:
    sections = snapshot.content["draft"]["sections"]
    again = next(s for s in sections if s["key"] == "kn") | {"key": "kn2", "title": "Kiến nghị khác"}
    twice = snapshot.content | {"draft": snapshot.content["draft"] | {"sections": [*sections, again]}}
    paper = replace(report_document(twice, report_frame()))
    tail = [(h.level, h.number) for h in paper.body if isinstance(h, Heading)][-5:]
    assert tail == [(1, "V"), (2, "1"), (3, "a"), (2, "2"), (3, "a")]
