"""Numbers as prose gives them: "gần 95 %", "trên 1,2 tỷ đồng", "42 hồ sơ": value, unit, and how nearly it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tonghop.kernel.numbers import parse_number
from tonghop.quality.rules.identifiers import numbers_in

_NEARLY = re.compile(
    r"(?:(?P<above>trên|hơn|vượt|quá)|(?P<below>gần|xấp xỉ|dưới|chưa đầy|ngót)|"
    r"(?P<about>khoảng|chừng|độ|ước|ước đạt|ước tính))"
    r"\s*$",
    re.IGNORECASE,
)
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_AFTER = re.compile(
    r"\s*(?P<percent>%|phần trăm)"
    r"|\s*(?P<scale>nghìn tỷ|nghìn tỉ|nghìn|ngàn|triệu|tỷ|tỉ)\b(?:\s+(?P<money>đồng)\b)?|\s*(?P<dong>đồng|đ)\b"
)
_UNIT = re.compile(r"\s*((?:[^\W\d_]|²)+(?:\s+[^\W\d_]+)?)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] is the number as written (`written`); `step` is what its last digit counts, in the unit.

    `unit` is "%" or "đồng" or the one or two words that follow; money is in đồng. `nearly`: "", above, below, about.
    """

    start: int
    end: int
    written: str
    value: Decimal
    step: Decimal
    unit: str
    nearly: str = ""


@lru_cache(maxsize=5_000)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return what a text counts or measures, in order."""
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    for number in numbers_in(text):
        written = text[number.start : number.end]
        before = _NEARLY.search(text, max(0, number.start - 12), number.start)
        nearly = next((name for name, found in before.groupdict().items() if found), "") if before else ""
        after = _AFTER.match(text, number.end)
        scale, unit = _scaled(after) if after else (0, "")
        if not unit:
            follows = _UNIT.match(text, after.end() if after else number.end)
            unit = follows[1].lower() if follows else ""
        factor = Decimal(10) ** scale
        yield Quantity(
            number.start, number.end, written, number.value * factor, step_of(written) * factor, unit, nearly
        )


def _scaled(after: re.Match[str]) -> tuple[int, str]:
    if after["percent"]:
        return 0, "%"
    if after["dong"]:
        return 0, "đồng"
    words = after["scale"].lower().split()
    power = sum(_SCALES[word] for word in words)
    return power, "đồng" if after["money"] or power >= _SCALES["tỷ"] else ""


def step_of(written: str) -> Decimal:
    """Return what the last digit written counts: 0.1 for "95,3", 1 for "42"."""
    value = parse_number(written)
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def agrees(quantity: Quantity, value: Decimal) -> bool:
    """Tell whether a figure may be meant by a number in prose, rounding and "gần", "trên", "khoảng" understood."""
    step, given = quantity.step, quantity.value
    if not quantity.nearly:
        if step == 1 and quantity.unit not in {"%", "đồng"}:
            return value == given
        return given - step / 2 <= value < given + step  # rounded, or cut off
    round_to = max(step, _roundness(given, step))
    if quantity.nearly == "above":
        return given - step / 2 <= value <= given + round_to
    if quantity.nearly == "below":
        return given - round_to <= value <= given + step / 2
    return abs(value - given) <= max(round_to, given / 20)


def _roundness(given: Decimal, step: Decimal) -> Decimal:
    """Return ten times the greatest power of ten (from `step` up) that divides the number, or a tenth of it."""
    power = step
    while given and given % (power * 10) == 0 and power * 10 <= abs(given):
        power *= 10
    return max(power, abs(given) / 20)
