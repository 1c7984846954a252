"""What becomes of each lettered point of a section: answered, passed over, or not to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tonghop.quality.rules.beside import Counted, Said, said_in, silent_alone, silent_beside
from tonghop.quality.rules.prose import count_words, is_nil
from tonghop.quality.rules.sequence import Floats
from tonghop.quality.rules.settings import Settings

Answers = Mapping[str, "Answer"]
"""By a point's letter, in the outline's order."""

_MOST = 40  # others that are learned from
_HALF = 2
_SURE, _RATHER = 0.7, 0.5  # so likely a point is passed over beside others; in between it is unclear
_SURE_ALONE = 0.8


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


def answers_in(
    sections: Mapping[str, Asked], others: Mapping[str, Sequence[Said]], settings: Settings
) -> Mapping[str, Answers]:
    """Return by each section's key what becomes of its points: learned from the others where enough have it.

    A section that says that nothing arose answers all. `others` are those of each section, by its key.
    """
    near = {key: nearest(every) for key, every in others.items()}
    told: dict[str, Answers] = {}
    beside: dict[str, list[Said]] = {}
    for key, asked in sections.items():
        said = said_in(asked.title, asked.points, asked.blocks, settings.subjects)
        long = [other for other in near.get(key, ()) if other.count >= settings["point-unanswered.words"]]
        if is_nil("\n".join(asked.blocks), settings.pattern("nil")):
            told[key] = _all(asked, Answer.GIVEN)
        elif sum(map(count_words, asked.blocks)) < settings["point-unanswered.words"]:
            told[key] = _all(asked, Answer.TOO_SHORT)
        elif said is None:
            told[key] = _all(asked, Answer.UNCLEAR)
        elif len(long) < settings["point-unanswered.peers"]:
            told[key] = _alone(asked, said)
        else:
            beside[key] = [said, *long]
    everywhere = Counted.of(one for every in near.values() for one in every)
    learned = silent_beside(list(beside.values()), everywhere)
    for key, silent in zip(beside, learned, strict=True):
        told[key] = _beside(sections[key], silent, settings["point-unanswered.common"])
    return told


def _alone(asked: Asked, said: Said) -> Answers:
    """Return what is sure; where more than half of the points seem to be passed over, nothing is."""
    silent = silent_alone(said) >= _SURE_ALONE
    is_sure = _HALF * silent.sum() <= len(silent)
    given = np.logical_or.reduce(said.answers)
    return {
        letter: Answer.PASSED_OVER if over and is_sure else Answer.GIVEN if answering else Answer.UNCLEAR
        for (letter, _), over, answering in zip(asked.points, silent, given, strict=True)
    }


def _beside(asked: Asked, silent: Floats, many: float) -> Answers:
    """Return what is learned: `silent` tells how likely each report (the first is one's own) passes over each point.

    Where many others (more than one) seem to pass a point over too, they may answer it in words that are not known.
    """
    least = max(1.0, many * (len(silent) - 1))
    return {
        letter: _told(over, common=others > least)
        for (letter, _), over, others in zip(asked.points, silent[0], silent[1:].sum(axis=0), strict=True)
    }


def _told(silent: float, *, common: bool) -> Answer:
    if silent < _RATHER:
        return Answer.GIVEN
    if common:
        return Answer.PASSED_OVER_BY_MANY
    return Answer.PASSED_OVER if silent >= _SURE else Answer.UNCLEAR


def _all(asked: Asked, answer: Answer) -> Answers:
    return {letter: answer for letter, _ in asked.points}
