"""Choosing what to quote: sentences of results with figures, spread over bodies, none twice in like words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
_A_TURN = 3  # worth that a body loses with each quotation


def choose_examples(
    contributions: Sequence[Contribution], section: str, used: Counter[int], *, turn: int, how_many: int = A_SECTION
) -> list[Point]:
    """Return the best examples of a section and count their bodies in `used`; `turn` varies who comes first."""
    candidates = list(_candidates(contributions, section, turn))
    chosen: list[Point] = []
    while candidates and len(chosen) < how_many:
        best = max(candidates, key=lambda c: c.rank(used))
        chosen.append(best.point)
        used[best.point.unit_id] += 1
        candidates = [c for c in candidates if not c.repeats(best)]
    return chosen


@dataclass(frozen=True, slots=True)
class _Candidate:
    point: Point
    worth: int
    place: int
    words: frozenset[str]

    def rank(self, used: Counter[int]) -> tuple[int, ...]:
        """The higher the better: worth, less what its body has been quoted already; then whose turn it is."""
        point = self.point
        return self.worth - _A_TURN * used[point.unit_id], -self.place, -point.block, -point.start

    def repeats(self, other: "_Candidate") -> bool:
        """Tell whether it is of the same body or says the same in like words."""
        shared = len(self.words & other.words)
        return self.point.unit_id == other.point.unit_id or shared * 2 > min(len(self.words), len(other.words))


def _candidates(contributions: Sequence[Contribution], section: str, turn: int) -> Iterator[_Candidate]:
    for place, contribution in enumerate(contributions):
        for point in points_of(contribution, section):
            value = worth(point.text)
            if value > 0:
                words = frozenset(word for word in fold(point.text).split() if not word.isdigit())
                yield _Candidate(point, value, (place - turn * 17) % len(contributions), words)


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


def units_of(points: Iterable[Point]) -> tuple[int, ...]:
    """Return the distinct bodies behind the points, in order of first mention."""
    return tuple(dict.fromkeys(point.unit_id for point in points))
