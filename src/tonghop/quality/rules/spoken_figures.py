"""Which figure of the form a number in prose speaks of: by the words near it, its unit and its size; else none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import log

from tonghop.kernel.text import standard_spelling
from tonghop.quality.rules.facts import IndicatorFacts
from tonghop.quality.rules.quantities import Quantity
from tonghop.quality.rules.unit_names import syllable_key

_SYLLABLE = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[;.]\s|[\n\t]")
_COMMA = re.compile(r",\s+")
_PART = re.compile(r"^\s*(?:trong đó|gồm)\s*:?\s*", re.IGNORECASE)
_MONEY = {"đồng": 0, "nghìn đồng": 3, "triệu đồng": 6, "tỷ đồng": 9}
_EMPTY_WORDS = """
và của các những với về trong theo cho để từ đến tại trên khi sau là được đã có do bởi số tổng tỷ lệ trở lên đó kỳ ở nêu
kết quả mức độ việc đang hiện còn một hoặc hai
"""
_EMPTY = frozenset(map(syllable_key, _EMPTY_WORDS.split()))
_BEFORE, _AFTER = 9, 7  # syllables on either side that may name what a number counts


@dataclass(frozen=True, slots=True)
class _Named:
    """An indicator with the weight of each telling syllable of its name."""

    facts: IndicatorFacts
    weights: Mapping[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number in prose and the code of the figure that it speaks of."""

    quantity: Quantity
    code: str


class FigureNames:
    """The names of a form's figures, ready to be found in prose."""

    def __init__(self, indicators: Sequence[IndicatorFacts]) -> None:
        """Weigh each syllable by how few names have it."""
        names = [(i, _syllables(f"{i.name} {i.parent}")) for i in indicators]
        count = len(names) or 1
        self._tails = tuple(tail for i, _ in names for tail in _tails(i.name))
        often: dict[str, int] = {}
        for _, syllables in names:
            for syllable in set(syllables):
                often[syllable] = often.get(syllable, 0) + 1
        self._named = [
            _Named(i, weights, sum(weights.values()))
            for i, syllables in names
            if (weights := {s: log(1 + count / often[s]) for s in syllables})
        ]

    def code_of(self, text: str, quantity: Quantity, *, score: float, margin: float, near: str) -> str:
        """Return the code that the number speaks of, "" where it is not clear. `near` is the section it stands in."""
        before, after = _around(text, quantity, self._tails)
        scored = sorted(
            (
                (
                    _score(named, before, after) * (1.0 if named.facts.section_key in {near, ""} else 0.8),
                    named.facts.code,
                )
                for named in self._named
                if _same_unit(quantity.unit, named.facts.unit)
                or _counts(quantity.unit, named.facts.name, named.facts.unit)
            ),
            reverse=True,
        )
        if not scored or scored[0][0] < score:
            return ""
        second = scored[1][0] if len(scored) > 1 else 0.0
        return scored[0][1] if scored[0][0] - second >= margin else ""


def as_measured(quantity: Quantity, unit: str) -> Quantity:
    """Return the quantity in the unit of the figure: "1,2 tỷ đồng" is 1.200 triệu đồng."""
    power = _MONEY.get(unit.lower())
    if power is None or quantity.unit != "đồng":
        return quantity
    scale = Decimal(10) ** -power
    return Quantity(
        quantity.start,
        quantity.end,
        quantity.written,
        quantity.value * scale,
        quantity.step * scale,
        "đồng",
        quantity.nearly,
    )


@lru_cache(maxsize=5_000)
def _same_unit(said: str, unit: str) -> bool:
    unit, said = standard_spelling(unit).lower(), standard_spelling(said)
    if unit in _MONEY or said == "đồng":
        return unit in _MONEY and said == "đồng"
    if unit == "%" or said == "%":
        return unit == said
    return any(
        said == one or said.startswith(f"{one} ") or one.startswith(f"{said} ") for one in re.split(r",\s*", unit)
    )


@lru_cache(maxsize=20_000)
def _counts(said: str, name: str, unit: str) -> bool:
    """Tell whether the number counts what people are counted as: "45 biên chế" of “Biên chế được giao”, in người."""
    if not said or standard_spelling(unit).lower() != "người":
        return False
    return f"{standard_spelling(name).lower()} ".startswith(f"{standard_spelling(said)} ")


@lru_cache(maxsize=5_000)
def _syllables(text: str) -> tuple[str, ...]:
    found = (syllable_key(m[0]) for m in _SYLLABLE.finditer(_PART.sub("", standard_spelling(text))))
    return tuple(dict.fromkeys(s for s in found if s not in _EMPTY))


def _tails(name: str) -> Iterator[str]:
    """Yield what follows each comma of a name: "nhà, đất dôi dư" is one thing, in the name and in prose."""
    spelled = standard_spelling(name).lower()
    yield from (spelled[m.end() :] for m in _COMMA.finditer(spelled))


def _around(text: str, quantity: Quantity, tails: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the syllables before and after a number, within its sentence and up to the next number."""
    start = max((m.end() for m in _BREAK.finditer(text, 0, quantity.start)), default=0)
    end = next((m.start() for m in _BREAK.finditer(text, quantity.end)), len(text))
    *earlier, before = re.split(r"\d[\d.,]*", text[start : quantity.start])
    if earlier and ", " in before:
        before = before.split(", ", 1)[1]  # what stands before the comma is what the earlier number counts
    after = standard_spelling(re.split(r"\d[\d.,]*|\(", text[quantity.end : end])[0])
    parting = (m.start() for m in _COMMA.finditer(after) if not after[m.end() :].lower().startswith(tails))
    after = after[: next(parting, len(after))]
    return _keys(before)[-_BEFORE:], _keys(after)[:_AFTER]


def _keys(text: str) -> tuple[str, ...]:
    found = (syllable_key(m[0]) for m in _SYLLABLE.finditer(standard_spelling(text)))
    return tuple(s for s in found if s not in _EMPTY)


def _score(named: _Named, before: tuple[str, ...], after: tuple[str, ...]) -> float:
    """Return which share of the name stands around the number, less what stands there and is not in the name."""
    context = {*before, *after}
    found = sum(weight for syllable, weight in named.weights.items() if syllable in context)
    return found / named.total if named.total else 0.0
