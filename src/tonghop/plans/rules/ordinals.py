"""The place of a mark in its series: "IV" is 4, "đ" comes after "d", "2.3" is 3."""

from tonghop.plans.rules.lines import DEEP, DOTTED, LETTER, NUMBER, ROMAN, UPPER

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = "abcdđefghijklmnopqrstuvxy"  # as written in lists; after "e" most go on with "g"
_CAPITALS = "ABCDEFGHIKLMN"


def ordinal(mark: str, kind: int) -> int | None:
    """Return the mark's place in its series, from 1; None where it has none."""
    if kind == ROMAN:
        return _roman(mark)
    if kind == NUMBER:
        return int(mark) if mark.isdigit() else None
    if kind in (DOTTED, DEEP):
        last = mark.rpartition(".")[2]
        return int(last) if last.isdigit() else None
    series = {LETTER: _LETTERS, UPPER: _CAPITALS}.get(kind, "")
    return series.index(mark) + 1 if len(mark) == 1 and mark in series else None


def _roman(mark: str) -> int | None:
    values = [_DIGITS.get(sign, 0) for sign in mark]
    if not values or 0 in values:
        return None
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
