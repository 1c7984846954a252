"""What is searched for, and how a hit is shown: words with or without their marks, the phrase before loose words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import fold

MOST_WORDS = 12
_WORD = re.compile(r"\w+")
_AROUND = 140
"""Characters shown before the first hit and after it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt, marked where it is what was searched for."""

    text: str
    marked: bool = False


def terms_of(query: str) -> tuple[str, ...]:
    """Return the folded words of what somebody typed; NotPossible for more than a phrase."""
    terms = tuple(fold(query).split())
    if len(terms) > MOST_WORDS:
        raise NotPossible(f"Chỉ tìm được tối đa {MOST_WORDS} chữ.", advice="Hãy bớt chữ, chỉ giữ cụm từ chính.")
    return terms


def excerpt(text: str, terms: Sequence[str]) -> list[Piece]:
    """Return the text around the first hit in pieces, each hit marked: the phrase where it stands, else its words."""
    words = [(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text)]
    spans = _phrases(words, tuple(terms)) or [(start, end) for start, end, word in words if word in terms]
    if not spans:
        return [Piece(text[: 2 * _AROUND])]
    first, last = _shown(text, spans[0][0])
    pieces, place = [Piece("… ")] if first else [], first
    for start, end in spans:
        if start >= place and end <= last:
            pieces += [Piece(text[place:start]), Piece(text[start:end], marked=True)]
            place = end
    pieces += [Piece(text[place:last]), *([Piece(" …")] if last < len(text) else [])]
    return [piece for piece in pieces if piece.text]


def _phrases(words: Sequence[tuple[int, int, str]], terms: tuple[str, ...]) -> list[tuple[int, int]]:
    found, place = [], 0
    while place + len(terms) <= len(words):
        run = words[place : place + len(terms)]
        if tuple(word for _, _, word in run) == terms:
            found.append((run[0][0], run[-1][1]))
            place += len(terms)
        else:
            place += 1
    return found if terms else []


def _shown(text: str, hit: int) -> tuple[int, int]:
    """Return where the excerpt begins and ends, at whole words."""
    first = 0 if hit <= _AROUND else text.rfind(" ", 0, hit - _AROUND) + 1
    if len(text) - first <= 2 * _AROUND:
        return first, len(text)
    end = text.rfind(" ", first, first + 2 * _AROUND)
    return first, end if end > hit else first + 2 * _AROUND
