"""jump-since-last: what it raises, and what it leaves alone."""

from decimal import Decimal

import pytest

from quality.checks.report_samples import figure, report
from tonghop.quality.checks.jump_since_last import jump_since_last
from tonghop.quality.rules.facts import LastReport


@pytest.mark.parametrize(
    ("unit", "before", "now", "raised"),
    [
        ("hồ sơ", "1200", "1310", 0),
        ("hồ sơ", "1200", "12000", 1),
        ("hồ sơ", "1200", "120", 1),
        ("người", "2", "9", 0),
        ("người", "0", "45", 1),
        ("%", "95", "48", 1),
        ("%", "95", "88", 0),
    ],
)
def test_jumps(unit, before, now, raised):
    last = LastReport("báo cáo năm 2025", values={"A": Decimal(before)})
    shown = {"A": figure("A", "Số liệu", unit)}
    found = list(jump_since_last(report(values={"A": Decimal(now)}, indicators=shown, last=last)))
    assert len(found) == raised
    assert all("báo cáo năm 2025" in f.message for f in found)


def test_nothing_to_compare_with():
    assert list(jump_since_last(report(values={"A": Decimal(5)}, indicators={"A": figure("A", "x")}))) == []
