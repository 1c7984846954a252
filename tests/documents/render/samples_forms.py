"""Sample forms for one commune: a figures workbook and a report in Word."""

from decimal import Decimal

from samples import report

from tonghop.documents.render.content import Signing
from tonghop.documents.render.forms import FiguresForm, FormArea, FormIdentity, FormIndicator, FormSection, ReportForm

IDENTITY = FormIdentity("so-ket-2026", "02839", "3")

FIGURES_FORM = FiguresForm(
    title="Biểu số liệu báo cáo sơ kết một năm",
    unit_name="UBND xã Bắc Hà",
    identity=IDENTITY,
    due="23:59 thứ Năm, 07/5/2026",
    areas=(
        FormArea(
            "Thủ tục hành chính",
            (
                FormIndicator("TTHC.01", "Hồ sơ tiếp nhận trong kỳ", "hồ sơ", "count"),
                FormIndicator("TTHC.02", "Hồ sơ giải quyết đúng hạn", "hồ sơ", "count", value=Decimal(1176)),
                FormIndicator("TTHC.03", "Tỷ lệ giải quyết đúng hạn", "%", "rate", explained="TTHC.02 / TTHC.01 × 100"),
                FormIndicator("TTHC.04", "Mức độ hài lòng của người dân qua khảo sát", "%", "percent", decimals=1),
            ),
        ),
        FormArea(
            "Lưu trữ",
            (
                FormIndicator(
                    "LT.01", "Tài liệu đã chỉnh lý", "mét giá", "decimal", decimals=2, reason="kho đang di chuyển"
                ),
            ),
        ),
    ),
    simulated=True,
)


def report_form() -> ReportForm:
    """Return a commune's form with three sections, one of them written already."""
    paper = report(
        owner_body="",
        issuer="Ủy ban nhân dân xã Bắc Hà",
        place="Bắc Hà",
        draft=False,
        subject="Kết quả một năm vận hành mô hình chính quyền địa phương hai cấp",
        signing=Signing("CHỦ TỊCH", "", ("TM. ỦY BAN NHÂN DÂN",)),
    )
    sections = (
        FormSection("lanh_dao", "I", "Công tác lãnh đạo, chỉ đạo", 1, ("Nêu văn bản đã ban hành, số cuộc kiểm tra.",)),
        FormSection("tthc", "II", "Thủ tục hành chính", 1),
        FormSection(
            "tthc_truc_tuyen", "1", "Hồ sơ trực tuyến", 2, ("Số hồ sơ; tỷ lệ.", "Vướng mắc."), ("Đã nhận 1.200 hồ sơ.",)
        ),
    )
    return ReportForm(paper, IDENTITY, sections, due="23:59 thứ Năm, 07/5/2026")
