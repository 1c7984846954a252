"""outlier: what it raises, and what it leaves alone."""

from decimal import Decimal

import pytest

from quality.checks.report_samples import figure, report
from tonghop.quality.checks.outlier import outlier
from tonghop.quality.rules.facts import PeerFacts

LIKE = tuple(map(Decimal, (1200, 1350, 980, 1100, 1500, 1270, 1410, 1190, 1330, 1050)))


def facts(value: str, others=LIKE):
    shown = {"A": figure("A", "Hồ sơ tiếp nhận")}
    return report(values={"A": Decimal(value)}, indicators=shown, others=PeerFacts(figures={"A": others}))


@pytest.mark.parametrize(
    ("value", "raised"), [("1250", 0), ("1900", 0), ("700", 0), ("9800", 1), ("120", 1), ("0", 1), ("1250000", 0)]
)
def test_far_figures(value, raised):
    assert len(list(outlier(facts(value)))) == raised


def test_few_peers_say_nothing():
    assert list(outlier(facts("9800", LIKE[:5]))) == []


def test_a_difference_of_a_few_is_no_wonder():
    assert list(outlier(facts("12", tuple(map(Decimal, (1, 1, 2, 1, 1, 2, 1, 1, 1)))))) == []
