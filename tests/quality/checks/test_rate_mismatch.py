"""rate-mismatch: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, figure, with_values
from tonghop.quality.checks.rate_mismatch import rate_mismatch


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Bố trí 42/45 người (93,3%).", []),
        ("Bố trí 42/45 người (95,3%).", ["42/45 người (95,3%"]),
        ("1.180 trên 1.250 hồ sơ, đạt 94,4%.", []),
        ("1.180 trên tổng số 1.250 hồ sơ, đạt 97%.", ["1.180 trên tổng số 1.250 hồ sơ, đạt 97%"]),
        ("Đúng hạn đạt 88,0% (1.180/1.250 hồ sơ).", ["88,0% (1.180/1.250"]),
        ("Có 42/45 người, gần 94% số được giao.", []),
        ("Đạt 42/45 người, tỷ lệ 93%.", []),
        ("Đã xử lý 205/388 thửa, tỷ lệ 57,4%.", ["205/388 thửa, tỷ lệ 57,4%"]),
        ("Tỷ lệ đạt 61,7%, tức 99/136 ca.", ["61,7%, tức 99/136"]),
        ("Tỷ lệ đạt 72,8%, tức 99/136 ca.", []),
        ("Giải ngân 412,6/1.250,4 tỷ đồng, đạt 43,0%.", ["412,6/1.250,4 tỷ đồng, đạt 43,0%"]),
        (
            "Đã trả 640 hồ sơ, trong đó đúng hạn 625 hồ sơ, đạt 87,7%.",
            ["640 hồ sơ, trong đó đúng hạn 625 hồ sơ, đạt 87,7%"],
        ),
        ("Đã trả 640 hồ sơ, trong đó đúng hạn 625 hồ sơ, đạt 97,7%.", []),
        ("Trồng 120 ha, trong đó 80 ha, đạt 95% kế hoạch.", []),
        ("Đạt 60% với 3/4 xã và phần còn lại.", []),
        ("Kế hoạch số 42/KH-UBND đạt 95%.", []),
        ("Ngày 12/5/2026 đạt 95%.", []),
    ],
)
def test_written(text, raised):
    assert evidence(rate_mismatch, with_values(texts=(text,))) == raised


@pytest.mark.parametrize(("rate", "raised"), [("93.3", 0), ("93", 0), ("95.3", 1), ("39.3", 1)])
def test_typed(rate, raised):
    shown = (figure("A", "Có mặt", "người"), figure("B", "Được giao", "người"), figure("R", "Tỷ lệ", "%", "A", "B"))
    assert len(evidence(rate_mismatch, with_values(*shown, A="42", B="45", R=rate))) == raised
