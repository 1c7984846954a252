"""Which points of the outline a section answers, learned from what others write there.

Units tell of one matter in many words: "phát 300 phiếu hỏi" is about the people's satisfaction, though no list knows
it. Where many reports have a section, such words tell themselves: they stand where a point would else go unanswered.
So each sentence is taken for a point of its section or for none, by what is known of its words; then the words for
what their sentences are taken for; and so on (expectation-maximisation). No sentence is judged by its own report.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tonghop.quality.rules.points import letter_of, points_of
from tonghop.quality.rules.prose import count_words, has_fact, sentences_of
from tonghop.quality.rules.sequence import Bools, Floats, Ints, Walk
from tonghop.quality.rules.subjects import Subjects

_ROUNDS = 4
_MOST_KNOWN = 3.0
_ALONE, _BESIDE = 2.0, 0.7  # how much what is known of a sentence's words counts, alone and where others teach
_SAYS = 1.0  # counts, alone, that it answers the point by them
_SHARPNESS = 2.0  # how much more what a sentence's words tell counts than what they leave open
_UNCOVERED = 3.0  # the logarithm of how much likelier a sentence answers a point that no other of its report does
_ALL_COVERED = 0.35  # of a sentence that is not known goes to the points, at first, where its report answers them all
_OF_NONE = (0.5, 0.3)  # of the sentences without a fact and of those with one speak of no point
_BELIEVED = 10  # so many sentences do, before any is looked at
_LEAST = 1e-3
_DOUBT = 1.0  # so many words that nobody else uses count for none and each point alike
_PLAINLY = 2.0  # what a sentence that answers a point says of it, and the point is answered whatever is learned
_WORD = np.uint64(32)  # bits of a word's key


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a report says in a section, sentence by sentence; rows of the arrays are sentences, columns points.

    `words` holds the keys of all words, sentence after sentence, `lengths` how many each has; `known` is what a
    sentence says of a point as far as its words are known, `answers` whether it answers it by them, `settled` whether
    it does whatever is learned: it stands under the point's letter, or answers several. `tells` says whether it has a
    fact, `opens` whether it opens a paragraph; `named` of which points any word is known, `count` is the section's
    length in words of a person.
    """

    words: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.int64]
    known: Floats
    answers: Bools
    settled: Bools
    tells: Bools
    opens: Bools
    named: Bools
    count: int

    @property
    def plain(self) -> Bools:
        """Which points are answered whatever is learned, and whatever else the sentence speaks of."""
        by_words = self.answers & (self.known >= _PLAINLY)
        return np.asarray((by_words | self.settled).any(axis=0), dtype=np.bool_)


def said_in(title: str, points: Sequence[tuple[str, str]], blocks: Sequence[str], net: Subjects) -> Said | None:
    """Return what the blocks of a section say beside its points, (letter, text); None where there is nothing to ask."""
    looked = points_of(title, tuple(points), net)
    words: list[int] = []
    lengths, known, answers, settled, tells, opens = [], [], [], [], [], []
    for letter, parts, first in _under_letters(blocks):
        weighed = [looked.weigh(part) for part in parts]
        lengths.append(sum(len(part.keys) for part in weighed))
        words.extend(key for part in weighed for key in part.keys)
        answered = {letter} if letter else frozenset().union(*(part.answered for part in weighed))
        answers.append([point.letter in answered for point in looked.points])
        whole = frozenset().union(*(part.whole for part in weighed))
        sure = answered if letter else whole if len(whole) > 1 else ()
        settled.append([point.letter in sure for point in looked.points])
        said = map(sum, zip(*(part.weights for part in weighed), strict=True))
        known.append([_MOST_KNOWN * answer for answer in answers[-1]] if letter else list(said))
        tells.append(any(map(has_fact, parts)))
        opens.append(first)
    if not points or not words:
        return None
    return Said(
        words=np.array(words, dtype=np.uint32),
        lengths=np.array(lengths, dtype=np.int64),
        known=np.minimum(np.array(known, dtype=np.float64), _MOST_KNOWN),
        answers=np.array(answers, dtype=np.bool_),
        settled=np.array(settled, dtype=np.bool_),
        tells=np.array(tells, dtype=np.bool_),
        opens=np.array(opens, dtype=np.bool_),
        named=np.array([bool(point.subjects or point.whole) for point in looked.points], dtype=np.bool_),
        count=sum(map(count_words, blocks)),
    )


def _under_letters(blocks: Iterable[str]) -> Iterator[tuple[str, list[str], bool]]:
    """Yield each sentence, in its parts, the letter of the outline it stands under, and whether it opens its paragraph.

    The letter is "" where none is written. What stands after ";" belongs to what stands before.
    """
    letter = ""
    for block in blocks:
        letter = letter_of(block) or letter
        parts: list[str] = []
        opens = True
        for sentence in sentences_of(block):
            if parts and not parts[-1].endswith(";"):
                yield letter, parts, opens
                parts, opens = [], False
            parts.append(sentence.text.rstrip())
        if parts:
            yield letter, parts, opens


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


def silent_alone(said: Said) -> Floats:
    """Return how likely a section passes over each point, by nothing but what is known of its words and their order."""
    fits = _leaning(_ALONE * said.known + _SAYS * said.answers, np.array(_OF_NONE)[said.tells.astype(int)])
    every = np.ones((1, len(fits)), dtype=np.bool_)
    silent = Walk(fits[None], said.opens[None], every, np.zeros(1, dtype=np.int64)).silent_on()[0]
    return np.where(said.named & ~said.plain, silent, 0.0)


def silent_beside(sections: Sequence[Sequence[Said]], everywhere: Counted) -> list[Floats]:
    """Return of each section how likely each report (row) passes over each point (column).

    A section is what several reports say to the same points. `everywhere` are the words of all sections: where they
    stand elsewhere, they tell of no point of this one.
    """
    silent: dict[int, Floats] = {}
    by_size: dict[int, list[int]] = {}
    for number, reports in enumerate(sections):
        by_size.setdefault(reports[0].known.shape[1], []).append(number)
    for numbers in by_size.values():
        together = _Sentences([sections[number] for number in numbers], everywhere)
        silent.update(zip(numbers, together.silent(), strict=True))
    return [silent[number] for number in range(len(sections))]


def _leaning(fits: Floats, none: Floats) -> Floats:
    """Return how sentences fit each point and, last, none, as many speaking of none as `none` says, without words."""
    points = fits + np.log(1 - none)[..., None]
    return np.concatenate([points, np.log(none)[..., None]], axis=-1)


class _Sentences:
    """Sentences of sections with equally many points: arrays by report and section, sentence, point (last: none)."""

    def __init__(self, sections: Sequence[Sequence[Said]], everywhere: Counted) -> None:
        reports = [said for section in sections for said in section]
        sizes = np.array([len(said.lengths) for said in reports])
        self.section = np.repeat(np.arange(len(sections)), [len(section) for section in sections])
        self.real = np.arange(sizes.max()) < sizes[:, None]
        self.known = self._laid_out([said.known for said in reports])
        self.answers = self._laid_out([said.answers for said in reports])
        self.opens = self._laid_out([said.opens for said in reports])
        tells = self._laid_out([said.tells for said in reports]).astype(int)
        self.plain = np.array([said.plain for said in reports])
        self.kinds = 2 * self.section[:, None] + tells  # by section, and by whether there is a fact
        self.words = _Words(reports, self.section, everywhere)

    def silent(self) -> Iterator[Floats]:
        """Yield of each section how likely each report passes over each point."""
        taken = self.taken_for()[:, :, :-1]
        silent = np.where(self.plain, 0.0, np.prod(1 - taken, axis=1))
        yield from np.split(silent, np.flatnonzero(np.diff(self.section)) + 1)

    def taken_for(self) -> Floats:
        """Return how far each sentence is taken for each point and, last, for none; 0 where there is none."""
        taken = self._at_first()
        for _ in range(_ROUNDS):
            fits = _leaning(_BESIDE * self.known, self._of_none(taken))
            fits[self.real] += _SHARPNESS * np.log(self.words.tell(taken[self.real]) + _LEAST)
            fits[:, :, :-1] += _UNCOVERED * (1 - _best_of_others(taken[:, :, :-1]))
            taken = Walk(fits, self.opens, self.real, self.section).taken_for()
        return taken

    def _at_first(self) -> Floats:
        """Take a sentence that is not known for the points that its report leaves open, or mostly for none."""
        weights = np.where(self.answers, np.maximum(self.known, _LEAST), 0.0)
        is_open = ~self.answers.any(axis=1, keepdims=True)
        opened = is_open.sum(axis=2, keepdims=True)
        leaning = np.where(opened > 0, is_open / np.maximum(opened, 1), _ALL_COVERED / self.known.shape[2])
        sums = weights.sum(axis=2, keepdims=True)
        points = np.where(sums > 0, weights / np.maximum(sums, _LEAST), leaning)
        taken = np.concatenate([points, 1 - points.sum(axis=2, keepdims=True)], axis=2)
        return np.where(self.real[:, :, None], taken, 0.0)

    def _of_none(self, taken: Floats) -> Floats:
        """Return which share of sentences like it speaks of none; a section may be full of them."""
        among, kinds = self.kinds[self.real], 2 * (int(self.section[-1]) + 1)
        believed = np.tile(_OF_NONE, kinds // 2) * _BELIEVED + np.bincount(among, taken[self.real][:, -1], kinds)
        shares = believed / (_BELIEVED + np.bincount(among, minlength=kinds))
        return np.asarray(np.clip(shares, 0.01, 0.9)[self.kinds], dtype=np.float64)

    def _laid_out(self, columns: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
        laid = np.zeros((*self.real.shape, *columns[0].shape[1:]), dtype=columns[0].dtype)
        laid[self.real] = np.concatenate(columns)
        return laid


class _Words:
    """The words of several reports' sentences, one after another. A use is a word as one report uses it in a section.

    What no other report says anywhere tells nothing, and is left out.
    """

    def __init__(self, reports: Sequence[Said], section: Ints, everywhere: Counted) -> None:
        lengths = np.concatenate([said.lengths for said in reports])
        report = np.repeat(np.arange(len(reports)), [len(said.words) for said in reports])
        words = np.concatenate([said.words for said in reports]) | (section[report].astype(np.uint64) << _WORD)
        vocabulary, word = np.unique(words, return_inverse=True)
        uses, use = np.unique(word * len(reports) + report, return_inverse=True)
        self.word = uses // len(reports)
        among_all = everywhere.of_each(vocabulary.astype(np.uint32))
        self.elsewhere = np.maximum(among_all - np.bincount(word), 0.0)
        telling = ((np.bincount(self.word) > 1) | (self.elsewhere > 0))[word]
        self.sentence = np.repeat(np.arange(len(lengths)), lengths)[telling]
        self.use = use[telling]

    def tell(self, taken: Floats) -> Floats:
        """Return for what each sentence speaks by its words, as other reports use them: shares of 1, as of `taken`."""
        used = np.array([self._used(column) for column in taken.T[:-1]] + [self._used(taken[:, -1], self.elsewhere)])
        shares = used / (used.sum(axis=0) + 1)
        said = np.array([np.bincount(self.sentence, share[self.use], minlength=len(taken)) for share in shares])
        said += _DOUBT / len(said)
        return np.asarray((said / said.sum(axis=0)).T, dtype=np.float64)

    def _used(self, taken: Floats, elsewhere: Floats | float = 0.0) -> Floats:
        in_report = np.bincount(self.use, taken[self.sentence], minlength=len(self.word))
        in_all = np.bincount(self.word, in_report) + elsewhere
        return np.asarray(np.maximum(in_all[self.word] - in_report, 0.0), dtype=np.float64)


def _best_of_others(taken: Floats) -> Floats:
    """Return how far the best of a report's other sentences is taken for each point."""
    ranked = np.sort(np.pad(taken, ((0, 0), (1, 0), (0, 0))), axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.where(taken == best, second, best)
