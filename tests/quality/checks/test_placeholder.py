import pytest

from quality.checks.report_samples import GUIDANCE, facts_of
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.placeholder import placeholder


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Đã ban hành ... văn bản.", "ban hành ..."),
        ("UBND xã... báo cáo", "UBND xã..."),
        ("Đạt…% kế hoạch", "…%"),
        ("Nguồn vốn:… tỷ đồng", "…"),
        ("Ngày ... tháng 5", "Ngày ..."),
        ("Bố trí [số người] người", "[số người]"),
        ("Lorem ipsum", "Lorem ipsum"),
        ("Đồng chí Nguyễn Văn A phụ trách", "Nguyễn Văn A"),
        ("Tổng: _____ người", "_____"),
        ("Xã ABC đã cấp 12 sổ.", "Xã ABC"),
        ("Đã thu được XXX triệu đồng.", "được XXX"),
        ("Đã mời XXX lượt người, mở cho XXX người.", "cho XXX"),
        ("Đã mở 04 lớp (Bổ sung số liệu sau).", "(Bổ sung số liệu sau)"),
        ("<Nhập kết quả ở đây>", "<Nhập kết quả ở đây>"),
    ],
)
def test_what_was_left_blank_is_shown(text, evidence):
    (finding,) = placeholder(facts_of(text))
    assert (finding.severity, finding.evidence, finding.place) == (Severity.ERROR, evidence, "block:0")
    assert evidence in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Trồng lúa, ngô, sắn... trên 120 ha.",
        "Các lĩnh vực đất đai, tư pháp, y tế v.v...",
        "Tài liệu kèm theo [1] và [12].",
        "Xã A Mú Sung và xã Y Tý có đường liên xã.",
        "Đại hội XX; khóa XXX; lần thứ X.",
        "Đồng chí Nguyễn Văn An phụ trách.",
        "Có “chờ đợi…”, nay đã xong.",
        GUIDANCE[0],
    ],
)
def test_et_cetera_notes_and_real_names_are_no_blanks(text):
    assert list(placeholder(facts_of(text))) == []
