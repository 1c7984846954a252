"""How the figures behind a total lie: mean, median, least and most with their bodies, and those that stand far off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from tonghop.consolidation.rules.combine import Part, exact_sum, quotient
from tonghop.quality.rules.spread import is_far


@dataclass(frozen=True)
class Spread:
    """The parts of one total; `mean` is None of a rate, for a mean of rates says nothing. `far` are ids of bodies."""

    mean: Decimal | None
    median: Decimal
    least: Part
    most: Part
    far: frozenset[int]


def spread_over(parts: Sequence[Part], *, adds: str, decimals: int, settings: Mapping[str, float]) -> Spread | None:
    """Return how the parts lie; None of fewer than two figures.

    A figure stands far off as the check "outlier" has it, measured against all others of the total.
    """
    given = [(part, part.value) for part in parts if part.value is not None]
    if len(given) < 2:  # noqa: PLR2004 - one figure has no spread
        return None
    values = [value for _, value in given]
    mean = None if adds == "rate" else quotient(exact_sum(values), Decimal(len(values)), decimals + 1)
    return Spread(
        mean=mean,
        median=Decimal(median(values)),
        least=min(given, key=lambda pair: pair[1])[0],
        most=max(given, key=lambda pair: pair[1])[0],
        far=frozenset(_far(given, settings)) if len(given) > settings["outlier.peers"] else frozenset(),
    )


def _far(given: Sequence[tuple[Part, Decimal]], settings: Mapping[str, float]) -> list[int]:
    limits = {"deviations": settings["outlier.deviations"], "factor": settings["outlier.factor"]}
    values = [value for _, value in given]
    return [
        part.unit_id
        for place, (part, value) in enumerate(given)
        if is_far(value, [*values[:place], *values[place + 1 :]], **limits)
    ]
