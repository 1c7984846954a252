"""How wide a line of bold Times is: the decree ties the rules under the letterhead to the text above them."""

from tonghop.kernel.text import strip_marks

_UNITS_PER_EM = 2048
_FIRST = 32
# Advance widths of Tinos Bold (metric-compatible with Times New Roman Bold) for the characters 32 to 126.
_WIDTHS = (
    "512 682 1137 1024 1024 2048 1706 569 682 682 1024 1167 512 682 512 569 1024 1024 1024 1024 1024 "
    "1024 1024 1024 1024 1024 682 682 1167 1167 1167 1024 1905 1479 1366 1479 1479 1366 1251 1593 1593 "
    "797 1024 1593 1366 1933 1479 1593 1251 1593 1479 1139 1366 1479 1479 2048 1479 1479 1366 682 569 "
    "682 1190 1024 682 1024 1139 909 1139 909 682 1024 1139 569 682 1139 569 1706 1139 1024 1139 1139 "
    "909 797 682 1139 1024 1479 1024 1024 909 807 451 807 1065 "
)
_BOLD = tuple(int(width) for width in _WIDTHS.split())
_UNKNOWN = 1366
RULE_SHARE = 0.4
"""The rule under issuer and subject: 1/3 to 1/2 of the line (Nghị định 30/2020, Phụ lục I, II.2, II.5)."""


def bold_width(text: str, size: float) -> float:
    """Return the width in points of one line of bold Times at `size` points; tone marks add no width."""
    return sum(_advance(char) for char in strip_marks(text)) * size / _UNITS_PER_EM


def _advance(char: str) -> int:
    place = ord(char) - _FIRST
    return _BOLD[place] if 0 <= place < len(_BOLD) else _UNKNOWN


def balanced_width(text: str, size: float, line: float) -> float:
    """Return the least width in points that needs no more lines than `line` does: no word is left alone."""
    words = [bold_width(word, size) for word in text.split(" ")]
    space = bold_width(" ", size)
    wanted, low, high = _line_count(words, space, line), max(words), line
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if _line_count(words, space, middle) <= wanted else (middle, high)
    return min(high + size, line)


def _line_count(words: list[float], space: float, line: float) -> int:
    count, used = 1, -space
    for width in words:
        if used + space + width > line:
            count, used = count + 1, -space
        used += space + width
    return count


def rule_length(text: str, size: float, line: float) -> float:
    """Return the length in points of the rule under a text set on lines at most `line` points wide."""
    return min(bold_width(text, size), line) * RULE_SHARE
