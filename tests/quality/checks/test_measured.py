"""Recall and precision of each check on planted defects and clean texts; a clean report draws no error."""

from collections.abc import Iterable

import pytest

from quality.checks.report_samples import CLEAN, facts_of, figures
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.table import CHECKS, run

PLANTED = {
    "section-missing": [
        facts_of(),
        facts_of(""),
        facts_of("  ", "…"),
        facts_of("a) Việc ban hành văn bản lãnh đạo, chỉ đạo, điều hành sau khi sắp xếp đơn vị hành chính"),
        facts_of("1. Công tác lãnh đạo, chỉ đạo", "-"),
        facts_of("Kết quả phân cấp, phân quyền; những nhiệm vụ còn vướng mắc khi thực hiện."),
    ],
    "no-figure": [
        facts_of("Công tác chỉ đạo được quan tâm, triển khai đồng bộ, kịp thời, đạt nhiều kết quả tích cực."),
        facts_of("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024, xã đã nghiêm túc quán triệt đến cán bộ."),
        facts_of("Mô hình chính quyền địa phương 02 cấp vận hành ổn định từ ngày 01/7/2025."),
        facts_of("Một số nhiệm vụ đã hoàn thành, phần lớn cán bộ yên tâm công tác trong quý II năm 2026."),
        facts_of("Theo khoản 2 Điều 16 Luật Tổ chức chính quyền địa phương, xã đã phân công công chức phụ trách."),
        facts_of("Triển khai Đề án 06; liên hệ đường dây nóng 0214 3840 123 để được hướng dẫn."),
        facts_of("Giai đoạn 2026 - 2030 xã tiếp tục kiện toàn tổ chức, 6 tháng đầu năm cơ bản ổn định."),
        facts_of(
            "Không ngừng đổi mới lề lối làm việc, nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn."
        ),
    ],
    "placeholder": [
        facts_of(text)
        for text in (
            "Đã ban hành ... văn bản chỉ đạo, mở 02 lớp.",
            "Đã tiếp nhận .......... hồ sơ, mở 02 lớp.",
            "UBND xã ... đã tổ chức 05 hội nghị.",
            "Đạt …% kế hoạch giao, vượt 12 hồ sơ.",
            "Số: ....../BC-UBND về 12 nhiệm vụ.",
            "[Tên đơn vị] đã ban hành 12 văn bản.",
            "[...] có 12 thôn.",
            "Lorem ipsum dolor sit amet, 12 văn bản.",
            "Đồng chí Nguyễn Văn A phụ trách 12 thôn.",
            "Xã X có 12 thôn.",
            "Tổng số ____ người, đạt 12%.",
            "Ngày ... tháng ... năm 2026 tổ chức 12 lớp.",
            "(Nêu rõ số lượng, tỷ lệ) 12 văn bản.",
            "Đã giải quyết xxx hồ sơ, còn 12 hồ sơ.",
            "Nhập nội dung tại đây: 12",
            "{{ten_don_vi}} có 12 thôn.",
        )
    ],
    "foreign-unit": [
        facts_of(text)
        for text in (
            "UBND xã Bản Liền đã ban hành 12 văn bản chỉ đạo.",
            "Ủy ban nhân dân xã Bản Liền tổ chức 03 hội nghị tập huấn.",
            "Uỷ ban nhân dân xã Hòa Bình luôn quan tâm bố trí kinh phí, đã chi 120 triệu đồng.",
            "Trong kỳ báo cáo, UBND xã Bản Liền đã phối hợp với Công an tỉnh mở 02 lớp.",
            "Trên đây là báo cáo của UBND xã Bản Liền, kèm 12 phụ lục./.",
            "Chủ tịch UBND xã Văn Bàn đã phân công 05 công chức.",
            "Đảng ủy, HĐND, UBND xã Bản Liền đã lãnh đạo thực hiện 12 nhiệm vụ.",
            "Từ đầu năm đến nay UBND xã Bản Liền đã tiếp nhận 1.200 hồ sơ.",
            "Phòng Kinh tế thuộc UBND xã Bản Liền có 06 người.",
            "Đội ngũ công chức của UBND phường Sa Pa có 38 người, cơ bản đáp ứng yêu cầu.",
            "Sau sắp xếp, UBND xã A Mú Sung bố trí 03 trụ sở làm việc.",
            "Nhiệm vụ do UBND xã Bản Liền thực hiện đạt 95% kế hoạch.",
            "Sau khi nhận bàn giao 12 trụ sở, UBND xã Bản Liền đã đưa vào sử dụng ngay.",
        )
    ],
    "sum-mismatch": [
        figures(T04="100", T05="60", T06="30"),
        figures(T04="100", T05="60", T06="50"),
        figures(T04="0", T05="1", T06="0"),
        figures(T04="100", T05="120", none={"T.06": "chưa tách được"}),
        figures(T04="100", T05="60"),
        figures(T04="12", T05="5", T06="5"),
        figures(T04="10.5", T05="5", T06="5"),
    ],
}
CLEAN_FIGURES = [
    figures(T04="100", T05="60", T06="40", T11="5", T12="5"),
    figures(T04="100", T05="60", none={"T.06": "phần mềm không tách"}),
    figures(T04="100"),
    figures(T05="60", T06="40"),
    figures(T12="6", none={"T.11": "chưa thống kê"}),
    figures(T04="0", T05="0", T06="0"),
]


def _raised(check: str, facts: Iterable) -> list[bool]:
    return [any(f.check == check for f in CHECKS[check](one)) for one in facts]


@pytest.mark.parametrize("check", PLANTED)
def test_recall_and_precision(check, capsys):
    clean = [*(facts_of(text) for text in CLEAN), *CLEAN_FIGURES]
    elsewhere = [one for other, planted in PLANTED.items() if other != check for one in planted]
    hits, false = sum(_raised(check, PLANTED[check])), sum(_raised(check, [*clean, *elsewhere]))
    recall, precision = hits / len(PLANTED[check]), hits / (hits + false)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are the point of this test
            f"\n  {check:16} recall {recall:.2f} ({hits}/{len(PLANTED[check])})  precision {precision:.2f} ({false} false)"
        )
    assert recall >= 0.9
    assert precision >= 0.9


def test_a_clean_report_draws_no_error():
    found = run(facts_of(*CLEAN)) + [f for facts in CLEAN_FIGURES for f in run(facts)]
    assert [(f.check, f.evidence) for f in found if f.severity in {Severity.ERROR, Severity.BLOCKER}] == []


@pytest.mark.parametrize("text", CLEAN)
def test_each_clean_sentence_alone_draws_nothing(text):
    assert [(f.check, f.evidence) for f in run(facts_of(text))] == []
