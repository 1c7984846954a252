"""Provinces side by side, from running totals: sums add up, means weigh bodies, rates divide the sums."""

from decimal import Decimal

import pytest

from tonghop.consolidation.rules.facts import ALL, IndicatorFacts
from tonghop.consolidation.rules.provinces import Running, figures_of

SUM = IndicatorFacts("A", "", "", "1", "sum")
MEAN = IndicatorFacts("M", "", "", "1", "average")
RATE = IndicatorFacts("R", "", "%", "1", "rate", "A", "B", decimals=1)
TEXT = IndicatorFacts("A", "", "", "1", "none")
TOTALS = {
    (1, "commune"): {"A": Running(Decimal("0.1"), 3), "B": Running(Decimal("0.4"), 3), "M": Running(Decimal(10), 3)},
    (1, "department"): {"A": Running(Decimal("0.2"), 1)},
    (2, "commune"): {"A": Running(Decimal(9), 1), "B": Running(Decimal(12), 1), "M": Running(Decimal(7), 1)},
    (3, "commune"): {"A": Running(Decimal(0), 0)},
}


@pytest.mark.parametrize(
    ("indicator", "campaigns", "scope", "expected"),
    [
        (SUM, [1], "commune", "0.1"),
        (SUM, [1], ALL, "0.3"),
        (SUM, [1, 2], ALL, "9.3"),
        (SUM, [3], ALL, None),
        (SUM, [4], ALL, None),
        (MEAN, [1], "commune", "3.3"),
        (MEAN, [1, 2], "commune", "4.3"),
        (MEAN, [1, 2], ALL, None),
        (RATE, [1], "commune", "25.0"),
        (RATE, [1, 2], "commune", "73.4"),
        (RATE, [1], ALL, None),  # one body more gave the numerator
        (RATE, [4], ALL, None),
        (TEXT, [1], ALL, None),
    ],
)
def test_a_figure_over_campaigns(indicator, campaigns, scope, expected):
    assert figures_of([indicator], TOTALS, campaigns, scope) == (None if expected is None else Decimal(expected),)
