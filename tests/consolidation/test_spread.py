"""How the figures behind a total lie: the middle, the ends, and who stands far off."""

from decimal import Decimal

import pytest

from tonghop.consolidation.rules.combine import Part
from tonghop.consolidation.rules.spread import spread_over

SETTINGS = {"outlier.peers": 8, "outlier.deviations": 4, "outlier.factor": 4}


def spread(*values: int | str | None, adds: str = "sum"):
    parts = [Part(n, None if value is None else Decimal(value)) for n, value in enumerate(values)]
    return spread_over(parts, adds=adds, decimals=0, settings=SETTINGS)


def test_the_middle_and_the_ends_with_their_bodies():
    found = spread(30, None, 10, 50, 20)
    assert (found.mean, found.median) == (Decimal("27.5"), Decimal(25))
    assert (found.least.unit_id, found.most.unit_id, found.far) == (2, 3, frozenset())
    assert spread(1, 2, 4).median == 2


def test_a_mean_of_rates_is_not_given_and_one_figure_has_no_spread():
    assert spread("90.5", "80.1", adds="rate").mean is None
    assert spread("90.5", "80.1", adds="rate").median == Decimal("85.3")
    assert spread(5) is None
    assert spread(None, 5) is None


@pytest.mark.parametrize(("others", "far"), [(10, {10}), (8, {8}), (7, set())])
def test_a_figure_far_from_the_others_is_named_where_there_are_enough_of_them(others, far):
    values = [100 + n for n in range(others)]
    assert spread(*values, 5000).far == far
    assert spread(*values, 130).far == frozenset()
