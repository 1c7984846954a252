"""Many campaigns side by side: totals of each province and of all, from running totals alone."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from typing import NamedTuple

from tonghop.consolidation.rules.combine import quotient
from tonghop.consolidation.rules.facts import ALL, FORMS, IndicatorFacts

_WIDE = Context(prec=60)


class Running(NamedTuple):
    """One running total: what was added up, and how many bodies gave it. A tuple, for there are thousands."""

    total: Decimal
    given: int


NOTHING = Running(Decimal(0), 0)
Totals = Mapping[tuple[int, str], Mapping[str, Running]]
"""{(campaign id, form): {code: running total}}."""


def figures_of(
    indicators: Sequence[IndicatorFacts], totals: Totals, campaigns: Collection[int], scope: str
) -> tuple[Decimal | None, ...]:
    """Return each indicator over these campaigns: a sum, a mean over the bodies, a rate of the two sums.

    None where nobody gave a figure; where a mean would be over bodies of two kinds; and where more bodies gave the
    numerator of a rate than its denominator, or fewer, so that the two sums are not of the same bodies.
    """
    forms = FORMS if scope == ALL else (scope,)
    places = [(campaign, form) for campaign in campaigns for form in forms]
    sums = _sums([totals[place] for place in places if place in totals])
    return tuple(_figure(indicator, sums, scope) for indicator in indicators)


def _figure(indicator: IndicatorFacts, sums: Mapping[str, Running], scope: str) -> Decimal | None:
    if indicator.adds == "rate":
        above, below = (sums.get(code, NOTHING) for code in (indicator.numerator, indicator.denominator))
        return quotient(above.total * 100, below.total, indicator.decimals) if above.given == below.given else None
    found = sums.get(indicator.code, NOTHING)
    if not found.given or indicator.adds == "none":
        return None
    if indicator.adds == "average":
        return None if scope == ALL else quotient(found.total, Decimal(found.given), indicator.decimals + 1)
    return found.total


def _sums(parts: Sequence[Mapping[str, Running]]) -> Mapping[str, Running]:
    if len(parts) == 1:
        return parts[0]
    by_code: dict[str, list[Running]] = {}
    for part in parts:
        for code, one in part.items():
            by_code.setdefault(code, []).append(one)
    with localcontext(_WIDE):
        return {
            code: Running(sum([one[0] for one in some], Decimal(0)), sum([one[1] for one in some]))
            for code, some in by_code.items()
        }
