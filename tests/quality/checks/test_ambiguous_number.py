"""ambiguous-number: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.ambiguous_number import ambiguous_number


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Đã tiếp nhận 1.234 hồ sơ, chi 1.234,5 triệu đồng.", []),
        ("Đã tiếp nhận 1,234 hồ sơ.", ["1,234"]),
        ("Kinh phí 12,345,678 đồng.", ["12,345,678"]),
        ("Diện tích 0,125 ha.", []),
        ("Tỷ lệ 96.125%.", ["96.125"]),
        ("Đạt 74.1%, tiếp nhận 1.234 hồ sơ.", ["1.234"]),
        ("Đường dài 3.125 km.", ["3.125"]),
        ("Đường dài 1.200 km.", []),
        ("Kế hoạch số 1,234/KH-UBND.", []),
    ],
)
def test_numbers(text, raised):
    assert evidence(ambiguous_number, report(section(text))) == raised
