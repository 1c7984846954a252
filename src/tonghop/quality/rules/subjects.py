"""A net of words: which phrases of administrative reports speak of one matter, and which matters are of one field."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tonghop.quality.rules.unit_names import syllable_key

_WORD = re.compile(r"[^\W_]+")
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
    that every outline asks with; `short` tells what abbreviations stand for.
    """

    terms: Mapping[tuple[str, ...], frozenset[int]] = field(default_factory=dict)
    fields: tuple[int, ...] = ()
    general: int = -1
    asking: frozenset[tuple[str, ...]] = frozenset()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def parse(cls, text: str) -> "Subjects":
        """Return the net of a text. "[...]" opens a field; a line is a subject, its phrases parted by commas.

        "bhyt = bảo hiểm y tế" tells what an abbreviation stands for; "#" opens a note. "[lời của đề cương]" is no
        field: its lines are what outlines ask with.
        """
        terms: dict[tuple[str, ...], set[int]] = {}
        fields: list[int] = []
        short: dict[str, tuple[str, ...]] = {}
        asking: set[tuple[str, ...]] = set()
        opened: list[str] = []
        for line in filter(None, map(str.strip, text.splitlines())):
            if line.startswith("["):
                opened.append(line)
            elif " = " in line:
                name, full = line.split(" = ")
                short[syllable_key(name)] = _words(full)
            elif opened[-1:] == [_ASKING]:
                asking.update(map(_words, line.split(",")))
            elif not line.startswith("#"):
                for phrase in line.split(","):
                    terms.setdefault(_words(phrase), set()).add(len(fields))
                fields.append(len(opened) - 1)
        return cls(
            {words: frozenset(subjects) for words, subjects in terms.items()},
            tuple(fields),
            opened.index(_GENERAL) if _GENERAL in opened else -1,
            frozenset(asking),
            short,
            max(map(len, (*terms, *asking)), default=0),
        )

    def spelled_out(self, text: str) -> tuple[str, ...]:
        """Return the words of a text in plain form, abbreviations in full, signs left out."""
        return tuple(word for key in _words(text) for word in self.short.get(key, (key,)))

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


def _longest(words: Sequence[str], at: int, phrases: Container[tuple[str, ...]], most: int) -> int:
    return next((n for n in range(min(most, len(words) - at), 0, -1) if tuple(words[at : at + n]) in phrases), 0)


@lru_cache(maxsize=5_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(syllable_key(found[0]) for found in _WORD.finditer(text))
