"""A rate written beside the two numbers it comes from: "42/45 hồ sơ (93,3%)", "đạt 93,3% (42/45)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tonghop.kernel.numbers import parse_number
from tonghop.quality.rules.identifiers import without_identifiers
from tonghop.quality.rules.quantities import Quantity, agrees, quantities_in, step_of

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_PAIR = re.compile(
    rf"(?<![\w.,/])(?P<part>{_NUMBER})(?:\s*/\s*|\s+(?:trên|trong)\s+(?:tổng\s+)?(?:số\s+)?)(?P<whole>{_NUMBER})(?![\w/]|[.,]\d)"
)
_UNIT = r"(?:\s+[^\W\d_]+){0,5}"
_RATE = r"(?:(?:gần|trên|hơn|khoảng|xấp xỉ|dưới)\s+)?(?P<rate>\d{1,3}(?:[.,]\d{1,2})?)\s*%"
_AFTER = re.compile(
    rf"{_UNIT}\s*(?:\(\s*(?:(?:đạt|bằng|tỷ lệ|tỉ lệ|chiếm)\s+)*"
    r"|,?\s*(?:(?:đạt|bằng|tức|chiếm|tương đương|tương ứng|ứng với|=|tỷ lệ|tỉ lệ)\s*:?\s*)+)" + _RATE,
    re.IGNORECASE,
)
_BEFORE = re.compile(
    _RATE
    + r"\s*(?:(?P<bracket>\()\s*(?:[^\W\d_]+\s+){0,3}|,?\s*(?:tức|ứng với|tương ứng|tương đương)(?: (?:là|với))?\s+)$",
    re.IGNORECASE,
)
_WINDOW = 90
_FOLLOWS = re.compile(r"\s*(?:[^\W\d_]+\s*){0,6}\)")


@dataclass(frozen=True, slots=True)
class Ratio:
    """text[start:end] holds all three numbers."""

    start: int
    end: int
    part: Decimal
    whole: Decimal
    rate: Quantity


def ratios_in(text: str) -> Iterator[Ratio]:
    """Yield each rate beside its two numbers; where it is not plain which belongs to which, nothing."""
    if "%" not in text:
        return
    plain = without_identifiers(text)
    rates = {q.start: q for q in quantities_in(text) if q.unit == "%"}
    for pair in _PAIR.finditer(plain):
        part, whole = parse_number(pair["part"]), parse_number(pair["whole"])
        after = _AFTER.match(plain, pair.end(), pair.end() + _WINDOW)
        before = None if after else _BEFORE.search(plain, max(0, pair.start() - _WINDOW), pair.start())
        found = after or (before if before and _closes(before, plain, pair.end()) else None)
        rate = rates.get(found.start("rate")) if found else None
        if rate is None or found is None or part > whole * 3:
            continue
        end = pair.end() if found is before else found.end()
        yield Ratio(min(pair.start(), rate.start), end, part, whole, rate)


def _closes(before: re.Match[str], plain: str, end: int) -> bool:
    """Tell whether the bracket that a pair stands in, if any, closes behind it and what it counts."""
    return not before["bracket"] or bool(_FOLLOWS.match(plain, end))


def exact_rate(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part / whole in percent, unrounded; None where there is no whole."""
    return part * 100 / whole if whole else None


def is_rounded(rate: Quantity, right: Decimal) -> bool:
    """Tell whether the rate as written is the right one but for rounding, up, down or cut off."""
    return agrees(rate, right)


def exact_step(given: Decimal) -> Decimal:
    """Return what the last digit of a typed rate counts, at least a tenth of a point."""
    return max(step_of(f"{given:f}".replace(".", ",")), Decimal("0.1"))
