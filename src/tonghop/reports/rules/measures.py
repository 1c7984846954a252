"""Figures written with their unit of measure ("01 lớp", "5 %", "2,3 tỷ đồng"), read in the unit that the form asks."""

import re
from decimal import Decimal

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import parse_number
from tonghop.kernel.text import fold, squeeze

_WITH_WORDS = re.compile(r"(?P<number>[+\-−]?\d[\d.,\s]*?)\s*(?P<words>%|[^\W\d_][^\d%]*)[.;]?")
_PERCENT = frozenset({"%", "phan tram"})
_MONEY = {
    "dong": 1,
    "d": 1,
    "vnd": 1,
    "nghin dong": 10**3,
    "ngan dong": 10**3,
    "trieu": 10**6,
    "trieu dong": 10**6,
    "ty": 10**9,
    "ty dong": 10**9,
}


def parse_measured(text: str, unit: str) -> Decimal:
    """Return the number in the unit asked: money is converted, the form's own unit may be repeated, others not.

    Raises NotPossible for what is no number, or is measured in something else.
    """
    found = _WITH_WORDS.fullmatch(squeeze(text))
    if found is None:
        return parse_number(text)
    number, words = parse_number(found["number"]), _plain(found["words"])
    asked = _plain(unit)
    if words == asked or {words, asked} <= _PERCENT:
        return number
    if words in _MONEY and asked in _MONEY:
        return number * _MONEY[words] / _MONEY[asked]
    raise NotPossible(
        f"Trong ô ghi “{squeeze(text)[:40]}”, biểu tính theo “{unit}”.",
        advice="Hãy đổi ra đúng đơn vị tính rồi chỉ ghi số.",
    )


def _plain(words: str) -> str:
    """Return a unit folded for comparing; "%" and "đ" keep their sign."""
    stripped = words.strip(" .;")
    return stripped if stripped == "%" else fold(stripped)
