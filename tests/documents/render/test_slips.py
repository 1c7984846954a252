"""Receipts and access slips say what they must, eight slips to a page."""

from dataclasses import replace

import pytest
from pdf_text import page_texts
from samples import AT

from tonghop.documents.render.slips import AccessSlip, Receipt, ReceivedFile, render_receipt, render_slips

RECEIPT = Receipt(
    number="SK2026-02839-01",
    received_at=AT,
    receiver="Sở Nội vụ tỉnh Lào Cai",
    unit="UBND xã Bắc Hà",
    campaign="Sơ kết một năm vận hành mô hình chính quyền địa phương hai cấp",
    version=1,
    signer="Vàng Seo Lử",
    position="Chủ tịch UBND xã",
    content_hash="0123456789abcdef" * 4,
    verify_at="https://baocao.example.vn/xac-minh/",
    document_number="45/BC-UBND ngày 06/5/2026",
    files=(ReceivedFile("Báo cáo xã Bắc Hà.docx", 48213, "ab" * 32), ReceivedFile("Số liệu.xlsx", 12034, "cd" * 32)),
    remarks=("nộp thay",),
    simulated=True,
)


def slips(count):
    return [
        AccessSlip(
            f"Người thứ {n:02d}",
            "UBND xã Mường Khương",
            f"mk.{n:02d}",
            f"rung-cao-suoi-{4000 + n}",
            "https://baocao.example.vn",
        )
        for n in range(count)
    ]


def test_the_receipt_says_what_arrived_when_and_from_whom():
    (page,) = page_texts(render_receipt(RECEIPT))
    for part in (
        "SỞ NỘI VỤ TỈNH LÀO CAI",
        "GIẤY BIÊN NHẬN Số: SK2026-02839-01",
        "Thời điểm nhận: 10:00, thứ Sáu, 08/5/2026",
        "Đơn vị nộp: UBND xã Bắc Hà",
        "Phiên bản: 1",
        "Số, ký hiệu văn bản: 45/BC-UBND ngày 06/5/2026",
        "Người ký: Vàng Seo Lử, Chủ tịch UBND xã",
        "Ghi chú: nộp thay",
        "0123456789abcdef" * 4,
        "Báo cáo xã Bắc Hà.docx",
        "ab" * 32,
        "48.213 byte",
        "https://baocao.example.vn/xac-minh/",
        "Dữ liệu mô phỏng",
    ):
        assert part in page


def test_a_receipt_without_files_remarks_or_number_leaves_those_lines_out():
    (page,) = page_texts(render_receipt(replace(RECEIPT, files=(), remarks=(), document_number="", simulated=False)))
    for part in ("Các tệp kèm theo", "Ghi chú", "Số, ký hiệu văn bản", "Dữ liệu mô phỏng"):
        assert part not in page


def test_equal_receipts_are_equal_files():
    assert render_receipt(RECEIPT) == render_receipt(RECEIPT)
    assert render_receipt(RECEIPT) != render_receipt(replace(RECEIPT, version=2))


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (99, 13)])
def test_eight_slips_a_page(count, pages):
    texts = page_texts(render_slips(slips(count), at=AT))
    assert len(texts) == pages
    assert [text.count("PHIẾU TRUY CẬP") for text in texts] == [8] * (count // 8) + ([count % 8] if count % 8 else [])
    whole = " ".join(texts)
    for slip in slips(count):
        assert slip.name in whole
        assert f"Tên đăng nhập: {slip.sign_in_name}" in whole
        assert f"Mật khẩu: {slip.password}" in whole


def test_no_slips_is_a_bug_and_says_so():
    with pytest.raises(ValueError, match="no access slips"):
        render_slips([], at=AT)
