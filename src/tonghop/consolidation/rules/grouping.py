"""Grouping points of like wording: how many bodies say the same, in whose words, at which places."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tonghop.consolidation.rules.points import Point
from tonghop.consolidation.rules.wordlists import WordLists, any_of
from tonghop.kernel.text import fold

THRESHOLD = 0.78
"""Mean cosine distance up to which two sets of points are one group; tuned on the tests' paraphrases."""
ONE_WORDING = 0.65
"""Mean likeness from which the point in the middle may speak for all."""

_ASKS = re.compile(r"\b(?:de nghi|kien nghi|de xuat|mong muon|mong|trinh)\b")
_DIGITS = re.compile(r"\d+")
_PERSON = re.compile(r"\b(?:đồng chí|ông|bà)(?: [A-ZĐÀ-Ỵ][\wÀ-ỹ]*){2,5}")
_NAMES_ITSELF, _HAS_FIGURES = 0.3, 0.25  # one body's name or figures should not speak for all

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """Points that say the same; `point` is the one nearest to all others, quoted from a real report.

    `units` are the distinct bodies in order of first mention; `competent` names the body they turn to.
    `one_wording`: the points are so alike that the quotation may stand for all of them.
    """

    section: str
    point: Point
    points: tuple[Point, ...]
    units: tuple[int, ...]
    competent: str = ""
    one_wording: bool = True

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


def group_points(
    points: Sequence[Point], *, names: Mapping[int, Sequence[str]], words: WordLists, addressed: bool = False
) -> list[Group]:
    """Return the groups, most widely raised first; the same points give the same groups in whatever order.

    `names` are the names of each body, which are masked. With `addressed`, what is asked of one body is never
    in a group with what is asked of another.
    """
    ordered = sorted(points, key=lambda p: (p.unit_id, p.block, p.start, p.version_id))
    masked = [m for m in _mask(ordered, names, words, addressed=addressed) if m.text]
    if not masked:
        return []
    texts = sorted({m.text for m in masked})
    place = {text: n for n, text in enumerate(texts)}
    likeness = _likeness(texts)
    groups = []
    for competent in sorted({m.competent for m in masked}):
        asking = [m for m in masked if m.competent == competent]
        groups += [_group(found, place, likeness) for found in _alike(asking, place, likeness)]
    return sorted(groups, key=lambda g: (-g.count, -len(g.points), g.point.source_id))


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


def _mask(
    points: Iterable[Point], names: Mapping[int, Sequence[str]], words: WordLists, *, addressed: bool
) -> list[Masked]:
    everybody = any_of(fold(name) for given in names.values() for name in given)
    own = {unit: any_of(_own_names(given)) for unit, given in names.items()}
    found = []
    for point in points:
        folded = fold(point.text)
        bare = everybody.sub(" ", fold(_PERSON.sub(" ", point.text)))
        bare = own[point.unit_id].sub(" ", bare) if point.unit_id in own else bare
        text = words.unify(" ".join(_DIGITS.sub(" ", words.without_bodies(bare)).split()))
        kept = " ".join(word for word in text.split() if word not in words.stopwords)
        penalty = _NAMES_ITSELF * (bare.split() != folded.split()) + _HAS_FIGURES * bool(_DIGITS.search(folded))
        found.append(Masked(point, kept, penalty, competent_body(point, words) if addressed else ""))
    return found


def _own_names(names: Sequence[str]) -> list[str]:
    """Return the body's names and its bare place name ("bac ha" of "xã Bắc Hà")."""
    folded = [fold(name) for name in names]
    return folded + [re.sub(r"^(?:ubnd )?(?:xa|phuong|dac khu) ", "", name) for name in folded]


def _likeness(texts: Sequence[str]) -> Matrix:
    """Return the cosine likeness of each text to each."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - a second to import; only grouping pays

    vectorizer = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, analyzer="word", tokenizer=str.split, token_pattern=None
    )
    vectors = vectorizer.fit_transform(texts)
    likeness: Matrix = np.clip((vectors @ vectors.T).toarray(), 0.0, 1.0)
    return likeness


def _alike(masked: Sequence[Masked], place: Mapping[str, int], likeness: Matrix) -> Iterable[list[Masked]]:
    """Return the points parted into sets of like wording (average linkage)."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - a second to import; only grouping pays

    rows = sorted({place[m.text] for m in masked})
    labels = [0]
    if len(rows) > 1:
        model = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=THRESHOLD
        )
        labels = model.fit_predict(1.0 - likeness[np.ix_(rows, rows)]).tolist()
    label_of = dict(zip(rows, labels, strict=True))
    sets: dict[int, list[Masked]] = {}
    for one in masked:
        sets.setdefault(label_of[place[one.text]], []).append(one)
    return sets.values()


def _group(members: Sequence[Masked], place: Mapping[str, int], likeness: Matrix) -> Group:
    rows = [place[m.text] for m in members]
    near = likeness[np.ix_(rows, rows)].mean(axis=1)
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
    )
