"""A rate written beside the two numbers it comes from: "42/45 hồ sơ (93,3%)", "đạt 93,3% (42/45)"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tonghop.kernel.numbers import parse_number
from tonghop.quality.rules.identifiers import NUMBER, without_identifiers
from tonghop.quality.rules.quantities import Quantity, agrees, quantities_in, step_of

_PAIR = re.compile(
    rf"(?<![\w.,/])(?P<part>{NUMBER})(?:(?:\s+(?:nghìn|triệu|tỷ)\s+đồng)?\s*/\s*|\s+(?:trên|trong)\s+(?:tổng\s+)?(?:số\s+)?|(?:\s+[^\W\d_]+){{1,3}}\s+trên\s+tổng\s+(?:số\s+)?)(?P<whole>{NUMBER})(?![\w/]|[.,]\d)"
)
_UNIT = r"(?:\s+[^\W\d_]+){0,8}"
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
_WORDS = r"(?:\s+[^\W\d_]+)"
_INSIDE = re.compile(
    rf"(?<![\w.,/])(?P<whole>{NUMBER})(?P<unit>{_WORDS}{{1,6}}),?\s*\(?trong đó:?{_WORDS}{{0,6}}\s+"
    rf"(?P<part>{NUMBER})(?P<of>{_WORDS}?)(?![\w/]|[.,]\d)"
    rf"|(?:tổng số|trong số)\s+(?P<whole2>{NUMBER})(?P<unit2>{_WORDS}{{1,6}}),{_WORDS}{{0,6}}\s+"
    rf"(?P<part2>{NUMBER})(?P<of2>{_WORDS})(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_OF_A_GOAL = re.compile(
    r"\s*(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|cùng kỳ|yêu cầu)", re.IGNORECASE
)
_WINDOW = 90
_FOLLOWS = re.compile(r"\s*(?:[^\W\d_]+\b\s*){0,6}\)")


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
    yield from _inside(plain, rates)


def _inside(plain: str, rates: Mapping[int, Quantity]) -> Iterator[Ratio]:
    """Yield each rate behind a total and a part of it that count the same; a share of a goal is another rate."""
    for found in _INSIDE.finditer(plain):
        whole, unit, part, of = (found[name] or found[f"{name}2"] for name in ("whole", "unit", "part", "of"))
        after = _AFTER.match(plain, found.end(), found.end() + _WINDOW)
        rate = rates.get(after.start("rate")) if after else None
        if after is None or rate is None or _OF_A_GOAL.match(plain, after.end()):
            continue
        if of and of.split()[0] not in {unit.split()[0], "người"}:
            continue
        if (counted := parse_number(part)) <= (total := parse_number(whole)):
            yield Ratio(found.start(), after.end(), counted, total, rate)


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
