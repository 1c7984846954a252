"""Many campaigns side by side: totals of each province and of all, from running totals alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tonghop.consolidation.rules.combine import exact_sum, quotient
from tonghop.consolidation.rules.facts import ALL, FORMS, IndicatorFacts


@dataclass(frozen=True, slots=True)
class Running:
    """One running total: what was added up, and how many bodies gave it."""

    total: Decimal
    given: int


Totals = Mapping[tuple[int, str, str], Running]
"""{(campaign id, form, code): running total}."""


def figure_of(indicator: IndicatorFacts, totals: Totals, campaigns: Iterable[int], scope: str) -> Decimal | None:
    """Return one indicator over these campaigns: a sum, a mean over the bodies, a rate of the two sums.

    None where nobody gave a figure; where a mean would be over bodies of two kinds; and where more bodies gave the
    numerator of a rate than its denominator, or fewer, so that the two sums are not of the same bodies.
    """
    forms = FORMS if scope == ALL else (scope,)
    places = [(campaign, form) for campaign in campaigns for form in forms]
    if indicator.adds == "rate":
        above, below = (_sum(totals, places, code) for code in (indicator.numerator, indicator.denominator))
        return quotient(above.total * 100, below.total, indicator.decimals) if above.given == below.given else None
    found = _sum(totals, places, indicator.code)
    if not found.given or indicator.adds == "none":
        return None
    if indicator.adds == "average":
        return None if scope == ALL else quotient(found.total, Decimal(found.given), indicator.decimals + 1)
    return found.total


def _sum(totals: Totals, places: Iterable[tuple[int, str]], code: str) -> Running:
    found = [totals[campaign, form, code] for campaign, form in places if (campaign, form, code) in totals]
    return Running(exact_sum(one.total for one in found), sum(one.given for one in found))
