"""A unit's report laid out from frozen content: signature blocks by authority, uneven tables, sections as numbered."""

from decimal import Decimal

import pytest

from tonghop.documents.render.blocks import Heading, Item, Paragraph, Table
from tonghop.documents.rules.signature_block import signature_block
from tonghop.documents.rules.unit_report import Figure, Sender, plan_words, unit_report

SENDER = Sender("UBND xã Bắc Hà", "Xã Bắc Hà", True, "UBND tỉnh Lào Cai", "Sở Nội vụ", "Tổ chức sơ kết một năm")
OFFICE = Sender("Sở Tài chính", "Sở Tài chính", False, "UBND tỉnh Lào Cai", "Sở Nội vụ", "Sơ kết một năm")


def content(*, nil=False, blocks=(), number="1", authority="TM.", post="Chủ tịch"):
    return {
        "nil": nil,
        "document": {
            "number": "07/BC-UBND",
            "date": "2026-05-05",
            "signer": "Giàng A Lử",
            "post": post,
            "authority": authority,
        },
        "sections": [{"key": "1", "number": number, "title": "Kết quả", "blocks": list(blocks)}],
    }


@pytest.mark.parametrize(
    ("unit", "authority", "post", "lines"),
    [
        ("UBND xã Bắc Hà", "TM.", "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "UBND xã Bắc Hà",
            "TM., KT.",
            "Phó Chủ tịch",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("UBND xã Bắc Hà", "", "Chủ tịch", ["CHỦ TỊCH"]),
        ("Sở Tài chính", "", "Giám đốc", ["GIÁM ĐỐC"]),
        ("Sở Tài chính", "KT.", "Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("Thanh tra tỉnh", "KT.", "Phó Chánh Thanh tra", ["KT. CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA"]),
        ("Văn phòng UBND tỉnh", "TL.", "Trưởng phòng", ["TL. CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG"]),
        ("Ban Dân tộc", "Q.", "Trưởng ban", ["Q. TRƯỞNG BAN"]),
        ("Ban Dân tộc", "TM.", "Trưởng ban", ["TM. BAN DÂN TỘC", "TRƯỞNG BAN"]),
        ("Trường Cao đẳng", "KT.", "Hiệu phó", ["KT. THỦ TRƯỞNG CƠ QUAN", "HIỆU PHÓ"]),
    ],
)
def test_the_signature_block_follows_the_authority(unit, authority, post, lines):
    above, position = signature_block(authority, post, unit=unit)
    assert [*above, position] == lines


def test_a_department_stands_under_its_province_and_writes_the_provinces_place():
    paper = unit_report(content(), OFFICE, (), on_behalf=False)
    assert (paper.owner_body, paper.place) == ("Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai")
    assert (paper.number, paper.symbol) == ("07", "BC-UBND")
    commune = unit_report(content(), SENDER, (), on_behalf=False)
    assert (commune.owner_body, commune.place, commune.subject) == ("", "Bắc Hà", "Sơ kết một năm")


def test_a_ward_that_is_only_a_number_keeps_its_kind():
    ward = Sender("UBND phường 4", "Phường 4", True, "UBND tỉnh Lào Cai", "Sở Nội vụ", "Sơ kết")
    assert unit_report(content(), ward, (), on_behalf=False).place == "Phường 4"


def test_the_standing_bodys_own_report_goes_to_the_owner():
    own = Sender("Sở Nội vụ", "Sở Nội vụ", False, "UBND tỉnh Lào Cai", "Sở Nội vụ", "Sơ kết")
    assert unit_report(content(), own, (), on_behalf=False).addressees == ("UBND tỉnh Lào Cai",)
    assert unit_report(content(), OFFICE, (), on_behalf=False).addressees == ("Sở Nội vụ",)


def test_blocks_become_paragraphs_items_and_tables_with_short_rows_filled_up():
    blocks = [
        {"kind": "paragraph", "text": "Đoạn."},
        {"kind": "item", "text": "- Ý."},
        {"kind": "table", "rows": [["A"], ["1", "2"]]},
    ]
    body = unit_report(content(blocks=blocks), SENDER, (), on_behalf=False).body
    assert [type(block) for block in body] == [Paragraph, Heading, Paragraph, Item, Table]
    assert body[3] == Item.of("Ý.")
    assert isinstance(body[4], Table)
    assert body[4].rows == (("1", "2"),)


@pytest.mark.parametrize(("number", "level"), [("1", 2), ("II", 1), ("II.", 1), ("4.2", 2)])
def test_a_section_keeps_the_number_that_the_outline_gave_it(number, level):
    body = unit_report(content(number=number), SENDER, (), on_behalf=False).body
    assert body[2] == Paragraph.of("(Mục này không có nội dung.)")
    assert body[1] == Heading(level, number.rstrip("."), "Kết quả", "sec_1")


def test_a_blank_figure_stays_blank_and_zero_is_zero():
    figures = (
        Figure("1", "Kết quả", "A", "Số hồ sơ", "hồ sơ", None),
        Figure("1", "Kết quả", "B", "Số lớp", "lớp", Decimal(0)),
        Figure("2", "Khác", "C", "Kinh phí", "tỷ đồng", Decimal("1234.5"), "gồm cả vốn năm trước"),
    )
    (appendix,) = unit_report(content(), SENDER, figures, on_behalf=False).appendices
    tables = [block for block in appendix.body if isinstance(block, Table)]
    assert [row[4] for table in tables for row in table.rows] == ["", "0", "1.234,5"]
    assert unit_report(content(nil=True), SENDER, figures, on_behalf=False).appendices == ()


def test_what_was_filed_on_behalf_says_so_on_every_page():
    assert "nộp thay" in unit_report(content(), SENDER, (), on_behalf=True).foot_note
    assert unit_report(content(), SENDER, (), on_behalf=False).foot_note == ""


def test_a_plan_is_cited_with_number_day_and_issuer():
    assert plan_words("", None, "UBND tỉnh") == ""
    assert plan_words("5/KH-UBND", None, "UBND tỉnh") == "Kế hoạch số 5/KH-UBND của UBND tỉnh"
