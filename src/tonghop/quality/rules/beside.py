"""Which points of the outline a section answers, learned from what others write there.

Units tell of one matter in many words: "phát 300 phiếu hỏi" is about the people's satisfaction, though no list knows
it. Where many reports have a section, such words tell themselves: they stand where a point would else go unanswered.
So each sentence is taken for a point of its section or for none, by what is known of its words; then the words for
what their sentences are taken for; and so on (expectation-maximisation). No sentence is judged by its own report.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from tonghop.quality.rules.points import letter_of, points_of, weigh
from tonghop.quality.rules.prose import count_words, sentences_of
from tonghop.quality.rules.subjects import Subjects

_ROUNDS = 6
_OPEN = 0.7  # of a sentence that is not known goes to the points its report leaves open
_UNCOVERED = 3.0  # the logarithm of how much likelier a sentence answers a point that no other of its report does
_MOST_KNOWN = 1.5
_LEAST = 1e-3
_ANSWERED = 0.5
_SHARPNESS = 2.0  # how much more what a sentence's words tell counts than what they leave open
_DOUBT = 1.0  # so many words that nobody else uses count for none and each point alike

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a report says in a section, sentence by sentence; rows of the arrays are sentences, columns points.

    `words` holds the keys of all words, sentence after sentence, `lengths` how many each has; `known` is what a
    sentence says of a point as far as its words are known, `answers` whether it answers it; `count` is the section's
    length in words of a person.
    """

    words: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.int64]
    known: Floats
    answers: npt.NDArray[np.bool_]
    count: int


def said_in(title: str, points: Sequence[tuple[str, str]], blocks: Sequence[str], net: Subjects) -> Said | None:
    """Return what the blocks of a section say beside its points, (letter, text); None where there is nothing to ask."""
    looked = points_of(title, tuple(points), net)
    words: list[int] = []
    lengths, known, answers = [], [], []
    for letter, parts in _under_letters(blocks):
        weighed = [weigh(part, looked, net) for part in parts]
        keys = [crc32(key.encode()) for part in weighed for key in part.keys]
        words += keys
        lengths.append(len(keys))
        known.append([min(sum(weights), _MOST_KNOWN) for weights in zip(*(w.weights for w in weighed), strict=True)])
        answered = {letter} if letter else frozenset().union(*(part.answered for part in weighed))
        answers.append([point.letter in answered for point in looked])
    if not looked or not words:
        return None
    return Said(
        np.array(words, dtype=np.uint32),
        np.array(lengths, dtype=np.int64),
        np.array(known),
        np.array(answers, dtype=np.bool_),
        sum(map(count_words, blocks)),
    )


def _under_letters(blocks: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence, in its parts, with the letter of the outline it stands under; "" where none is written.

    What stands after ";" belongs to what stands before.
    """
    letter = ""
    for block in blocks:
        letter = letter_of(block) or letter
        parts: list[str] = []
        for sentence in sentences_of(block):
            if parts and not parts[-1].endswith(";"):
                yield letter, parts
                parts = []
            parts.append(sentence.text.rstrip())
        if parts:
            yield letter, parts


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """How often each word stands in all sections of several reports; the words are sorted."""

    words: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, sections: Iterable[Said]) -> "Counted":
        """Count the words of these sections."""
        every = [section.words for section in sections]
        return cls(*np.unique(np.concatenate(every or [np.empty(0, dtype=np.uint32)]), return_counts=True))

    def of_each(self, words: npt.NDArray[np.uint32]) -> Floats:
        """Return how often each of these words stands there."""
        if not len(self.words):
            return np.zeros(len(words))
        at = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        return np.where(self.words[at] == words, self.counts[at], 0).astype(np.float64)


def silent_on(reports: Sequence[Said], everywhere: Counted) -> npt.NDArray[np.bool_]:
    """Return of each report (row) which points (column) it passes over.

    `everywhere` are the words of all sections: where they stand elsewhere, they tell of no point of this one.
    """
    sentences = _Sentences(reports, everywhere)
    answered = sentences.answers | (sentences.taken_for()[:, :-1] >= _ANSWERED)
    return ~np.logical_or.reduceat(answered, sentences.begins)


class _Sentences:
    """The sentences that several reports have in one section, and what each is taken for: a point, or, last, none."""

    def __init__(self, reports: Sequence[Said], everywhere: Counted) -> None:
        sizes = [len(said.lengths) for said in reports]
        self.report = np.repeat(np.arange(len(reports)), sizes)
        self.begins = np.cumsum([0, *sizes[:-1]])
        self.known = np.concatenate([said.known for said in reports])
        self.answers = np.concatenate([said.answers for said in reports])
        self.lengths = np.concatenate([said.lengths for said in reports])
        self.sentence = np.repeat(np.arange(len(self.lengths)), self.lengths)
        vocabulary, self.word = np.unique(np.concatenate([said.words for said in reports]), return_inverse=True)
        here = np.bincount(self.word, minlength=len(vocabulary))
        self.elsewhere = np.maximum(everywhere.of_each(vocabulary) - here, 0.0)
        owned = self.report[self.sentence] * len(vocabulary) + self.word
        self.own = np.unique(owned, return_inverse=True)[1]

    def taken_for(self) -> Floats:
        """Return how far each sentence (row) is taken for each point (column) and, in the last column, for none."""
        taken = self._at_first()
        for _ in range(_ROUNDS):
            fit = _SHARPNESS * np.log(self._by_words(taken) + _LEAST)
            fit[:, :-1] += self.known + _UNCOVERED * (1 - self._best_of_others(taken[:, :-1]))
            fit = np.exp(fit - fit.max(axis=1, keepdims=True))
            taken = fit / fit.sum(axis=1, keepdims=True)
        return taken

    def _at_first(self) -> Floats:
        weights = np.where(self.answers, np.maximum(self.known, _LEAST), 0.0)
        sums = weights.sum(axis=1, keepdims=True)
        left_open = ~np.logical_or.reduceat(self.answers, self.begins)[self.report]
        shares = _OPEN * left_open / np.maximum(left_open.sum(axis=1, keepdims=True), 1)
        points = np.where(sums > 0, weights / np.maximum(sums, _LEAST), shares)
        return np.column_stack([points, 1 - points.sum(axis=1)])

    def _by_words(self, taken: Floats) -> Floats:
        """Return for what each sentence speaks by its words, as they are used in other reports."""
        tokens = taken[self.sentence]
        used = np.empty_like(tokens)
        for column in range(tokens.shape[1]):
            every = np.bincount(self.word, tokens[:, column], minlength=len(self.elsewhere))
            if column == tokens.shape[1] - 1:
                every = np.add(every, self.elsewhere)
            used[:, column] = every[self.word] - np.bincount(self.own, tokens[:, column])[self.own]
        used = np.maximum(used, 0.0)
        shares = used / (used.sum(axis=1, keepdims=True) + 1)
        said = np.add.reduceat(shares, np.cumsum([0, *self.lengths[:-1]])) + _DOUBT / used.shape[1]
        return np.asarray(said / said.sum(axis=1, keepdims=True), dtype=np.float64)

    def _best_of_others(self, taken: Floats) -> Floats:
        """Return how far the best of a report's other sentences is taken for each point."""
        best = np.maximum.reduceat(taken, self.begins)[self.report]
        is_best = taken == best
        alone = np.add.reduceat(is_best, self.begins, dtype=np.int64)[self.report] == 1
        second = np.maximum.reduceat(np.where(is_best, 0.0, taken), self.begins)[self.report]
        return np.where(is_best & alone, second, best)
