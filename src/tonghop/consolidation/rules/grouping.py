"""Grouping points of like wording: how many bodies say the same, in whose words, at which places."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tonghop.consolidation.rules.likeness import THEME, Embed, Floats, Places, Vectors, linked, vectors_of, with_meaning
from tonghop.consolidation.rules.names import NameBook
from tonghop.consolidation.rules.points import Point
from tonghop.consolidation.rules.wordlists import WordLists
from tonghop.kernel.text import fold

LEAST = 0.2
"""Mean likeness from which two sets of points are one group; tuned on bench/labels."""
LEAST_WITH_MEANING = 0.18
"""The same where a model's meaning counts too."""
MEANING = 0.2
"""How much of the likeness is meaning, where there is a model."""
THEME_WEIGHT = 3.0
"""How many times as much as its words the theme of a statement weighs."""
ONE_WORDING = 0.65
"""Mean likeness from which the point in the middle may speak for all."""

_ASKS = re.compile(r"\b(?:de nghi|kien nghi|de xuat|mong muon|mong|trinh)\b")
_DIGITS = re.compile(r"\d+")
_PERSON = re.compile(r"\b(?:đồng chí|ông|bà)(?: [A-ZĐÀ-Ỵ][\wÀ-ỹ]*){2,5}")
_NAMES_ITSELF, _HAS_FIGURES = 0.3, 0.25  # one body's name or figures should not speak for all


@dataclass(frozen=True, slots=True)
class Group:
    """Points that say the same; `point` is the one nearest to all others, quoted from a real report.

    `units` are the distinct bodies in order of first mention; `competent` names the body they turn to.
    `one_wording`: the points are so alike that the quotation may stand for all of them. `title` is the theme
    that most of them share, "" where they share none; `named`: it was given by a person. `dropped`: a person leaves
    the group out of the draft.
    """

    section: str
    point: Point
    points: tuple[Point, ...]
    units: tuple[int, ...]
    competent: str = ""
    one_wording: bool = True
    title: str = ""
    id: str = ""
    named: bool = False
    dropped: bool = False

    @property
    def count(self) -> int:
        """How many distinct bodies raise it."""
        return len(self.units)


@dataclass(frozen=True)
class Masked:
    """A point as compared: folded, with names, numbers and empty words gone; `competent` whom it asks."""

    point: Point
    text: str
    penalty: float
    competent: str = ""
    theme: str = ""


def group_points(
    points: Sequence[Point],
    *,
    names: Mapping[int, Sequence[str]],
    words: WordLists,
    addressed: bool = False,
    embed: Embed | None = None,
) -> list[Group]:
    """Return the groups, most widely raised first; the same points give the same groups in whatever order.

    `names` are the names of each body, which are masked. With `addressed`, what is asked of one body is never
    in a group with what is asked of another. `embed` adds meaning to words.
    """
    ordered = sorted(points, key=lambda p: (p.unit_id, p.block, p.start, p.version_id))
    masked = [m for m in masked_points(ordered, names, words, addressed=addressed) if m.text]
    if not masked:
        return []
    compared = compare(masked, embed)
    groups = []
    for competent in sorted({m.competent for m in masked}):
        asking = [m for m in masked if m.competent == competent]
        groups += [_group(found, compared) for found in compared.alike(asking)]
    return sorted(groups, key=lambda g: (-g.count, -len(g.points), g.point.source_id))


@dataclass(frozen=True)
class Compared:
    """The different texts of a section as vectors: equal texts are one row; `wording` leaves themes and meaning out."""

    place: Mapping[str, int]
    themes: Places
    vectors: Vectors
    wording: Vectors
    least: float

    def alike(self, masked: Sequence[Masked]) -> Iterable[list[Masked]]:
        """Return the points parted into sets of like wording (average linkage)."""
        rows = np.array(sorted({self.place[m.text] for m in masked}))
        labels = linked(self.vectors.take(rows), self.least, self.themes[rows]).tolist()
        label_of = dict(zip(rows.tolist(), labels, strict=True))
        sets: dict[int, list[Masked]] = {}
        for one in masked:
            sets.setdefault(label_of[self.place[one.text]], []).append(one)
        return sets.values()

    def nearness(self, members: Sequence[Masked]) -> Floats:
        """Return how near the wording of each is to all of them on average."""
        rows = np.array([self.place[m.text] for m in members])
        taken = self.wording.take(rows)
        mean = taken.sums(np.zeros(len(rows), dtype=np.int64), 1)
        found: Floats = taken.likeness(mean)[:, 0] / len(rows)
        return found


def compare(masked: Sequence[Masked], embed: Embed | None) -> Compared:
    """Return the texts of the points as vectors."""
    said = {m.text: m for m in reversed(masked)}
    texts = sorted(said)
    place = {text: n for n, text in enumerate(texts)}

    def features(text: str) -> list[str]:
        theme = said[text].theme
        return [*_words_and_pairs(text), *([f"{THEME}{theme}"] if theme else [])]

    themes = np.unique([said[text].theme for text in texts], return_inverse=True)[1]
    wording = vectors_of(texts, _words_and_pairs)
    vectors = vectors_of(texts, features, theme=THEME_WEIGHT)
    if embed is None:
        return Compared(place, themes, vectors, wording, LEAST)
    rows = embed([said[text].point.text for text in texts])
    vectors = with_meaning(vectors, rows, share=MEANING)
    return Compared(place, themes, vectors, wording, LEAST_WITH_MEANING)


def _words_and_pairs(text: str) -> list[str]:
    tokens = text.split()
    return [*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))]


def is_its_own(point: Point, names: Sequence[str]) -> bool:
    """Tell whether the wording holds what is true of its author alone: figures, its name, a person's name."""
    folded = fold(point.text)
    named = any(fold(name) in folded for name in names if name)
    return named or bool(_DIGITS.search(folded)) or bool(_PERSON.search(point.text))


def competent_body(point: Point, words: WordLists) -> str:
    """Return the name of the body to which a recommendation is addressed, or "".

    The first body after "đề nghị", else the first named, else the one in the heading it stands under.
    """
    folded = fold(point.text)
    asks = _ASKS.search(folded)
    for text in (folded[asks.end() :] if asks else "", folded, fold(point.under)):
        found = words.first_body(text)
        if found is not None:
            return found.name
    return ""


def masked_points(
    points: Iterable[Point], names: Mapping[int, Sequence[str]], words: WordLists, *, addressed: bool = False
) -> list[Masked]:
    """Return each point as it is compared."""
    book = NameBook(names)
    found = []
    for point in points:
        folded = fold(point.text)
        said = fold(_PERSON.sub(" ", point.text)).split()
        bare = book.without(said, point.unit_id)
        text = words.unify(" ".join(_DIGITS.sub(" ", words.without_bodies(" ".join(bare))).split()))
        kept = " ".join(word for word in text.split() if word not in words.stopwords)
        named = len(bare) < len(folded.split())
        penalty = _NAMES_ITSELF * named + _HAS_FIGURES * bool(_DIGITS.search(folded))
        competent = competent_body(point, words) if addressed else ""
        found.append(Masked(point, kept, penalty, competent, words.theme_of(point.text)))
    return found


def _group(members: Sequence[Masked], compared: Compared) -> Group:
    near = compared.nearness(members)
    scores = [round(float(near[n]), 9) - m.penalty for n, m in enumerate(members)]
    best = max(range(len(members)), key=lambda n: (scores[n], -len(members[n].point.text), -n))
    medoid = members[best]
    points = tuple(m.point for m in members)
    return Group(
        section=medoid.point.section,
        point=medoid.point,
        points=points,
        units=tuple(dict.fromkeys(p.unit_id for p in points)),
        competent=medoid.competent,
        one_wording=bool(near[best] >= ONE_WORDING),
        title=_shared_theme(members),
    )


def _shared_theme(members: Sequence[Masked]) -> str:
    counted = Counter(m.theme for m in members if m.theme)
    theme, count = max(counted.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return theme if count * 2 > len(members) else ""
