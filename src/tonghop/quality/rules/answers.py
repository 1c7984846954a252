"""What becomes of each lettered point of a section: answered, passed over, or not to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tonghop.quality.rules.beside import Counted, Said, said_in, silent_alone, silent_on
from tonghop.quality.rules.prose import count_words, is_nil
from tonghop.quality.rules.sequence import Bools
from tonghop.quality.rules.settings import Settings

Answers = Mapping[str, "Answer"]
"""By a point's letter, in the outline's order."""

_MOST = 40  # others that are learned from
_HALF = 2


class Answer(StrEnum):
    """What can be told of one point of one report; each is kept as its one letter."""

    GIVEN = "g"
    PASSED_OVER = "p"
    PASSED_OVER_BY_MANY = "m"  # and so not pointed out to a single unit
    UNCLEAR = "u"
    TOO_SHORT = "s"


SILENT = frozenset({Answer.PASSED_OVER, Answer.PASSED_OVER_BY_MANY})
"""Seems to be passed over, whether it is pointed out or not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A section as it is judged: its title, its points (letter, text), and the texts that are its unit's own."""

    title: str
    points: tuple[tuple[str, str], ...]
    blocks: tuple[str, ...]


def nearest(others: Sequence[Said]) -> Sequence[Said]:
    """Return those nearest in size; they come in the order of their size, one's own in the middle."""
    begin = max(0, len(others) - _MOST) // 2
    return others[begin : begin + _MOST]


def answers_in(asked: Asked, others: Sequence[Said], everywhere: Counted, settings: Settings) -> Answers:
    """Return what becomes of each point: learned from the others where enough have the section, else if sure.

    A section that says that nothing arose answers all. `everywhere` are the words of all sections of the others.
    """
    text = "\n".join(asked.blocks)
    if is_nil(text, settings.pattern("nil")):
        return _all(asked, Answer.GIVEN)
    if count_words(text) < settings["point-unanswered.words"]:
        return _all(asked, Answer.TOO_SHORT)
    said = said_in(asked.title, asked.points, asked.blocks, settings.subjects)
    long = [other for other in others if other.count >= settings["point-unanswered.words"]]
    if said is None:
        return _all(asked, Answer.UNCLEAR)
    if len(long) < settings["point-unanswered.peers"]:
        return _alone(asked, said)
    return _beside(asked, silent_on([said, *long], everywhere), settings["point-unanswered.common"])


def _alone(asked: Asked, said: Said) -> Answers:
    """Return what is sure; where more than half of the points seem to be passed over, nothing is."""
    silent = silent_alone(said)
    is_sure = _HALF * silent.sum() <= len(silent)
    given = np.logical_or.reduce(said.answers)
    return {
        letter: Answer.PASSED_OVER if over and is_sure else Answer.GIVEN if answering else Answer.UNCLEAR
        for (letter, _), over, answering in zip(asked.points, silent, given, strict=True)
    }


def _beside(asked: Asked, silent: Bools, many: float) -> Answers:
    """Return what is learned: `silent` tells of each report (the first is one's own) which points it passes over.

    Where many others (more than one) seem to pass a point over too, they may answer it in words that are not known.
    """
    least = max(1.0, many * (len(silent) - 1))
    return {
        letter: (Answer.PASSED_OVER_BY_MANY if common else Answer.PASSED_OVER) if over else Answer.GIVEN
        for (letter, _), over, common in zip(asked.points, silent[0], silent[1:].sum(axis=0) > least, strict=True)
    }


def _all(asked: Asked, answer: Answer) -> Answers:
    return {letter: answer for letter, _ in asked.points}
