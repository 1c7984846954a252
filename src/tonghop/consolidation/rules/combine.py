"""Adding up: one indicator over all bodies asked for it, so that each is in the total or named as missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from tonghop.consolidation.rules.facts import (
    ALL,
    FORMS,
    STANDING_LABELS,
    IndicatorFacts,
    Standing,
    UnitStatus,
    Value,
)

LEFT_BLANK = "báo cáo để trống chỉ tiêu này"
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Part:
    """What one body gave; for a rate its numerator and denominator, of which `value` is the quotient."""

    unit_id: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A body without a figure, and why, in Vietnamese."""

    unit_id: int
    why: str


@dataclass(frozen=True, slots=True)
class Combined:
    """One indicator over one kind of body (or "all"): every body asked is in parts, none or missing, once.

    `none` said that they have no such figure; `missing` have no accepted report, or left it blank. `total` is
    None where nobody gave a figure or figures of this kind do not add.
    """

    code: str
    scope: str
    adds: str
    total: Decimal | None
    parts: tuple[Part, ...]
    none: tuple[Absent, ...]
    missing: tuple[Absent, ...]
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def given(self) -> int:
        """How many bodies gave a figure."""
        return len(self.parts)

    @property
    def asked(self) -> int:
        """How many bodies were asked."""
        return len(self.parts) + len(self.none) + len(self.missing)

    @property
    def silent(self) -> int:
        """How many bodies have an accepted report, and not a nil one, without this figure."""
        none = sum(absent.why != STANDING_LABELS[Standing.NIL] for absent in self.none)
        return none + sum(absent.why == LEFT_BLANK for absent in self.missing)


Values = Mapping[int, Mapping[str, Value]]
"""Figures of accepted reports: {unit id: {code: figure or reason}}."""


def combine_all(
    indicators: Iterable[IndicatorFacts], units: Sequence[UnitStatus], values: Values
) -> dict[tuple[str, str], Combined]:
    """Return {(code, scope): Combined} for scopes commune and department, and "all" where both are asked.

    An average has no "all": a mean over bodies of two kinds would say nothing.
    """
    found: dict[tuple[str, str], Combined] = {}
    for indicator in indicators:
        by_form = {form: asked_units(indicator, units, form) for form in FORMS}
        answers = {form: _answers(indicator, asked, values) for form, asked in by_form.items() if asked}
        for form, given in answers.items():
            found[indicator.code, form] = _combined(indicator, given, scope=form)
        if len(answers) == len(FORMS) and indicator.adds in {"sum", "rate"}:
            both = answers[FORMS[0]] + answers[FORMS[1]]
            found[indicator.code, ALL] = _combined(indicator, both, scope=ALL)
    return found


def asked_units(indicator: IndicatorFacts, units: Iterable[UnitStatus], form: str) -> list[UnitStatus]:
    """Return the bodies of that kind that owe this figure: asked by kind, and answering its section."""
    if not indicator.asked_of(form):
        return []
    return [u for u in units if u.form == form and indicator.section in u.section_keys]


def combine(indicator: IndicatorFacts, asked: Sequence[UnitStatus], values: Values, *, scope: str) -> Combined:
    """Return the total of one indicator over these bodies: exact, nothing dropped silently."""
    return _combined(indicator, _answers(indicator, asked, values), scope=scope)


@dataclass(slots=True)
class _Answers:
    parts: list[Part] = field(default_factory=list)
    none: list[Absent] = field(default_factory=list)
    missing: list[Absent] = field(default_factory=list)

    def __add__(self, other: "_Answers") -> "_Answers":
        return _Answers(self.parts + other.parts, self.none + other.none, self.missing + other.missing)


def _answers(indicator: IndicatorFacts, asked: Iterable[UnitStatus], values: Values) -> _Answers:
    answers = _Answers()
    for unit in asked:
        found = answer_of(indicator, unit, values.get(unit.id, {}))
        if isinstance(found, Part):
            answers.parts.append(found)
        elif unit.counted and found.why != LEFT_BLANK:
            answers.none.append(found)
        else:
            answers.missing.append(found)
    return answers


def _combined(indicator: IndicatorFacts, answers: _Answers, *, scope: str) -> Combined:
    total, above, below = _total(indicator, answers.parts)
    return Combined(
        indicator.code,
        scope,
        indicator.adds,
        total,
        tuple(answers.parts),
        tuple(answers.none),
        tuple(answers.missing),
        above,
        below,
    )


def answer_of(indicator: IndicatorFacts, unit: UnitStatus, values: Mapping[str, Value]) -> Part | Absent:
    """Return what one body gave for an indicator, or why there is nothing."""
    if not unit.counted:
        return Absent(unit.id, unit.why_missing)
    if indicator.adds != "rate":
        value = values.get(indicator.code)
        if isinstance(value, Decimal):
            return Part(unit.id, value)
    codes = (indicator.numerator, indicator.denominator) if indicator.adds == "rate" else (indicator.code,)
    given = [values.get(code) for code in codes]
    figures = [value for value in given if isinstance(value, Decimal)]
    if indicator.adds == "rate" and len(figures) == len(codes):
        return _rate_part(indicator, unit.id, *figures)
    reason = next((value for value in given if isinstance(value, str)), "")
    if not reason and unit.standing == Standing.NIL:
        reason = STANDING_LABELS[Standing.NIL]
    return Absent(unit.id, reason or LEFT_BLANK)


def _rate_part(indicator: IndicatorFacts, unit_id: int, above: Decimal, below: Decimal) -> Part:
    return Part(unit_id, quotient(above * 100, below, indicator.decimals), above, below)


def _total(indicator: IndicatorFacts, parts: Sequence[Part]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    if not parts or indicator.adds == "none":
        return None, None, None
    if indicator.adds == "rate":
        above = exact_sum(p.numerator for p in parts)
        below = exact_sum(p.denominator for p in parts)
        return quotient(above * 100, below, indicator.decimals), above, below
    whole = exact_sum(p.value for p in parts)
    if indicator.adds == "average":
        return quotient(whole, Decimal(len(parts)), indicator.decimals + 1), whole, Decimal(len(parts))
    return whole, None, None


def exact_sum(figures: Iterable[Decimal | None]) -> Decimal:
    """Return the sum without rounding, whatever the current decimal context."""
    with localcontext(_WIDE):
        return sum((figure for figure in figures if figure is not None), Decimal(0))


def quotient(above: Decimal, below: Decimal, decimals: int) -> Decimal | None:
    """Return above / below, half up to `decimals` places; None where there is no whole to divide by."""
    if below == 0:
        return None
    exact = _WIDE.divide(above, below)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
