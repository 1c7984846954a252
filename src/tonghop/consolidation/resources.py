"""The room's shipped data files, read once: word lists for grouping and phrases for drafting."""

from functools import lru_cache
from importlib import resources

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
    )


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Return the shipped phrases of the draft."""
    return Phrases.parse(data_text("phrases.yaml"))
