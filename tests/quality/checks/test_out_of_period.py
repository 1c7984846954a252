"""out-of-period: what it raises, and what it leaves alone."""

from datetime import date

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.out_of_period import out_of_period

PERIOD = (date(2025, 7, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Ngày 15/8/2025, xã đã tổ chức hội nghị quán triệt.", []),
        ("Ngày 15/8/2023, xã đã tổ chức hội nghị quán triệt.", ["15/8/2023"]),
        ("Trong tháng 3/2024 đã tiếp nhận 120 hồ sơ.", ["tháng 3/2024"]),
        ("UBND xã đã ban hành Kế hoạch số 34/KH-UBND ngày 12/3/2019 về cải cách hành chính.", ["12/3/2019"]),
        ("Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017, xã đã sắp xếp bộ máy.", []),
        ("Từ ngày 01/7/2024 đến ngày 30/4/2025 đã tiếp nhận 120 hồ sơ.", ["30/4/2025"]),
        ("Trong quý I năm 2025, xã đã mở 04 lớp.", ["quý I năm 2025"]),
        ("Xã được thành lập ngày 12/3/1964.", []),
        ("Dự kiến hoàn thành trước ngày 31/12/2026.", []),
        ("Trụ sở được xây dựng từ tháng 5/2010, nay đã xuống cấp.", []),
        ("So với tháng 4/2024, hồ sơ đã tăng 12%.", []),
        ("Ngày 04/5/2026 đã họp thông qua báo cáo này.", []),
        ("Ngày 04/9/2026 đã họp thông qua báo cáo này.", ["04/9/2026"]),
    ],
)
def test_dates(text, raised):
    facts = report(section(text), period=PERIOD, handed_in=date(2026, 5, 6))
    assert evidence(out_of_period, facts) == raised


def test_without_a_period_nothing_is_said():
    assert evidence(out_of_period, report(section("Ngày 15/8/2023 đã tổ chức hội nghị."))) == []
