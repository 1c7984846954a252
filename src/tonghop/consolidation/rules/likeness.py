"""How alike statements are, and which of them belong together: sparse vectors, exact average linkage without a matrix of pairs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Embed = Callable[[Sequence[str]], Floats]
"""Texts as dense rows of one length: what the optional extra `[semantic]` gives."""

ROWS_AT_ONCE = 512
"""Rows compared with all others at once: bounds memory to this many times the number of texts."""
_DIGITS = 9  # likeness beyond this is noise of the machine's arithmetic
THEME = "~"
"""First letter of a feature that says what a text is about, not how it is worded."""


@dataclass(frozen=True)
class Vectors:
    """Rows of unit length: weighted words, and, where a model is there, what they mean; likeness is the dot product."""

    words: sparse.csr_matrix
    meaning: Floats | None = None

    def __len__(self) -> int:
        return int(self.words.shape[0])

    def sums(self, labels: Places, count: int) -> "Vectors":
        """Return the sum of the rows of each label: average likeness of two sets is a dot product of their means."""
        places = np.arange(len(labels))
        member = sparse.csr_matrix((np.ones(len(labels)), (labels, places)), shape=(count, len(labels)))
        return Vectors((member @ self.words).tocsr(), None if self.meaning is None else member @ self.meaning)

    def take(self, rows: Places) -> "Vectors":
        """Return these rows."""
        return Vectors(self.words[rows], None if self.meaning is None else self.meaning[rows])

    def scaled(self, by: Floats) -> "Vectors":
        """Return each row times its factor."""
        meaning = None if self.meaning is None else self.meaning * by[:, None]
        return Vectors(sparse.diags(by).dot(self.words).tocsr(), meaning)

    def likeness(self, other: "Vectors") -> Floats:
        """Return the likeness of each row to each row of the other."""
        found: Floats = (self.words @ other.words.T).toarray()
        if self.meaning is not None and other.meaning is not None:
            found += self.meaning @ other.meaning.T
        return found


def vectors_of(texts: Sequence[str], features: Callable[[str], list[str]], *, theme: float = 1.0) -> Vectors:
    """Return TF-IDF rows of the texts; features that begin with `THEME` weigh `theme` times as much."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - a second to import; only grouping pays
    from sklearn.preprocessing import normalize  # noqa: PLC0415 - likewise

    vectorizer = TfidfVectorizer(analyzer=features, sublinear_tf=True, norm=None)
    found = vectorizer.fit_transform(texts)
    weights = np.array([theme if name.startswith(THEME) else 1.0 for name in vectorizer.get_feature_names_out()])
    return Vectors(normalize(found @ sparse.diags(weights)).tocsr())


def with_meaning(vectors: Vectors, rows: Floats, *, share: float) -> Vectors:
    """Return the vectors with a model's rows beside them: `share` of the likeness is meaning, the rest words.

    The mean row is taken away first: all statements of one kind of text look alike to such a model.
    """
    centred = rows - rows.mean(axis=0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    unit = centred / np.where(lengths == 0, 1, lengths)
    return Vectors((vectors.words * np.sqrt(1 - share)).tocsr(), unit * np.sqrt(share))


def linked(vectors: Vectors, least: float) -> Places:
    """Return a label for each row: sets whose mean likeness is at least `least` are one (average linkage).

    Sets that are nearest to each other are joined round by round, which gives the same tree as joining the one
    nearest pair at a time; a set whose nearest is too far is done for good, since joining never brings others nearer.
    """
    labels = np.arange(len(vectors))
    near = np.full(len(vectors), -1)
    likeness = np.full(len(vectors), -1.0)
    means, sizes = vectors, np.ones(len(vectors))
    active = np.arange(len(vectors))
    ask = active
    while len(ask):
        found = _nearest(means, ask, active)
        near[ask], likeness[ask] = found
        active = active[likeness[active] >= least]
        pairs = _mutual(near, likeness, active)
        if not len(pairs):
            break
        means, sizes = _joined(means, sizes, pairs)
        gone = np.zeros(len(vectors), dtype=bool)
        gone[pairs[:, 1]] = True
        moved = gone.copy()
        moved[pairs[:, 0]] = True
        parent = np.arange(len(vectors))
        parent[pairs[:, 1]] = pairs[:, 0]
        labels = parent[labels]
        active = active[~gone[active]]
        ask = active[moved[active] | moved[near[active]]]
    return labels


def _nearest(means: Vectors, ask: Places, active: Places) -> tuple[Places, Floats]:
    """Return for each asked row the nearest other active row (the first of equals) and how near it is."""
    everybody = means.take(active)
    near, likeness = [], []
    for start in range(0, len(ask), ROWS_AT_ONCE):
        rows = ask[start : start + ROWS_AT_ONCE]
        block = np.round(means.take(rows).likeness(everybody), _DIGITS)
        block[active[None, :] == rows[:, None]] = -1.0
        best = block.argmax(axis=1)
        near.append(active[best])
        likeness.append(block[np.arange(len(rows)), best])
    return np.concatenate(near), np.concatenate(likeness)


def _mutual(near: Places, likeness: Floats, active: Places) -> Places:
    """Return pairs (kept, gone) of rows nearest to each other; where rounding leaves none, the one nearest pair."""
    if not len(active):
        return np.empty((0, 2), dtype=np.int64)
    other = near[active]
    mutual = (near[other] == active) & (active < other)
    if mutual.any():
        return np.stack([active[mutual], other[mutual]], axis=1)
    best = active[likeness[active].argmax()]
    return np.array([sorted((int(best), int(near[best])))])


def _joined(means: Vectors, sizes: Floats, pairs: Places) -> tuple[Vectors, Floats]:
    """Return the means and sizes with each pair's first row standing for both."""
    kept, gone = pairs[:, 0], pairs[:, 1]
    whole = sizes[kept] + sizes[gone]
    share, other = np.ones(len(means)), np.zeros(len(means))
    share[kept], other[gone] = sizes[kept] / whole, sizes[gone] / whole
    share[gone] = 0.0
    goes_to = np.arange(len(means))
    goes_to[gone] = kept
    moved = means.scaled(other).sums(goes_to, len(means))
    still = means.scaled(share)
    meaning = None if still.meaning is None or moved.meaning is None else still.meaning + moved.meaning
    sizes = sizes.copy()
    sizes[kept] = whole
    return Vectors((still.words + moved.words).tocsr(), meaning), sizes
