"""What one unit hands in: its figures, reasons, notes and words, drawn from the seed; and planted faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tonghop.demo.cast import Part
from tonghop.demo.figures import Figures, commune_figures
from tonghop.demo.figures_department import department_figures
from tonghop.demo.pools import data_file, texts
from tonghop.demo.report_text import (
    SectionName,
    Words,
    commune_words,
    copied,
    department_words,
    opening_and_closing,
    with_faults,
)
from tonghop.demo.unit_profile import UnitProfile, chance
from tonghop.demo.variety import Variety
from tonghop.demo.voice import Voice


@dataclass(frozen=True)
class FigureName:
    """One figure asked of the unit: a rate names its two codes."""

    section: str
    code: str
    name: str
    unit: str
    adds: str
    decimals: int
    numerator: str
    denominator: str


@dataclass(frozen=True)
class Asked:
    """What the campaign asks of one unit."""

    campaign: str
    title: str
    sections: tuple[SectionName, ...]
    figures: tuple[FigureName, ...]

    def rates(self) -> dict[str, tuple[str, str]]:
        """Return each rate's numerator and denominator."""
        return {f.code: (f.numerator, f.denominator) for f in self.figures if f.adds == "rate"}


@dataclass(frozen=True)
class UnitReport:
    """One version of a unit's report before it becomes files."""

    unit: UnitProfile
    asked: Asked
    figures: Figures
    words: Words
    opening: str = ""
    closing: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


def unit_report(unit: UnitProfile, asked: Asked, part: Part, seed: int, variety: Variety) -> UnitReport:
    """Return the unit's report as it ought to be: no planted fault but missing and explained figures.

    `variety` is shared by all units, in their order.
    """
    rng = chance(seed, "figures", unit.name)
    drawn = (commune_figures if unit.local else department_figures)(unit, rng)
    codes = {figure.code for figure in asked.figures if figure.adds != "rate"}
    figures = {code: value for code, value in drawn.items() if code in codes and code not in part.missing}
    voice = Voice(unit, figures, asked.rates(), chance(seed, "words", unit.name))
    names = [section.name for section in asked.sections]
    words = commune_words(voice, variety) if unit.local else department_words(voice, names, variety)
    opening, closing = opening_and_closing(voice)
    reasons = {code: rng.choice(texts("nhan-xet")["missing_reasons"][:6]) for code in part.missing if code in codes}
    return _explained(UnitReport(unit, asked, figures, words, opening, closing, reasons), part)


def faulty(report: UnitReport, part: Part, seed: int, neighbour: UnitReport | None) -> UnitReport:
    """Return the report with the part's faults planted; `neighbour` is whom it copies from or is mixed up with."""
    rng = chance(seed, "faults", report.unit.name)
    voice = Voice(report.unit, report.figures, report.asked.rates(), rng)
    other = {"{other_unit}": neighbour.unit.name, "{other_place}": neighbour.unit.place} if neighbour else {}
    words = with_faults(report.words, part, rng, voice, other)
    if neighbour and "copied" in part.faults:
        words = copied(neighbour.words, words, names=_renaming(neighbour.unit, report.unit), names_left=part.names_left)
    return replace(report, words=words)


def wrong_sum(report: UnitReport) -> UnitReport:
    """Return the report with a sum that nothing explains, so that it cannot be sent."""
    plan = data_file("dien-bien")["blocked"]
    return replace(report, figures=_shifted(report.figures, plan["code"], plan["by"]))


def only_first(report: UnitReport, count: int) -> UnitReport:
    """Return the report as far as it is written: its first sections."""
    names = [section.name for section in report.asked.sections[:count]]
    return replace(report, words={name: said for name, said in report.words.items() if name in names})


def _explained(report: UnitReport, part: Part) -> UnitReport:
    if part.explained is None:
        return report
    plan = data_file("dien-bien")["explained"][part.explained]
    note = texts("nhan-xet")["sum_explanations"][part.explained]
    figures = _shifted(report.figures, plan["code"], plan["by"])
    return replace(report, figures=figures, notes={plan["note"]: note})


def _shifted(figures: Figures, code: str, by: int) -> Figures:
    return {**figures, code: figures[code] + Decimal(by)}


def _renaming(theirs: UnitProfile, mine: UnitProfile) -> dict[str, str]:
    pairs = [
        (theirs.name, mine.name),
        (theirs.place, mine.place),
        (theirs.place[:1].upper() + theirs.place[1:], mine.place[:1].upper() + mine.place[1:]),
        (theirs.names.head, mine.names.head),
        (theirs.names.deputy, mine.names.deputy),
    ]
    return dict(pairs)


def paragraphs(report: UnitReport, name: str) -> Sequence[str]:
    """Return the paragraphs of a section, none where nothing is written yet."""
    return report.words.get(name, ())
