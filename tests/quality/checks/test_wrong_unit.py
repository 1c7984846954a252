"""wrong-unit: what it raises, and what it leaves alone."""

from decimal import Decimal

import pytest

from quality.checks.report_samples import figure, report
from tonghop.quality.checks.wrong_unit import wrong_unit
from tonghop.quality.rules.facts import PeerFacts

LIKE = tuple(map(Decimal, (12400, 9800, 15300, 11200, 20100, 8700, 13900)))


def facts(value: str, others=LIKE):
    shown = {"A": figure("A", "Dự toán chi", "triệu đồng")}
    return report(values={"A": Decimal(value)}, indicators=shown, others=PeerFacts(figures={"A": others}))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("12400", []),
        ("13250000000", ["gấp 1.000.000 lần"]),
        ("13250000", ["gấp 1.000 lần"]),
        ("13.25", ["bằng 1/1.000"]),
        ("90000", []),
        ("0", []),
        ("400000000", []),
    ],
)
def test_factors(value, said):
    found = list(wrong_unit(facts(value)))
    assert [words in f.message for f in found for words in said] == [True] * len(said)
    assert len(found) == len(said)


def test_few_peers_say_nothing():
    assert list(wrong_unit(facts("13250000000", LIKE[:3]))) == []
