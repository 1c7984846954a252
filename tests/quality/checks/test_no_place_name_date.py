"""no-place-name-date: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.no_place_name_date import no_place_name_date

PLAIN = "Đơn vị đã rà soát, hoàn thiện quy chế, tổ chức họp giao ban định kỳ, phân công từng công chức theo dõi từng việc, kết quả đạt 95% kế hoạch đề ra."


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        (PLAIN, True),
        (PLAIN.replace("từng việc", "từng việc ở thôn Lao Chải"), False),
        (PLAIN.replace("quy chế", "quy chế từ ngày 12/9/2025"), False),
        (PLAIN.replace("Đơn vị", "Phó Chủ tịch phụ trách"), False),
        ("Đã đạt 95% kế hoạch.", False),
    ],
)
def test_places(text, raised):
    assert bool(evidence(no_place_name_date, report(section(text)))) is raised
