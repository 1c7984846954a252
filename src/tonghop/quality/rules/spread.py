"""How a figure stands among those of other units: robust measures, so that one slip among peers changes nothing."""

import math
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

_LEAST_DEVIATION = 0.05  # of the logarithm: peers that are all alike leave room for five per cent
_FACTORS = (Decimal(1000), Decimal(1_000_000), Decimal("0.001"), Decimal("0.000001"))
_AMONG = Decimal("1.5")  # how far beyond the peers' range a corrected figure may lie
_BEYOND = 1.5  # a figure within the peers' range, or just outside it, is one of them
_SMALL = 20  # below it a difference of a few is no wonder


def spread_of(others: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Return the least, the middle and the greatest of the others."""
    return min(others), Decimal(median(others)), max(others)


def is_far(value: Decimal, others: Sequence[Decimal], *, deviations: float, factor: float) -> bool:
    """Tell whether a figure is that many median absolute deviations from the middle, and that many times it."""
    logs = [math.log1p(float(abs(other))) for other in others]
    middle = median(logs)
    deviation = max(median(abs(log - middle) for log in logs), _LEAST_DEVIATION)
    usual, given = math.expm1(middle), float(value)
    ordered = sorted(float(other) for other in others)
    cut = len(ordered) // 20
    low, high = ordered[cut], ordered[len(ordered) - 1 - cut]
    if abs(given - usual) < _SMALL or low / _BEYOND <= given <= high * _BEYOND:
        return False
    times = (max(given, usual) + 1) / (min(given, usual) + 1)
    return times >= factor and abs(math.log1p(given) - middle) / deviation >= deviations


def wrong_factor(value: Decimal, others: Sequence[Decimal], *, beyond: float) -> Decimal | None:
    """Return by what factor the figure is too great, if taking it away brings it among the others and nothing else."""
    positive = sorted(other for other in others if other > 0)
    if value <= 0 or not positive:
        return None
    cut = len(positive) // 20
    low, high = positive[cut], positive[len(positive) - 1 - cut]
    limit = Decimal(str(beyond))
    if low / limit < value < high * limit:
        return None
    middle = Decimal(median(positive))
    among = [f for f in _FACTORS if low / _AMONG <= value / f <= high * _AMONG]
    return min(among, key=lambda f: abs((value / f / middle).ln()), default=None)
