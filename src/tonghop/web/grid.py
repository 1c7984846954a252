"""The grid of figures: one row an indicator with what was typed, what is computed, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from tonghop.campaigns.models import Indicator
from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.reports.queries import DraftPage
from tonghop.reports.rules.problems import Problem


@dataclass(frozen=True)
class Explained:
    """A rule that does not hold between figures of this row, or was explained: its words and the explanation."""

    rule_id: str
    message: str
    explanation: str
    holds_back: bool


@dataclass(frozen=True)
class GridRow:
    """One indicator's row. `value` is as a person writes it; a rate has `computed` instead and is never typed."""

    indicator: Indicator
    value: str = ""
    reason: str = ""
    computed: str = ""
    problem: str = ""
    rules: list[Explained] = field(default_factory=list)


@dataclass(frozen=True)
class GridGroup:
    """The rows of one section."""

    number: str
    title: str
    rows: list[GridRow]


def grid_rows(page: DraftPage, findings: Sequence[Finding], problems: Iterable[Problem]) -> list[GridGroup]:
    """Return the grid in the form's order, grouped by section."""
    wrong = {p.place.removeprefix("Mã "): p.message for p in problems}
    broken = _broken_rules(page, findings)
    rows = [_row(page, indicator, wrong, broken) for indicator in page.indicators]
    grouped = groupby(rows, key=lambda row: row.indicator.section)
    return [GridGroup(section.number, section.title, list(members)) for section, members in grouped]


def typed_values(posted: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what the grid's fields "v-CODE" and "n-CODE" hold, by code."""
    codes = [name.removeprefix("v-") for name in posted if name.startswith("v-")]
    return {code: {"value": posted[f"v-{code}"], "none": posted.get(f"n-{code}", "")} for code in codes}


def typed_explanations(posted: Mapping[str, str], before: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (rule id, text) of each explanation field "x-RULE" that differs from what was saved."""
    for name, text in posted.items():
        rule_id = name.removeprefix("x-")
        if name.startswith("x-") and text.strip() != before.get(rule_id, ""):
            yield rule_id, text


def _row(
    page: DraftPage, indicator: Indicator, wrong: Mapping[str, str], broken: Mapping[str, list[Explained]]
) -> GridRow:
    saved = page.report.values.get(indicator.code, {})
    rate = page.rates.get(indicator.code)
    return GridRow(
        indicator=indicator,
        value=format_number(Decimal(saved["value"])) if "value" in saved else "",
        reason=saved.get("none", ""),
        computed=format_number(rate, decimals=1) if rate is not None else "",
        problem=wrong.get(indicator.code, ""),
        rules=broken.get(indicator.code, []),
    )


def _broken_rules(page: DraftPage, findings: Sequence[Finding]) -> dict[str, list[Explained]]:
    """Return the rules between figures that do not hold, by the code of the cell they stand at."""
    found: dict[str, list[Explained]] = {}
    for finding in findings:
        if finding.rule_id:
            said = page.report.explanations.get(finding.rule_id, "")
            holds_back = finding.severity == Severity.BLOCKER
            explained = Explained(finding.rule_id, finding.message, said, holds_back)
            found.setdefault(finding.place.removeprefix("cell:"), []).append(explained)
    return found
