"""How alike statements are, and which belong together: average linkage without a matrix of all pairs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Embed = Callable[[Sequence[str]], Floats]
"""Texts as dense rows of one length: what the optional extra `[semantic]` gives."""

ROWS_AT_ONCE = 256
"""Rows compared with all others at once: bounds memory to this many times the number of texts."""
CLOSE = 0.5
"""Mean likeness from which sets of one block are joined before sets of different blocks are compared."""
LEVELS = (0.8, 0.65, 0.5, 0.4, 0.32, 0.26)
"""How near sets must be to be joined, step by step: what is nearly equal first, so that few are left for the rest."""
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

    def shared(self) -> "Vectors":
        """Return the rows without features that only one of them has: no likeness of two rows rests on those."""
        found = np.bincount(self.words.indices, minlength=self.words.shape[1])
        return Vectors(self.words[:, np.flatnonzero(found > 1)].tocsr(), self.meaning)

    def take(self, rows: Places) -> "Vectors":
        """Return these rows."""
        return Vectors(self.words[rows], None if self.meaning is None else self.meaning[rows])

    def scaled(self, by: Floats) -> "Vectors":
        """Return each row times its factor."""
        meaning = None if self.meaning is None else self.meaning * by[:, None]
        return Vectors(sparse.diags(by).dot(self.words).tocsr(), meaning)

    def likeness(self, other: "Vectors") -> Floats:
        """Return the likeness of each row to each row of the other."""
        found: Floats = np.ascontiguousarray((other.words @ self.words.toarray().T).T)
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


def linked(vectors: Vectors, least: float, blocks: Places | None = None) -> Places:
    """Return a label for each row: sets whose mean likeness is at least `least` are one (average linkage).

    Sets that are nearest to each other are joined round by round, which gives the same tree as joining the one
    nearest pair at a time, since joining never brings others nearer. For the same reason what was known of a set
    whose nearest is gone remains an upper bound, and is asked again only when the level has come down to it.
    With `blocks`, rows of one block that are `CLOSE` are joined first, so that thousands of rows leave hundreds.
    """
    first = np.arange(len(vectors)) if blocks is None else _joined_within(vectors, blocks)
    kept, place = np.unique(first, return_inverse=True)
    sizes = np.bincount(place).astype(np.float64)
    means = vectors.sums(place, len(kept)).scaled(1 / sizes)
    labels: Places = kept[_Linkage(means, sizes, least).labels_down_to_least()[place]]
    return labels


def _joined_within(vectors: Vectors, blocks: Places) -> Places:
    labels = np.arange(len(vectors))
    for block in np.unique(blocks):
        rows = np.flatnonzero(blocks == block)
        labels[rows] = rows[_Linkage(vectors.take(rows), np.ones(len(rows)), CLOSE).labels_down_to_least()]
    return labels


class _Linkage:
    """The sets as they stand: a mean and a size each, the nearest other set and (at most) how near it is."""

    def __init__(self, means: Vectors, sizes: Floats, least: float) -> None:
        count, self.least = len(means), least
        self.means, self.sizes = means.shared(), sizes
        self.labels: Places = np.arange(count)
        self.active: Places = np.arange(count)
        self.near: Places = np.full(count, -1)
        self.likeness: Floats = np.full(count, 1.0)
        self.stale = np.ones(count, dtype=bool)

    def labels_down_to_least(self) -> Places:
        """Return the label of each set when all that are near enough are joined."""
        for level in (*(level for level in LEVELS if level > self.least), self.least):
            self._join_down_to(level)
        return self.labels

    def _join_down_to(self, level: float) -> None:
        while True:
            ask = self.active[self.stale[self.active] & (self.likeness[self.active] >= level)]
            if len(ask):
                self.near[ask], self.likeness[ask] = _nearest(self.means, ask, self.active)
                self.stale[ask] = False
                self.active = self.active[self.likeness[self.active] >= self.least]
            close = self.active[self.likeness[self.active] >= level]
            pairs = _mutual(self.near, self.likeness, close)
            if not len(pairs):
                return
            self._join(pairs)

    def _join(self, pairs: Places) -> None:
        kept, gone = pairs[:, 0], pairs[:, 1]
        self.means, self.sizes = _joined(self.means, self.sizes, pairs)
        moved = np.zeros(len(self.labels), dtype=bool)
        moved[gone] = True
        self.active = self.active[~moved[self.active]]
        moved[kept] = True
        parent = np.arange(len(self.labels))
        parent[gone] = kept
        self.labels = parent[self.labels]
        self.stale[self.active] |= moved[self.active] | moved[self.near[self.active]]
        self.likeness[kept] = np.maximum(self.likeness[kept], self.likeness[gone])


def _nearest(means: Vectors, ask: Places, active: Places) -> tuple[Places, Floats]:
    """Return for each asked row the nearest other active row (the first of equals) and how near it is."""
    everybody = means.take(active)
    near, likeness = [], []
    for start in range(0, len(ask), ROWS_AT_ONCE):
        rows = ask[start : start + ROWS_AT_ONCE]
        block = means.take(rows).likeness(everybody)
        block[active[None, :] == rows[:, None]] = -1.0
        best = block.argmax(axis=1)
        near.append(active[best])
        likeness.append(block[np.arange(len(rows)), best])
    return np.concatenate(near), np.concatenate(likeness)


def _mutual(near: Places, likeness: Floats, active: Places) -> Places:
    """Return pairs (kept, gone) of rows nearest to each other; where equals leave none, the one nearest pair."""
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
