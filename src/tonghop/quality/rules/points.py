"""Which points of the outline a section answers: by a point's own words, and by others that speak of the same matter.

A sentence answers the points that it speaks of most; where two points share a subject, it counts half for each.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

from tonghop.quality.rules.subjects import Subjects
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
    """A point as it is looked for: its subjects and fields, and what all of its own pairs weigh."""

    letter: str
    subjects: frozenset[int]
    fields: frozenset[int]
    whole: float


@dataclass(frozen=True, eq=False)
class Points:
    """The points of a section as they are looked for: which one a pair or a syllable belongs to, and what it weighs."""

    points: tuple[Point, ...]
    pairs: Mapping[str, tuple[int, float]]
    syllables: Mapping[str, int]
    net: Subjects
    _of_subjects: dict[frozenset[int], tuple[float, ...]] = field(default_factory=dict)

    def weigh(self, sentence: str) -> "Weighed":
        """Return what a sentence says of each point."""
        said = _said(sentence, self.net)
        by_pairs, syllables = [0.0] * len(self.points), [0] * len(self.points)
        for pair in said.pairs & self.pairs.keys():
            number, weight = self.pairs[pair]
            by_pairs[number] += weight
        for syllable in said.syllables & self.syllables.keys():
            syllables[self.syllables[syllable]] += 1
        by_terms = map(sum, zip([0.0] * len(self.points), *map(self._of_term, said.subjects), strict=True))
        weights = tuple(
            pairs + _SYLLABLE * many + terms for pairs, many, terms in zip(by_pairs, syllables, by_terms, strict=True)
        )
        least = max(_SAID, _NEAR * max(weights, default=0.0))
        whole = {p.letter for p, found in zip(self.points, by_pairs, strict=True) if 0 < found >= _WHOLE * p.whole}
        answered = whole.union(p.letter for p, weight in zip(self.points, weights, strict=True) if weight >= least)
        return Weighed(weights, frozenset(answered), frozenset(whole), said.keys)

    def _of_term(self, subjects: frozenset[int]) -> tuple[float, ...]:
        """Return what a phrase on these subjects says of each point."""
        if subjects not in self._of_subjects:
            self._of_subjects[subjects] = tuple(self._weight_of_term(subjects, point) for point in self.points)
        return self._of_subjects[subjects]

    def _weight_of_term(self, subjects: frozenset[int], point: Point) -> float:
        fields = self.net.fields_of(subjects)
        if subjects & point.subjects:
            sharing = sum(bool(subjects & other.subjects) for other in self.points)
            weight = _GENERAL if fields == {self.net.general} else 1.0
            return weight if sharing == 1 else weight * _SHARED / (sharing - 1)
        if fields & point.fields:
            others = (other for other in self.points if other is not point)
            return _SAME_FIELD * (not any(fields & other.fields or subjects & other.subjects for other in others))
        return 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence beside the points of its section.

    `weights` is what it says of each, 1 about one phrase that no other point has; `answered` the letters of those it
    answers, `whole` of those whose own words it mostly says; `keys` stand for its words, as others may use them too.
    """

    weights: tuple[float, ...]
    answered: frozenset[str]
    whole: frozenset[str]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as it is looked at; `subjects` are those of each phrase, `keys` as in Weighed."""

    pairs: frozenset[str]
    syllables: frozenset[str]
    subjects: tuple[frozenset[int], ...]
    keys: tuple[int, ...]


def letter_of(block: str) -> str:
    """Return the letter of the outline that a block begins with ("b" of "b) Đã mở ..."), "" for none."""
    found = _LETTER.match(block)
    return found["letter"] if found else ""


@lru_cache(maxsize=5_000)
def _said(sentence: str, net: Subjects) -> _Said:
    words = net.spelled_out(sentence)
    pairs = _pairs(words)
    subjects = tuple(term.subjects for term in net.terms_in(words))
    special = {n for each in subjects for n in each if net.fields[n] != net.general}
    keys = (*sorted(pair for pair in pairs if not _DIGIT.search(pair)), *(f"#{n}" for n in sorted(special)))
    return _Said(pairs, frozenset(words), subjects, tuple(crc32(key.encode()) for key in keys or ("",)))


@lru_cache(maxsize=2_000)
def points_of(title: str, points: tuple[tuple[str, str], ...], net: Subjects) -> Points:
    """Return the points of a section as they are looked for."""
    asked = frozenset(" ".join(words) for words in net.asking)
    runs = [list(_matter(net.spelled_out(text), net)) for _, text in points]
    pairs = _only_of_one([frozenset().union(*map(_pairs, each)) - asked for each in runs])
    heading = net.spelled_out(title)
    in_title, filling = _pairs(heading), _filling().union(heading)
    weights = {pair: (number, _OF_TITLE if pair in in_title else 1.0) for pair, number in pairs.items()}
    syllables = _only_of_one([frozenset(word for run in each for word in run) for each in runs])
    subjects = [net.subjects_of(text) for _, text in points]
    return Points(
        tuple(
            Point(
                letter,
                subjects[number],
                net.fields_of(subjects[number]) - {net.general},
                sum(weight for of, weight in weights.values() if of == number),
            )
            for number, (letter, _) in enumerate(points)
        ),
        weights,
        {syllable: number for syllable, number in syllables.items() if syllable not in filling},
        net,
    )


def _only_of_one(sets: Sequence[frozenset[str]]) -> dict[str, int]:
    """Return what only one of the sets has, with its number."""
    every = Counter(chain.from_iterable(sets))
    return {each: number for number, some in enumerate(sets) for each in some if every[each] == 1}


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
