"""A sample table of figures: five units, two of which have sent nothing, and one indicator of each way of adding."""

from decimal import Decimal

from tonghop.documents.render.figures import FigureColumn, FigureRow, FigureSource, FiguresTable

COLUMNS = (
    FigureColumn("TTHC.01", "Hồ sơ tiếp nhận", "hồ sơ", "sum", area="Thủ tục hành chính"),
    FigureColumn("TTHC.02", "Hồ sơ giải quyết đúng hạn", "hồ sơ", "sum", area="Thủ tục hành chính"),
    FigureColumn("TTHC.03", "Tỷ lệ đúng hạn", "%", "rate", "TTHC.02", "TTHC.01", 1, "Thủ tục hành chính"),
    FigureColumn("NS.01", "Tuổi bình quân của công chức", "tuổi", "average", decimals=1, area="Nhân sự"),
    FigureColumn("LT.01", "Tài liệu đã chỉnh lý", "mét giá", "sum", decimals=1, area="Lưu trữ"),
    FigureColumn("LT.02", "Năm bắt đầu số hóa", "năm", "none", area="Lưu trữ"),
)

ROWS = (
    FigureRow(
        "UBND xã Bắc Hà",
        "Đã chấp nhận",
        (Decimal(1200), Decimal(1176), Decimal(98), Decimal("38.5"), Decimal("12.4"), None),
    ),
    FigureRow("UBND xã Mường Khương", "Chưa mở", (None,) * 6, missing="chưa nộp báo cáo"),
    FigureRow(
        "UBND phường Sa Pa",
        "Đã chấp nhận",
        (Decimal(3051), Decimal(2999), Decimal("98.3"), Decimal("41.2"), "không có: kho đang di chuyển", Decimal(2024)),
    ),
    FigureRow("UBND xã Y Tý", "Trả lại", (None,) * 6, missing="báo cáo bị trả lại, chưa nộp lại"),
    FigureRow("UBND xã Tả Van", "Đã chấp nhận", (Decimal(0), Decimal(0), None, Decimal("36.9"), Decimal("7.15"), None)),
)

TOTALS = (Decimal(4251), Decimal(4175), Decimal("98.2"), Decimal("38.9"), Decimal("19.55"), None)


def figures(**changes: object) -> FiguresTable:
    """Return the sample, changed as asked."""
    values: dict[str, object] = {
        "title": "Phụ lục số liệu kèm theo Báo cáo sơ kết",
        "columns": COLUMNS,
        "rows": ROWS,
        "totals": TOTALS,
        "notes": ("Số liệu đến hết ngày 30/4/2026.",),
        "sources": (FigureSource("UBND xã Bắc Hà", "12/BC-UBND, phiên bản 2", "08:15, 06/5/2026", "9f" * 32),),
        "simulated": True,
    }
    return FiguresTable(**(values | changes))
