"""How much of a text is stock phrases with no fact beside them."""

import re
from collections.abc import Callable
from functools import lru_cache

from tonghop.kernel.text import standard_spelling
from tonghop.quality.rules.papers import papers_in
from tonghop.quality.rules.prose import count_words, has_fact, sentences_of

_DENIED = re.compile(
    r"\b(?:chưa|không|thiếu|mất|khó|kém)(?:\s+(?:thật|thực|thực sự|thật sự|được|có|đủ))?\s+$", re.IGNORECASE
)
_HIGHER = (
    "Đảng|Nhà nước|Trung ương|Chính phủ|Quốc hội|Thủ tướng(?: Chính phủ)?|Tỉnh ủy|HĐND|UBND tỉnh|tỉnh|cấp ủy|Đảng ủy|"
    "Ban Thường vụ|Bộ Chính trị"
)
_GUIDED = re.compile(
    rf"\b(?:của|do|theo|trước)\s+(?:{_HIGHER})(?:(?:,| và)?\s*(?:Tỉnh ủy|HĐND|UBND|tỉnh|Nhà nước|Chính phủ))*"
)


@lru_cache(maxsize=10_000)
def stock_in(text: str, stock: re.Pattern[str]) -> tuple[str, ...]:
    """Return the different stock phrases of a text, in order; what is denied ("chưa ổn định") is none."""
    plain = standard_spelling(text)
    found = (m for m in stock.finditer(plain) if not _DENIED.search(plain, max(0, m.start() - 20), m.start()))
    return tuple(dict.fromkeys(m[0].lower() for m in found))


def fact_finder(unit: str) -> Callable[[str], bool]:
    """Return what tells whether a text gives a fact; the unit's own name and the papers it acts on are none."""
    place = re.sub(r"^(?:UBND|Ủy ban nhân dân)\s+", "", unit)
    names = sorted({unit, place, place.partition(" ")[2] or place}, key=len, reverse=True)
    own = re.compile("|".join(re.escape(standard_spelling(name)) for name in names if name), re.IGNORECASE)

    def gives_fact(text: str) -> bool:
        papers = papers_in(text)
        plain = standard_spelling(text)
        for paper in papers:
            plain = plain[: paper.start] + " " * (paper.end - paper.start) + plain[paper.end :]
        return has_fact(_GUIDED.sub(" ", own.sub(lambda m: " " * len(m[0]), plain)))

    return gives_fact


def vague_words(text: str, stock: re.Pattern[str], gives_fact: Callable[[str], bool]) -> tuple[int, int]:
    """Return how many words stand in sentences with a stock phrase and no fact, and how many words there are."""
    if not stock_in(text, stock):
        return 0, count_words(text)
    vague = every = 0
    for sentence in sentences_of(text):
        every += sentence.words
        if stock_in(sentence.text, stock) and not gives_fact(sentence.text):
            vague += sentence.words
    return vague, every
