"""Sample papers for the tests: invented text of a province's interim report."""

from datetime import UTC, datetime
from decimal import Decimal

from tonghop.documents.render.content import (
    Appendix,
    HeadCell,
    Heading,
    IssueDay,
    Item,
    OfficialDocument,
    Paragraph,
    Sentence,
    Signing,
    Table,
)

AT = datetime(2026, 5, 8, 3, 0, tzinfo=UTC)

_FIGURES = Table(
    head=(
        (
            HeadCell("STT", rows=2),
            HeadCell("Nội dung", rows=2),
            HeadCell("Kỳ báo cáo", columns=2),
            HeadCell("Ghi chú", rows=2),
        ),
        (HeadCell("Tiếp nhận"), HeadCell("Đúng hạn")),
    ),
    rows=(
        (
            "1",
            "Hồ sơ nộp trực tuyến tại Trung tâm Phục vụ hành chính công cấp xã",
            Decimal(48210),
            Decimal(47655),
            "",
        ),
        ("2", "Hồ sơ nộp trực tiếp", Decimal(9120), Decimal(8997), "02 xã chưa tách số"),
        ("3", "Hồ sơ nhận qua bưu chính công ích", Decimal(1234), None, "không có, vì chưa kết nối"),
    ),
    widths=(1, 6, 2.2, 2.2, 3),
    number_columns=frozenset({2, 3}),
    centred_columns=frozenset({0}),
    caption="Bảng 1. Kết quả tiếp nhận, giải quyết hồ sơ thủ tục hành chính",
    unit="Đơn vị tính: hồ sơ",
    total=("", "Tổng cộng", Decimal(58564), Decimal(56652), ""),
)

_WIDE = Table.simple(
    ("STT", "Tên đơn vị", "Trụ sở hiện có", "Tiếp tục sử dụng", "Dôi dư", "Đã xử lý", "Diện tích (m²)"),
    tuple(
        (str(n), name, n + 3, n + 1, 2, 1, Decimal("1250.5") * n)
        for n, name in enumerate(("UBND xã Bắc Hà", "UBND xã Mường Khương", "UBND phường Sa Pa", "UBND xã Y Tý") * 9, 1)
    ),
    widths=(1, 6, 2, 2, 2, 2, 3),
)

_LONG = (
    "Ủy ban nhân dân các xã, phường đã bố trí đủ chỗ ngồi tiếp công dân, niêm yết công khai quy trình và phân công "
    "công chức trực trong giờ hành chính, kể cả sáng thứ Bảy."
)


def report(**changes: object) -> OfficialDocument:
    """Return a province's report as a draft, changed as asked."""
    values: dict[str, object] = {
        "type_name": "BÁO CÁO",
        "subject": "Sơ kết một năm vận hành mô hình chính quyền địa phương hai cấp trên địa bàn tỉnh",
        "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
        "issuer_in_text": "UBND tỉnh Lào Cai",
        "symbol": "BC-UBND",
        "place": "Lào Cai",
        "issued": IssueDay(2026, 5),
        "addressees": ("Bộ Nội vụ",),
        "legal_bases": (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Căn cứ chương trình công tác năm 2026",
        ),
        "body": (
            Paragraph.of("Thực hiện chương trình công tác năm 2026, UBND tỉnh Lào Cai báo cáo kết quả như sau:"),
            Heading(1, "I", "Kết quả thực hiện"),
            Heading(2, "1", "Công tác lãnh đạo, chỉ đạo"),
            Paragraph(
                (
                    Sentence(
                        "Đến ngày 30/4/2026, có 97/99 xã, phường ban hành quy chế làm việc.",
                        ("BC-012", "BC-047"),
                    ),
                    Sentence("Hai đơn vị còn lại hoàn thành trước ngày 15/5/2026.", bold=True),
                    Sentence(_LONG),
                )
            ),
            Heading(3, "a", "Về phân cấp, phân quyền"),
            Item.of("37 xã nêu thiếu máy quét tài liệu; 12 xã phải mượn thiết bị của đơn vị sự nghiệp."),
            Item.of("trong đó 05 xã vùng cao chưa có đường truyền dự phòng.", mark="+"),
            Heading(2, "2", "Thủ tục hành chính"),
            _FIGURES,
            *(Paragraph.of(_LONG) for _ in range(9)),
            Heading(1, "II", "Khó khăn, vướng mắc và kiến nghị"),
            Paragraph.of(_LONG),
        ),
        "closing": "UBND tỉnh Lào Cai trân trọng báo cáo",
        "recipients": (
            "Như trên",
            "TT. Tỉnh ủy, TT. HĐND tỉnh",
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
            "Lưu: VT, NC (05b)",
        ),
        "signing": Signing("PHÓ CHỦ TỊCH", "Nguyễn Thị Ngọc Ánh", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")),
        "draft": True,
        "simulated": True,
        "appendices": (
            Appendix(
                "Danh mục khó khăn, vướng mắc",
                (Paragraph.of("Tổng hợp từ báo cáo của các xã, phường."), _FIGURES),
            ),
            Appendix("Biểu số liệu trụ sở của các đơn vị", (_WIDE,), landscape=True),
        ),
    }
    return OfficialDocument(**(values | changes))
