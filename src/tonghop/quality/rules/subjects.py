"""A net of words: which phrases of administrative reports speak of one matter, and which matters are of one field."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tonghop.quality.rules.unit_names import syllable_key

_WORD = re.compile(r"[^\W_]+")
_CONTINUED = re.compile(r"\n[ \t]+(?=\S)")
_GENERAL, _ASKING = "[việc chung]", "[lời của đề cương]"


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase found in a text: its words, and the subjects that it speaks of, by number."""

    words: tuple[str, ...]
    subjects: frozenset[int]


@dataclass(frozen=True, eq=False)
class Subjects:
    """The net: the subjects of each phrase by its words, the field of each subject by its number.

    `general` is the field of what every field has ("khó khăn", "kế hoạch số"); `asking` are the phrases
    that every outline asks with; `short` tells what abbreviations stand for; `longest` how many words the longest
    phrase has that starts with a word.
    """

    terms: Mapping[tuple[str, ...], frozenset[int]] = field(default_factory=dict)
    fields: tuple[int, ...] = ()
    general: int = -1
    asking: frozenset[tuple[str, ...]] = frozenset()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Subjects":
        """Return the net of a text. "[...]" opens a field; a line is a subject, its phrases parted by commas.

        An indented line continues the one before. "bhyt = bảo hiểm y tế" tells what an abbreviation stands for, in
        phrases too; "#" opens a note. "[lời của đề cương]" is no field: its lines are what outlines ask with.
        """
        lines = [line for line in map(str.strip, _CONTINUED.sub(" ", text).splitlines()) if line and line[0] != "#"]
        short = {syllable_key(name): _words(full) for name, _, full in (li.partition(" = ") for li in lines) if full}
        terms: dict[tuple[str, ...], set[int]] = {}
        fields: list[int] = []
        asking: set[tuple[str, ...]] = set()
        opened: list[str] = []
        for line in lines:
            phrases = [_spelled_out(phrase, short) for phrase in line.split(",")]
            if line.startswith("["):
                opened.append(line)
            elif opened[-1:] == [_ASKING]:
                asking.update(phrases)
            elif " = " not in line:
                for phrase in phrases:
                    terms.setdefault(phrase, set()).add(len(fields))
                fields.append(len(opened) - 1)
        return cls(
            {words: frozenset(subjects) for words, subjects in terms.items()},
            tuple(fields),
            opened.index(_GENERAL) if _GENERAL in opened else -1,
            frozenset(asking),
            short,
            _longest_by_first((*terms, *asking)),
        )

    def spelled_out(self, text: str) -> tuple[str, ...]:
        """Return the words of a text in plain form, abbreviations in full, signs left out."""
        return _spelled_out(text, self.short)

    def longest_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words the longest phrase of the net has that starts at this word; 0 where none does."""
        return _longest(words, at, self.terms, self.longest)

    def asked_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words the longest phrase has that starts at this word and that outlines ask with, or 0."""
        return _longest(words, at, self.asking, self.longest)

    def terms_in(self, words: Sequence[str]) -> Iterator[Term]:
        """Yield the phrases of the net from the first word on, at each place the longest; none lies in another."""
        at = 0
        while at < len(words):
            length = self.longest_at(words, at)
            if length:
                found = tuple(words[at : at + length])
                yield Term(found, self.terms[found])
            at += length or 1

    def subjects_of(self, text: str) -> frozenset[int]:
        """Return the subjects that a text speaks of."""
        return frozenset().union(*(term.subjects for term in self.terms_in(self.spelled_out(text))))

    def fields_of(self, subjects: Iterable[int]) -> frozenset[int]:
        """Return the fields of subjects."""
        return frozenset(self.fields[number] for number in subjects)


def _spelled_out(text: str, short: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for key in _words(text) for word in short.get(key, (key,)))


def _longest_by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _longest(
    words: Sequence[str], at: int, phrases: Container[tuple[str, ...]], longest_by_first: Mapping[str, int]
) -> int:
    most = min(longest_by_first.get(words[at], 0), len(words) - at)
    return next((n for n in range(most, 0, -1) if tuple(words[at : at + n]) in phrases), 0)


@lru_cache(maxsize=5_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(syllable_key(found[0]) for found in _WORD.finditer(text))
