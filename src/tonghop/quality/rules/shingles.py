"""Texts as words and 5-word shingles: names and numbers masked, so that a copy with the name swapped is a copy."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SHINGLE = 5
# A run of capitalised words (a name, or a sentence's first word) is one token; so is a number with its points.
_TOKEN = re.compile(r"(?P<name>[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]\w*(?:[ \t\u00a0]+[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]\w*)*)|\d[\d.,/]*\w*|[^\W\d]+")
_NAMES = re.compile(r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]\w*(?:[ \t\u00a0]+[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]\w*)*")
_NUMBERS = re.compile(r"\d[\d.,/]*\w*")
_WORDS = re.compile(r"[^\W\d]+|[01]")
_NAME, _NUMBER = "0", "1"


class _Ids(dict[str, int]):
    """The id of each word, the same in every process; made on first sight."""

    def __missing__(self, word: str) -> int:
        found = self[word] = crc32(word.encode()) or 1
        return found


_ids = _Ids()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a block as comparison sees it; the block's text[start:end] is what stands there."""

    word: str
    block: int
    start: int
    end: int


def tokens_of(blocks: Sequence[str]) -> list[Token]:
    """Return the tokens of all blocks in order, with their places; the words are those of `word_ids`."""
    found = []
    for index, text in enumerate(blocks):
        for match in _TOKEN.finditer(text):
            first = match[0][0]
            word = _NAME if match["name"] else _NUMBER if first.isdigit() else match[0].lower()
            found.append(Token(word, index, match.start(), match.end()))
    return found


def word_ids(blocks: Iterable[str]) -> list[int]:
    """Return the ids of the words of all blocks in order; names and numbers are masked."""
    masked = _NAMES.sub("0", _NUMBERS.sub("1", "\n".join(blocks))).lower()
    return [_ids[word] for word in _WORDS.findall(masked)]


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
    return np.unique(shingle_hashes(np.array(word_ids(blocks), dtype=np.uint64)))
