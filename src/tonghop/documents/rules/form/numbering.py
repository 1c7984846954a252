"""Numbers of parts, headings and points (mục II.6): Roman, Arabic, then letters of the Vietnamese alphabet."""

import re
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.parts import Parts
from tonghop.files.look import ParagraphLook

_CLAUSE = f"{DECREE}, mục II.6"
_MARK = re.compile(
    r"^(?:(?P<roman>[IVX]{1,5})\.|(?P<upper>[A-HK-Z])\.|(?P<number>\d{1,2})\.(?!\d)|(?P<letter>[a-zđ])\))\s+(?=\S)"
)
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LEVELS = ("upper", "roman", "number", "letter")


def check(parts: Parts) -> Iterator[Finding]:
    """Raise a warning where numbers do not follow, an error for a letter outside the alphabet, hints for habits."""
    last: dict[str, int] = {}
    hinted = False
    for line in parts.body:
        found = _MARK.match(line.text)
        kind = found.lastgroup if found else None
        if found is None or kind is None:
            continue
        mark = found[kind]
        for deeper in _LEVELS[_LEVELS.index(kind) + 1 :]:
            last.pop(deeper, None)
        if kind == "upper" and not hinted:
            hinted = True
            said = "Các phần lớn đánh chữ A, B; Nghị định dùng số La Mã cho phần và mục lớn."
            yield Finding("numbering", "hint", place_of(line), said, _CLAUSE)
        yield from _one(line, kind, mark, last)


def _one(line: ParagraphLook, kind: str, mark: str, last: dict[str, int]) -> Iterator[Finding]:
    value = _value(kind, mark)
    if value is None:
        said = f"Điểm “{mark})” không theo bảng chữ cái tiếng Việt (a, b, c, d, đ, e, g, h …)."
        yield Finding("numbering", "error", place_of(line), said, _CLAUSE)
        return
    before = last.get(kind, 0)
    last[kind] = value
    if kind == "letter" and value == before + 2 and _ALPHABET[before : before + 1] == "đ":
        said = "Sau điểm d) là điểm đ) rồi mới đến e)."
        yield Finding("numbering", "hint", place_of(line), said, _CLAUSE)
    elif value != before + 1 and not (value == 1 and kind != "roman"):
        what = f"trùng số “{mark}”" if value == before else f"số “{mark}” không nối tiếp số trước"
        said = f"Thứ tự đề mục: {what}; cần đánh số lại để dẫn chiếu không nhầm."
        yield Finding("numbering", "warning", place_of(line), said, _CLAUSE)


def _value(kind: str, mark: str) -> int | None:
    if kind == "number":
        return int(mark)
    if kind == "letter":
        return _ALPHABET.index(mark) + 1 if mark in _ALPHABET else None
    if kind == "upper":
        return ord(mark) - ord("A") + 1
    digits = [_ROMAN[sign] for sign in mark]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))
