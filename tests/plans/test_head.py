"""What a plan says of itself."""

from datetime import date

import pytest

from tonghop.plans.rules.citations import direct_citations


def test_letterhead_title_and_signature(reading_of):
    head = reading_of().document
    assert head.type == "Kế hoạch"
    assert head.number == "15/KH-UBND"
    assert head.issued_on == date(2026, 3, 2)
    assert head.place == "Bình Minh"
    assert head.issuer == "Ủy ban nhân dân tỉnh Bình Minh"
    assert head.title.startswith("SƠ KẾT MỘT NĂM")
    assert (head.signer.name, head.signer.position) == ("Trần Văn Bình", "Phó chủ tịch")
    assert head.signer.authority == "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"
    assert [(b.number, b.day, b.issuer) for b in head.legal_bases] == [("12/NQ-CP", date(2026, 1, 5), "Chính phủ")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("15/KH-UBND", "15/KH-UBND"),
        ("15 /KH-UBND", "15/KH-UBND"),
        ("0130/KH-UBND", "0130/KH-UBND"),
        ("   /KH-UBND", None),
    ],
)
def test_the_number_has_no_spaces_and_a_blank_stays_blank(reading_of, written, number):
    assert reading_of(number=written).document.number == number


def test_a_day_left_blank_stays_blank(reading_of):
    head = reading_of(day="ngày     tháng 3 năm 2026").document
    assert head.issued_on is None
    assert head.place == "Bình Minh"


def test_recipients_are_read_without_their_dashes(reading_of):
    assert reading_of().recipients == ("Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT")


def test_a_plan_inside_a_decision_bears_the_decisions_number_date_and_bases(reading_of):
    decision = """ỦY BAN NHÂN DÂN
TỈNH BÌNH MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 77/QĐ-UBND
Bình Minh, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
VỀ VIỆC BAN HÀNH KẾ HOẠCH TRỒNG RỪNG
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
CHỦ TỊCH
Lê Thị An
"""
    plan = (
        "KẾ HOẠCH\nTRỒNG RỪNG NĂM 2026\nI. MỤC TIÊU\nTrồng 100 ha.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\nKhám sức khỏe.\n"
    )
    from tonghop.files.read import read_document  # noqa: PLC0415 - this text is not made by the fixture
    from tonghop.plans.rules import read_plan  # noqa: PLC0415

    head = read_plan(read_document((decision + plan).encode(), "x.txt")).document
    assert (head.type, head.number, head.issued_on) == ("Kế hoạch", "77/QĐ-UBND", date(2026, 3, 5))
    assert head.title == "TRỒNG RỪNG NĂM 2026"
    assert head.issuer == "Ủy ban nhân dân tỉnh Bình Minh"
    assert [b.number for b in head.legal_bases] == ["30/2020/NĐ-CP"]
    assert head.signer.name == "Lê Thị An"


@pytest.mark.parametrize(
    ("clause", "numbers"),
    [
        ("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18/01/2024;", ["31/2024/QH15"]),
        ("Căn cứ Quyết định số 5/QĐ-TTg ngày 01/01/2026 về việc thực hiện Nghị quyết số 57-NQ/TW;", ["5/QĐ-TTg"]),
        (
            "Căn cứ Nghị quyết số 1/NQ-CP ngày 02/01/2026 của Chính phủ; Kế hoạch số 10- CTr/TU ngày 03/01/2026;",
            ["1/NQ-CP", "10-CTr/TU"],
        ),
        ("Căn cứ Quyết định số 8/QĐ-BTC (được sửa đổi bởi Quyết định số 9/QĐ-BTC);", ["8/QĐ-BTC"]),
    ],
)
def test_only_documents_cited_directly_are_bases(clause, numbers):
    assert [one.number for one in direct_citations(clause)] == numbers
