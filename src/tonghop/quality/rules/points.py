"""Which points of the outline a section answers: by a point's own words, and by others that speak of the same matter.

A sentence answers the points that it speaks of most; where two points share a subject, it counts half for each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tonghop.quality.rules.subjects import Subjects, Term
from tonghop.quality.rules.unit_names import syllable_key

_LETTER = re.compile(r"\s*(?P<letter>[a-zđ])[).]\s")
_DIGIT = re.compile(r"\d")
_FILLING = """
và của các những với về trong theo cho để từ đến tại trên dưới khi sau trước là được đã có không chưa còn như do bởi thì
mà này đó việc gồm bao mỗi từng nhất cả hoặc hay vào ra nêu rõ cùng bằng
"""
_SAID = 0.9  # what a sentence must say of a point to answer it: about one pair or one phrase that only the point has
_SYLLABLE = 0.3
_OF_TITLE = 0.5  # a pair that the section's title has too is found in many sentences
_GENERAL = 0.6  # a phrase that belongs to no field: "kế hoạch số", "khó khăn"
_SAME_FIELD = 0.3
_SHARED = 0.5
_NEAR = 0.6  # of what the sentence says of the point it speaks of most
_WHOLE = 0.34  # of a point's pairs in one sentence: it answers, whatever else it speaks of


@dataclass(frozen=True, slots=True)
class Point:
    """A point as it is looked for: what each of its own pairs weighs, its own syllables, its subjects and fields."""

    letter: str
    pairs: Mapping[str, float]
    syllables: frozenset[str]
    subjects: frozenset[int]
    fields: frozenset[int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence beside the points of its section.

    `weights` is what it says of each, 1 about one phrase that no other point has; `answered` the letters of those it
    answers, `whole` of those whose own words it mostly says; `keys` its words, as others may use them too.
    """

    weights: tuple[float, ...]
    answered: frozenset[str]
    whole: frozenset[str]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as it is looked at."""

    pairs: frozenset[str]
    syllables: frozenset[str]
    terms: tuple[Term, ...]


def letter_of(block: str) -> str:
    """Return the letter of the outline that a block begins with ("b" of "b) Đã mở ..."), "" for none."""
    found = _LETTER.match(block)
    return found["letter"] if found else ""


def weigh(sentence: str, points: Sequence[Point], net: Subjects) -> Weighed:
    """Return what a sentence says of each point."""
    said = _said(sentence, net)
    weights = tuple(_weight(said, point, points, net) for point in points)
    least = max(_SAID, _NEAR * max(weights, default=0.0))
    whole = frozenset(point.letter for point in points if _says_whole(said, point))
    answered = whole.union(p.letter for p, weight in zip(points, weights, strict=True) if weight >= least)
    subjects = {n for term in said.terms for n in term.subjects if net.fields[n] != net.general}
    keys = (*sorted(pair for pair in said.pairs if not _DIGIT.search(pair)), *(f"#{n}" for n in sorted(subjects)))
    return Weighed(weights, answered, whole, keys or ("",))


def _weight(said: _Said, point: Point, points: Sequence[Point], net: Subjects) -> float:
    value = sum(weight for pair, weight in point.pairs.items() if pair in said.pairs)
    value += _SYLLABLE * len(point.syllables & said.syllables)
    return value + sum(_weight_of_term(term, point, points, net) for term in said.terms)


def _weight_of_term(term: Term, point: Point, points: Sequence[Point], net: Subjects) -> float:
    fields = net.fields_of(term.subjects)
    if term.subjects & point.subjects:
        sharing = sum(bool(term.subjects & other.subjects) for other in points)
        return (_GENERAL if fields == {net.general} else 1.0) * (1.0 if sharing == 1 else _SHARED / (sharing - 1))
    if fields & point.fields:
        others = (other for other in points if other is not point)
        return _SAME_FIELD * (not any(fields & other.fields or term.subjects & other.subjects for other in others))
    return 0.0


def _says_whole(said: _Said, point: Point) -> bool:
    found = sum(weight for pair, weight in point.pairs.items() if pair in said.pairs)
    return found > 0 and found >= _WHOLE * sum(point.pairs.values())


@lru_cache(maxsize=5_000)
def _said(sentence: str, net: Subjects) -> _Said:
    words = net.spelled_out(sentence)
    return _Said(_pairs(words), frozenset(words), tuple(net.terms_in(words)))


@lru_cache(maxsize=2_000)
def points_of(title: str, points: tuple[tuple[str, str], ...], net: Subjects) -> tuple[Point, ...]:
    """Return the points of a section as they are looked for."""
    asked = frozenset(" ".join(words) for words in net.asking)
    runs = {letter: list(_matter(net.spelled_out(text), net)) for letter, text in points}
    pairs = {letter: frozenset().union(*map(_pairs, runs[letter])) - asked for letter in runs}
    syllables = {letter: frozenset(word for run in runs[letter] for word in run) - _filling() for letter in runs}
    subjects = {letter: net.subjects_of(text) for letter, text in points}
    heading = net.spelled_out(title)
    in_title = _pairs(heading)
    return tuple(
        Point(
            letter,
            {
                pair: _OF_TITLE if pair in in_title else 1.0
                for pair in pairs[letter].difference(*(pairs[other] for other in pairs if other != letter))
            },
            syllables[letter].difference(heading, *(syllables[other] for other in syllables if other != letter)),
            subjects[letter],
            net.fields_of(subjects[letter]) - {net.general},
        )
        for letter, _ in points
    )


def _matter(words: Sequence[str], net: Subjects) -> Iterator[Sequence[str]]:
    """Yield the runs of words of a point that tell its matter: what every outline asks with parts them."""
    begin = at = 0
    while at < len(words):
        phrase = net.longest_at(words, at)
        asked = net.asked_at(words, at)
        parts = asked if asked >= phrase else int(words[at] in _filling() and not phrase)
        if parts:
            yield words[begin:at]
            begin = at + parts
        at += parts or phrase or 1
    yield words[begin:]


def _pairs(words: Sequence[str]) -> frozenset[str]:
    return frozenset(f"{a} {b}" for a, b in pairwise(words))


@lru_cache(maxsize=1)
def _filling() -> frozenset[str]:
    return frozenset(map(syllable_key, _FILLING.split()))
