"""no-shortcoming: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.no_shortcoming import no_shortcoming

RESULTS = section(
    *["Đã ban hành 12 văn bản, mở 05 lớp cho 312 lượt người tham gia ở 14 thôn, đạt 95% kế hoạch giao."] * 4
)
REAL = "Còn 22 hồ sơ đất đai quá hạn do thiếu công chức địa chính; 03 thôn chưa có cáp quang."


@pytest.mark.parametrize(
    ("sections", "raised"),
    [
        ((RESULTS, section(REAL, purpose="difficulties")), False),
        ((RESULTS, section("Không có.", purpose="difficulties")), True),
        ((RESULTS, section("Cơ bản thuận lợi, không có khó khăn, vướng mắc gì lớn.", purpose="difficulties")), True),
        ((RESULTS, section("Chưa phát hiện hạn chế nào; mọi nhiệm vụ đều hoàn thành.", purpose="difficulties")), True),
        ((RESULTS, section(purpose="difficulties")), True),
        ((RESULTS,), True),
        ((RESULTS, section(REAL, key="x")), False),
        ((section("Đã mở 05 lớp."),), False),
    ],
)
def test_shortcomings(sections, raised):
    assert bool(list(no_shortcoming(report(*sections)))) is raised
