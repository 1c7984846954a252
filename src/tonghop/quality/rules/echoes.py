"""Whether a text only says the form or the plan again."""

import re
from collections.abc import Iterable
from functools import lru_cache

from tonghop.quality.rules.unit_names import syllable_key

_SYLLABLE = re.compile(r"[^\W\d_]+")


def echo_share(text: str, asked: Iterable[str]) -> tuple[float, int]:
    """Return which share of a text's words stands in runs of three or more words of the form, and how many do."""
    words = _keys(text)
    known = _runs_in(tuple(asked))
    taken = [False] * len(words)
    for i in range(len(words) - 2):
        if tuple(words[i : i + 3]) in known:
            taken[i : i + 3] = [True] * 3
    return (sum(taken) / len(words) if words else 0.0), sum(taken)


@lru_cache(maxsize=64)  # the outline's questions and the plan's lines are asked of every section of every report
def _runs_in(asked: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words in the texts."""
    known: set[tuple[str, ...]] = set()
    for question in asked:
        keys = _keys(question)
        known.update(tuple(keys[i : i + 3]) for i in range(len(keys) - 2))
    return frozenset(known)


def _keys(text: str) -> list[str]:
    return [syllable_key(found[0]) for found in _SYLLABLE.finditer(text)]
