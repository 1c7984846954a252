"""Word lists that grouping works with: handed in as text, so that an operator can change them."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from tonghop.kernel.text import fold, nfc

_BETWEEN = re.compile(r"[,;]|\b(?:và|về|của|cho)\b")


@dataclass(frozen=True, slots=True)
class CompetentBody:
    """A body that may be asked for something. Levels: 1 central, 2 province, 3 department, 4 unnamed."""

    name: str
    level: int
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class WordLists:
    """Words that say nothing, words that mean the same, bodies with their other names, and themes; all folded.

    A theme is what a statement is about, known by phrases that betray it; `themes` is {phrase: theme}, not folded:
    without its marks "bão" is no other than "báo".
    """

    stopwords: frozenset[str] = frozenset()
    like: dict[str, str] = field(default_factory=dict)
    bodies: tuple[CompetentBody, ...] = ()
    themes: dict[str, str] = field(default_factory=dict)
    plan_themes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, *, stopwords: str, like_words: str, competent_bodies: str, themes: str) -> "WordLists":
        """Return the lists of their files: words; CSV word,variants; name,level,aliases; theme,phrases."""
        like = {
            fold(variant): row["word"]
            for row in csv.DictReader(like_words.splitlines())
            for variant in row["variants"].split(";")
        }
        bodies = tuple(
            CompetentBody(row["name"], int(row["level"]), tuple(fold(a) for a in row["aliases"].split(";")))
            for row in csv.DictReader(competent_bodies.splitlines())
        )
        about = {
            _plain(phrase): row["theme"]
            for row in csv.DictReader(themes.splitlines())
            for phrase in row["phrases"].split(";")
        }
        return cls(frozenset(map(fold, stopwords.split())), like, bodies, about)

    @cached_property
    def _like_pattern(self) -> re.Pattern[str]:
        return any_of(self.like)

    @cached_property
    def _body_pattern(self) -> re.Pattern[str]:
        return any_of(alias for body in self.bodies for alias in body.aliases)

    @cached_property
    def _plan_pattern(self) -> re.Pattern[str]:
        return any_of(self.plan_themes)

    @cached_property
    def _theme_pattern(self) -> re.Pattern[str]:
        return any_of(self.themes)

    def theme_of(self, text: str) -> str:
        """Return the theme that most phrases of the text betray, of equals the one named first; "" for none.

        The plan's own themes, being broad, count only where no theme of the list does.
        """
        plain = _plain(text)
        for themes, pattern in ((self.themes, self._theme_pattern), (self.plan_themes, self._plan_pattern)):
            named = Counter(themes[m[0]] for m in pattern.finditer(plain))
            if named:
                return max(named, key=lambda theme: named[theme])
        return ""

    def seeded(self, titles: Iterable[str]) -> "WordLists":
        """Return the lists with a plan's own themes: the things that its titles name, one by one."""
        named = [part.strip() for title in titles for part in _BETWEEN.split(title)]
        seeds = {_plain(part): part[:1].lower() + part[1:] for part in named if len(part.split()) > 1}
        return replace(self, plan_themes=seeds)

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


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", nfc(text).lower()).strip()


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the folded phrases as whole words, longest first; of none, nothing."""
    ordered = sorted({p for p in phrases if p}, key=lambda p: (-len(p), p))
    if not ordered:
        return re.compile(r"(?!)")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
