"""The shipped catalogue of indicators: sets, figures and the rules between figures, parsed from CSV text."""

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast, get_args

from tonghop.kernel.text import fold

Adds = Literal["sum", "average", "rate", "none"]
RuleKind = Literal["equals", "at_most"]


@dataclass(frozen=True)
class IndicatorSet:
    """A set belongs to one area of content; `keywords` are folded words that a section's title may hold.

    `headline` is the code of the figure that tells a leader most of this area, "" where none does.
    """

    key: str
    title: str
    keywords: tuple[str, ...]
    headline: str = ""


@dataclass(frozen=True)
class CatalogueIndicator:
    """One figure: how it adds up over units, and for a rate the codes that it divides."""

    code: str
    set_key: str
    name: str
    unit: str
    adds: Adds
    numerator: str
    denominator: str
    decimals: int
    applies_to: str
    explanation: str


@dataclass(frozen=True)
class CatalogueRule:
    """What must hold: left = sum of right ("equals"), or left <= sum of right ("at_most")."""

    rule_id: str
    kind: RuleKind
    left: str
    right: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class Catalogue:
    """All sets, figures and rules, in the order of their files."""

    sets: tuple[IndicatorSet, ...]
    indicators: tuple[CatalogueIndicator, ...]
    rules: tuple[CatalogueRule, ...]

    @cached_property
    def set_keys(self) -> frozenset[str]:
        """The keys of all sets."""
        return frozenset(s.key for s in self.sets)

    def indicators_in(self, set_key: str) -> tuple[CatalogueIndicator, ...]:
        """Return the figures of one set, in order; none for an unknown set."""
        return tuple(i for i in self.indicators if i.set_key == set_key)

    def rules_among(self, codes: frozenset[str]) -> tuple[CatalogueRule, ...]:
        """Return the rules that speak only of these codes."""
        return tuple(r for r in self.rules if codes.issuperset((r.left, *r.right)))

    def set_for_title(self, title: str) -> str:
        """Return the key of the set whose keywords the title of a section holds, or "" where none does."""
        words = f" {fold(title)} "
        return next((s.key for s in self.sets if any(f" {word} " in words for word in s.keywords)), "")


def parse_catalogue(*, sets: str, indicators: str, rules: str) -> Catalogue:
    """Return the catalogue written in three CSV texts; raises KeyError or ValueError for a file of another shape."""
    return Catalogue(
        sets=tuple(_set_of(row) for row in _rows(sets)),
        indicators=tuple(_indicator_of(row) for row in _rows(indicators)),
        rules=tuple(_rule_of(row) for row in _rows(rules)),
    )


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), strict=True))


def _set_of(row: dict[str, str]) -> IndicatorSet:
    return IndicatorSet(row["key"], row["title"], tuple(row["keywords"].split(";")), row["headline"])


def _indicator_of(row: dict[str, str]) -> CatalogueIndicator:
    return CatalogueIndicator(
        code=row["code"],
        set_key=row["set"],
        name=row["name"],
        unit=row["unit"],
        adds=_adds(row["adds"]),
        numerator=row["numerator"],
        denominator=row["denominator"],
        decimals=int(row["decimals"]),
        applies_to=row["applies_to"],
        explanation=row["explanation"],
    )


def _rule_of(row: dict[str, str]) -> CatalogueRule:
    return CatalogueRule(row["id"], _kind(row["kind"]), row["left"], tuple(row["right"].split()), row["message"])


def _adds(word: str) -> Adds:
    for adds in get_args(Adds):
        if adds == word:
            return cast("Adds", adds)
    raise ValueError(word)


def _kind(word: str) -> RuleKind:
    for kind in get_args(RuleKind):
        if kind == word:
            return cast("RuleKind", kind)
    raise ValueError(word)
