"""legacy-encoding: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.legacy_encoding import legacy_encoding


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Uû ban nh©n d©n x· B¾c Hµ ®· ban hµnh 12 v¨n b¶n", "Uû"),
        ("Uyû ban nhaân daân xaõ Baéc Haø ñaõ ban haønh 12 vaên baûn", "Uyû"),
        ("Xã đã khen thƣởng 12 tập thể", "thƣởng"),
        ("Tổng kết nǎm 2025, mở 02 lớp", "nǎm"),
        ("6Ӣ CÔNG 7+ѬѪ1*", "Ӣ"),
        ("QUY Ế T Đ Ị NH V Ề VI Ệ C", "Ế T Đ Ị NH V Ề VI Ệ C"),
        ("Trong kỳ xã ®· ban hµnh 12 văn bản", "hµnh"),
        ("Diện tích 120 m² ở thôn Lùng Phình; hợp tác với Köln.", None),
        ("Các ý a, b, c, d, đ, e đều đạt.", None),
        ("Đã mở 02 lớp.", None),
    ],
)
def test_letters(text, raised):
    assert evidence(legacy_encoding, report(section(text))) == ([raised] if raised else [])
