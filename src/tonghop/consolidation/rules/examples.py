"""Choosing what to quote: sentences of results with figures, spread over bodies, none twice in like words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tonghop.consolidation.rules.facts import Contribution
from tonghop.consolidation.rules.points import Point, points_of
from tonghop.kernel.text import fold

A_SECTION = 3
"""Examples quoted in one section."""

_FIGURE = re.compile(r"(?<![\d/.])\d+(?:[.,]\d+)*(?:\s?%)?(?![\d/])")
_NUMBER_OF_PAPER = re.compile(
    r"\b[Ss]ố\s+\d+\S*|\d+/(?:\d+/)?[A-ZĐ]\S*|\b\d{1,2}/\d{1,2}/\d{4}|ngày [\d/]+|tháng [\d/]+|quý [IV\d/]+|năm \d{4}"
)
_TROUBLE = re.compile(
    r"\b(?:kho khan|vuong mac|vuong|thieu|chua|cham|qua han|ton dong|han che|bat cap|de nghi|kien nghi|khong"
    r"|xuong cap)\b"
)
_GOOD = re.compile(
    r"\b(?:mo hinh|sang kien|cach lam|luu dong|tai nha|tan nha|rut ngan|giam|tang|tiet kiem|ho tro|vuot|dat|dau tien"
    r"|phien cho|to cong nghe|ca ngay|thu bay|zalo|tu phuc vu|huong dan)\b"
)
_SHORTEST, _LONGEST = 12, 48
_MOST_FIGURES = 3


def choose_examples(
    contributions: Sequence[Contribution], section: str, used: Counter[int], *, turn: int, how_many: int = A_SECTION
) -> list[Point]:
    """Return the best examples of a section and count their bodies in `used`; `turn` varies who comes first."""
    candidates = []
    for place, contribution in enumerate(contributions):
        rotated = (place - turn * 17) % max(len(contributions), 1)
        candidates += [(score, rotated, p) for p in points_of(contribution, section) if (score := worth(p.text)) > 0]
    chosen: list[Point] = []
    while candidates and len(chosen) < how_many:
        best = max(candidates, key=lambda c: (c[0] - 3 * used[c[2].unit_id], -c[1], -c[2].block, -c[2].start))[2]
        chosen.append(best)
        used[best.unit_id] += 1
        candidates = [c for c in candidates if c[2].unit_id != best.unit_id and not _alike(c[2].text, best.text)]
    return chosen


def worth(text: str) -> int:
    """Return how well a sentence serves as an example: figures and signs of own doing; 0 where it does not."""
    words = len(text.split())
    folded = fold(text)
    figures = len(_FIGURE.findall(_NUMBER_OF_PAPER.sub(" ", text)))
    if not figures or not _SHORTEST <= words <= _LONGEST or _TROUBLE.search(folded) or text.rstrip().endswith(":"):
        return 0
    return min(figures, _MOST_FIGURES) + 2 * min(len(set(_GOOD.findall(folded))), _MOST_FIGURES)


def lead_points(contribution: Contribution, section: str, *, how_many: int = 8) -> list[Point]:
    """Return the first sentences of what the leading body wrote on its section."""
    return points_of(contribution, section)[:how_many]


def _alike(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    return len(left & right) * 2 > min(len(left), len(right))


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if not word.isdigit()}


def units_of(points: Iterable[Point]) -> tuple[int, ...]:
    """Return the distinct bodies behind the points, in order of first mention."""
    return tuple(dict.fromkeys(point.unit_id for point in points))
