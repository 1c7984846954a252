"""How the sentences of a section follow each other: mostly in the order of its points, those of a point together.

A section is walked as a chain of the points that its sentences speak of (a hidden Markov model), in three manners at
once: point by point in the outline's order, point by point in any order, and sentence by sentence as it comes. What
stands between the answers to b) and d) more likely answers c).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

_MANNERS = np.array([0.5, 0.2, 0.3])  # of all sections: in the outline's order, point by point, as it comes
_BELIEVED = 5  # so many sections have these shares, before any is looked at
_SAME_PARAGRAPH, _NEXT_PARAGRAPH = 0.8, 0.4  # of the sentences speak of the point that the last one spoke of
_STEP, _LEAP, _BACK = 0.85, 0.05, 0.01  # to the next point, over one (over two: its square), back to one before
_LEAST = 1e-300

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """Sections side by side: a row each, a column for each of its sentences, as many as the longest has.

    `fits` (section, sentence, point; last: none) is the logarithm of how well a sentence fits what it may speak of;
    `opens` tells whether it opens a paragraph, `real` whether there is such a sentence. `kin` numbers the sections:
    those with one number answer the same points, and are mostly written in the same manner.
    """

    fits: Floats
    opens: Bools
    real: Bools
    kin: Ints

    def taken_for(self) -> Floats:
        """Return how far each sentence is taken for each point and, last, for none: shares of 1; 0 where none is."""
        points, none = self._likely()
        ahead, sums = self._ahead(points, none)
        behind = np.ones_like(ahead[0])
        taken = np.empty((len(_MANNERS), *self.fits.shape))
        for at in range(len(ahead) - 1, -1, -1):
            onward = points[:, at] * behind[:, :, 1:]
            stayed = none[:, at, None] * behind
            here = taken[:, :, at]
            here[:, :, :-1] = self._moved(ahead[at], at) * onward
            here[:, :, -1] = (ahead[at] * stayed).sum(axis=2)
            here /= here.sum(axis=2, keepdims=True)
            behind = stayed + self._moved_back(onward, at)
            behind /= behind.sum(axis=2, keepdims=True)
        taken *= _manners(sums, self.kin)[:, :, None, None]
        return np.where(self.real[:, :, None], taken.sum(axis=0), 0.0)

    def silent_on(self) -> Floats:
        """Return how likely it is of each section (row) that none of its sentences speaks of a point (column)."""
        points, none = self._likely()
        among = np.log(_MANNERS)[:, None]
        every = np.logaddexp.reduce(self._ahead(points, none)[1] + among, axis=0)
        silent = np.empty((len(points), points.shape[2]))
        for point in range(points.shape[2]):
            others = np.where(np.arange(points.shape[2]) == point, 0.0, points)
            silent[:, point] = np.logaddexp.reduce(self._ahead(others, none)[1] + among, axis=0) - every
        return np.exp(silent)

    def _likely(self) -> tuple[Floats, Floats]:
        """Return how likely each sentence is for each point, and for none; one that is not there changes nothing."""
        likely = np.exp(self.fits - self.fits.max(axis=2, keepdims=True))
        points = np.where(self.real[:, :, None], likely[:, :, :-1], 0.0)
        return points, np.where(self.real, np.maximum(likely[:, :, -1], _LEAST), 1.0)

    def _ahead(self, points: Floats, none: Floats) -> tuple[list[Floats], Floats]:
        """Return what was last spoken of before each sentence, and how likely all sentences are, in logarithms.

        Both by manner and section; the first is how likely it was each point (before all: none yet).
        """
        sections, length, count = points.shape
        last = np.zeros((len(_MANNERS), sections, count + 1))
        last[:, :, 0] = 1.0
        sums, before = np.zeros((len(_MANNERS), sections)), []
        for at in range(length):
            before.append(last)
            moved = self._moved(last, at) * points[:, at]
            last = last * none[:, at, None]
            last[:, :, 1:] += moved
            whole = last.sum(axis=2)
            sums += np.log(whole)
            last /= whole[:, :, None]
        return before, sums

    def _moved(self, last: Floats, at: int) -> Floats:
        both = last @ _moves(last.shape[2] - 1)
        points = last.shape[2] - 1
        return np.where(self.opens[:, at, None], both[:, :, :points], both[:, :, points:])

    def _moved_back(self, onward: Floats, at: int) -> Floats:
        opens = self.opens[:, at, None]
        apart = np.concatenate([np.where(opens, onward, 0.0), np.where(opens, 0.0, onward)], axis=2)
        return np.asarray(apart @ _moves(onward.shape[2]).transpose(0, 2, 1), dtype=np.float64)


def _manners(sums: Floats, kin: Ints) -> Floats:
    """Return how far each section is written in each manner; where many of its kin are, the others are too."""
    among = np.repeat(_MANNERS[:, None], kin.max() + 1, axis=1)
    for _ in range(2):
        likely = np.exp(sums - sums.max(axis=0)) * among[:, kin]
        likely /= likely.sum(axis=0)
        so_many = np.array([np.bincount(kin, each) for each in likely])
        among = (so_many + _MANNERS[:, None] * _BELIEVED) / (np.bincount(kin) + _BELIEVED)
    return np.asarray(likely, dtype=np.float64)


@lru_cache(maxsize=100)
def _moves(points: int) -> Floats:
    """Return how likely each point comes after each (row; the first: at the start), in each manner.

    The columns are first the points of a sentence that opens a paragraph, then of one within.
    """
    before, after = np.arange(points + 1)[:, None], np.arange(1, points + 1)
    ahead = after - before
    leaps = np.where(ahead == 1, _STEP, np.where(ahead > 1, _LEAP ** np.maximum(ahead - 1.0, 0.0), _BACK))
    others = np.full((points + 1, points), 1 / max(points - 1, 1))
    moves = np.array(
        [
            [*(np.where(ahead == 0, stays, (1 - stays) * weights) for weights in (leaps, others)), np.ones(leaps.shape)]
            for stays in (_NEXT_PARAGRAPH, _SAME_PARAGRAPH)
        ]
    )
    return np.concatenate(moves / moves.sum(axis=3, keepdims=True), axis=2)
