"""Which numbers of a text two readers could take for two: thousands by comma, decimals by point."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.quality.rules.identifiers import without_identifiers

_COMMA = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:,\d{3})+(?![\w,]|\.\d{3})(?:\.\d+)?")
_POINT = re.compile(r"(?<![\w.,])\d{1,3}\.\d{3}(?![\w.,]|,\d)")
_DECIMAL_POINT = re.compile(r"(?<![\w.,/])\d+\.\d{1,2}(?![\w.,/])\s*(?:%|ha\b|km\b|tỷ|triệu|m²|m2|người|hồ sơ|đồng)")
_FINE = re.compile(r"\s*(?:%|phần trăm|km\b|lần\b|điểm\b)")
_ROUND = "00"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number at text[start:end] and the two ways to read it, written the right way."""

    start: int
    end: int
    one: str
    other: str


def ambiguous_in(text: str) -> Iterator[Doubt]:
    """Yield numbers with a comma before exactly three digits, and such with a point where a decimal is likely.

    A point is doubtful before a unit that is counted finely (%, km, lần, điểm), or where the same paragraph writes
    decimals with a point ("74.1%").
    """
    plain = without_identifiers(text)
    for found in _COMMA.finditer(plain):
        whole = found[0].replace(",", ".")
        yield Doubt(found.start(), found.end(), f"{whole} (hàng nghìn)", f"{found[0]} (số thập phân)")
    by_point = _DECIMAL_POINT.search(plain) is not None
    for found in _POINT.finditer(plain):
        if by_point or (_FINE.match(plain, found.end()) and not found[0].endswith(_ROUND)):
            decimal = found[0].replace(".", ",")
            yield Doubt(found.start(), found.end(), f"{found[0]} (hàng nghìn)", f"{decimal} (số thập phân)")
