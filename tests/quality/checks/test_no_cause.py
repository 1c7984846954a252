"""no-cause: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.no_cause import no_cause

SHORT = section("Còn 22 hồ sơ đất đai quá hạn; 03 thôn chưa có cáp quang.", purpose="difficulties")


@pytest.mark.parametrize(
    ("causes", "missing"),
    [
        (("Nguyên nhân khách quan: địa bàn rộng.", "Nguyên nhân chủ quan: đôn đốc chưa sát."), ""),
        (("Do địa hình chia cắt, mưa lũ kéo dài.", "Công chức chưa chủ động, phối hợp chưa tốt."), ""),
        (("Nguyên nhân khách quan: địa bàn rộng, mưa lũ.",), "chủ quan"),
        (("Nguyên nhân chủ quan: cán bộ chưa chủ động.",), "khách quan"),
        ((), "chủ quan và khách quan"),
    ],
)
def test_causes(causes, missing):
    found = list(no_cause(report(SHORT, section(*causes, purpose="causes"))))
    assert [f"chưa nêu nguyên nhân {missing} (" in f.message for f in found] == ([True] if missing else [])


def test_no_shortcoming_needs_no_cause():
    assert list(no_cause(report(section("Không có.", purpose="difficulties")))) == []
