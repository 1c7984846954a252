"""Word lists that grouping works with: handed in as text, so that an operator can change them."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from tonghop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class CompetentBody:
    """A body that may be asked for something. Levels: 1 central, 2 province, 3 department, 4 unnamed."""

    name: str
    level: int
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class WordLists:
    """Words that say nothing, words that mean the same, and bodies with their other names; all folded."""

    stopwords: frozenset[str] = frozenset()
    like: dict[str, str] = field(default_factory=dict)
    bodies: tuple[CompetentBody, ...] = ()

    @classmethod
    def parse(cls, *, stopwords: str, like_words: str, competent_bodies: str) -> "WordLists":
        """Return the lists from the text of their files: words; CSV word,variants; CSV name,level,aliases."""
        like = {
            fold(variant): row["word"]
            for row in csv.DictReader(like_words.splitlines())
            for variant in row["variants"].split(";")
        }
        bodies = tuple(
            CompetentBody(row["name"], int(row["level"]), tuple(fold(a) for a in row["aliases"].split(";")))
            for row in csv.DictReader(competent_bodies.splitlines())
        )
        return cls(frozenset(map(fold, stopwords.split())), like, bodies)

    @cached_property
    def _like_pattern(self) -> re.Pattern[str]:
        return any_of(self.like)

    @cached_property
    def _body_pattern(self) -> re.Pattern[str]:
        return any_of(alias for body in self.bodies for alias in body.aliases)

    def unify(self, folded: str) -> str:
        """Return folded text with each variant replaced by the one word for it."""
        return self._like_pattern.sub(lambda m: self.like[m[0]], folded)

    def first_body(self, folded: str) -> CompetentBody | None:
        """Return the body named first in folded text, or None."""
        match = self._body_pattern.search(folded)
        if match is None:
            return None
        return next(body for body in self.bodies if match[0] in body.aliases)

    def without_bodies(self, folded: str) -> str:
        """Return folded text without the names of bodies."""
        return self._body_pattern.sub(" ", folded)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the folded phrases as whole words, longest first; of none, nothing."""
    ordered = sorted({p for p in phrases if p}, key=lambda p: (-len(p), p))
    if not ordered:
        return re.compile(r"(?!)")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
