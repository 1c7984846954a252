"""Capitals (Phụ lục II): Nhân dân and Nhà nước as nouns; Điều, Mục, Chương with a number; weekdays in words."""

import re
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import Finding, place_of
from tonghop.documents.rules.form.parts import Parts

_CLAUSE = "Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V"
_NOUN = r"(?:^|[,;.] |\b(?:của|do|với|và|cho|vì|từ|đến|phục vụ|vận động) )"
"""What stands before a noun of its own: "ngân sách nhà nước" and "công an nhân dân" are names of another thing."""
_HABITS = (
    (re.compile(_NOUN + r"(nhà nước)\b"), "“Nhà nước” viết hoa chữ đầu"),
    (re.compile(_NOUN + r"(nhân dân)\b"), "“Nhân dân” viết hoa chữ đầu"),
    (
        re.compile(r"(?<![Dd]anh )(?<![Hh]ạng )(?<![Đđ]ề )\b((?:điều|chương|mục) (?:\d+|[IVX]+)|phần [IVX]+)\b"),
        "“Điều”, “Mục”, “Chương”, “Phần” kèm số viết hoa chữ đầu",
    ),
    (re.compile(r"\b(thứ (?:hai|ba|tư|năm|sáu|bảy))(?:,| ngày)"), "ngày trong tuần viết hoa: “thứ Hai”"),
)


def check(parts: Parts) -> Iterator[Finding]:
    """Raise one hint a habit, at its first place, with how often it occurs."""
    for pattern, what in _HABITS:
        found = [(line, match[1]) for line in parts.body for match in pattern.finditer(line.text)]
        if found:
            line, words = found[0]
            said = f"{len(found)} chỗ viết “{words}”: {what}."
            yield Finding("capitals", "hint", place_of(line), said, _CLAUSE)
