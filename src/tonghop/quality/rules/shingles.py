"""Texts as words and 5-word shingles: names and numbers masked, so that a copy with the name swapped is a copy."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tonghop.quality.rules.letters import CAPITALS
from tonghop.quality.rules.unit_names import syllable_key

Hashes = NDArray[np.uint64]

SHINGLE = 5
_NAMES = rf"[{CAPITALS}]\w*(?:[ \t\u00a0]+[{CAPITALS}]\w*)*"
# A run of capitalised words (a name, or a sentence's first word) is one token; so is a number with its points.
_TOKEN = re.compile(rf"{_NAMES}|\d[\d.,/]*\w*|[^\W\d]+")
MASK = "<"  # what a masked word begins with
_NAME, NUMBER = f"{MASK}name>", f"{MASK}number>"
_MOST_IDS = 500_000  # tokens as written; then the memory begins anew


class _Ids(dict[str, int]):
    """The id of each token as written, the same in every process; made on first sight."""

    def __missing__(self, token: str) -> int:
        if len(self) >= _MOST_IDS:
            self.clear()
        found = self[token] = crc32(_word(token).encode())
        return found


_ids = _Ids()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a block as comparison sees it; the block's text[start:end] is what stands there."""

    word: str
    block: int
    start: int
    end: int


def prose_of(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return the blocks with each table empty: names of rows are the form's, and nobody copies a table's figures."""
    return tuple("" if "\t" in text else text for text in blocks)


def tokens_of(blocks: Sequence[str]) -> list[Token]:
    """Return the tokens of all blocks in order, with their places; names and numbers are masked."""
    return [
        Token(_word(match[0]), index, match.start(), match.end())
        for index, text in enumerate(blocks)
        for match in _TOKEN.finditer(text)
    ]


def word_ids(blocks: Iterable[str]) -> NDArray[np.uint64]:
    """Return the ids of the same words as `tokens_of`; shape (words,)."""
    return np.array([_ids[token] for token in _TOKEN.findall("\n".join(blocks))], dtype=np.uint64)


def _word(token: str) -> str:
    if token[0].isdigit():
        return NUMBER
    return _NAME if token[0].isupper() else syllable_key(token)


def shingle_hashes(ids: NDArray[np.uint64]) -> Hashes:
    """Return one well-mixed 64-bit hash for each run of five words; shape (max(len(ids) - 4, 0),)."""
    count = len(ids) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(SHINGLE):
        total *= np.uint64(0x100000001B3)
        total += ids[offset : offset + count]
    total ^= total >> np.uint64(33)
    total *= np.uint64(0xFF51AFD7ED558CCD)
    total ^= total >> np.uint64(33)
    return total


def shingles_of(blocks: Iterable[str]) -> Hashes:
    """Return the sorted distinct shingle hashes of one text."""
    return np.unique(shingle_hashes(word_ids(blocks)))
