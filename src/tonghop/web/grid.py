"""The grid of figures: one row an indicator with what was typed, what is computed, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from django.http import QueryDict

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


@dataclass(frozen=True)
class Typed:
    """What was typed into the grid: {"value", "none"} by code, and the explanations by the rule's id."""

    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)


def grid_rows(
    page: DraftPage, findings: Sequence[Finding], *, problems: Iterable[Problem], typed: Typed
) -> list[GridGroup]:
    """Return the grid in the form's order, grouped by section; what was `typed` stands over what is saved."""
    wrong = {p.place.removeprefix("Mã "): p.message for p in problems}
    broken = _broken_rules({**page.report.explanations, **typed.explanations}, findings)
    rows = [_row(page, indicator, wrong, broken, typed) for indicator in page.indicators]
    grouped = groupby(rows, key=lambda row: row.indicator.section)
    return [GridGroup(section.number, section.title, list(members)) for section, members in grouped]


def typed_in(posted: QueryDict) -> Typed:
    """Return what the grid's fields "v-CODE", "n-CODE" and "x-RULE" hold."""
    fields = {name: str(text) for name, text in posted.items()}
    codes = [name.removeprefix("v-") for name in fields if name.startswith("v-")]
    return Typed(
        {code: {"value": fields[f"v-{code}"], "none": fields.get(f"n-{code}", "")} for code in codes},
        {name.removeprefix("x-"): text for name, text in fields.items() if name.startswith("x-")},
    )


def changed_explanations(typed: Typed, before: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (rule id, text) of each explanation that differs from what was saved."""
    for rule_id, text in typed.explanations.items():
        if text.strip() != before.get(rule_id, ""):
            yield rule_id, text


def differences(theirs: Mapping[str, Mapping[str, str]], typed: Typed, *, saved_by: str) -> list[Problem]:
    """Return, for each figure where somebody else saved something different, what they saved."""
    return [
        Problem(f"Mã {code}", f"{saved_by} đã ghi: {_written(theirs.get(code, {})) or '(để trống)'}.")
        for code, mine in typed.values.items()
        if _plain(mine["value"] or mine["none"]) != _plain(_written(theirs.get(code, {})))
    ]


def _written(saved: Mapping[str, str]) -> str:
    return format_number(Decimal(saved["value"])) if "value" in saved else saved.get("none", "")


def _plain(text: str) -> str:
    """Return the text with the dots of thousands left out, so that "1204" and "1.204" are the same."""
    return text.strip().replace(".", "")


def _row(
    page: DraftPage,
    indicator: Indicator,
    wrong: Mapping[str, str],
    broken: Mapping[str, list[Explained]],
    typed: Typed,
) -> GridRow:
    saved = page.report.values.get(indicator.code, {})
    mine = typed.values.get(indicator.code)
    rate = page.rates.get(indicator.code)
    return GridRow(
        indicator=indicator,
        value=mine["value"] if mine else _written(saved) if "value" in saved else "",
        reason=mine["none"] if mine else saved.get("none", ""),
        computed=format_number(rate, decimals=1) if rate is not None else "",
        problem=wrong.get(indicator.code, ""),
        rules=broken.get(indicator.code, []),
    )


def _broken_rules(explanations: Mapping[str, str], findings: Sequence[Finding]) -> dict[str, list[Explained]]:
    """Return the rules between figures that do not hold, by the code of the cell they stand at."""
    found: dict[str, list[Explained]] = {}
    for finding in findings:
        if finding.rule_id:
            said = explanations.get(finding.rule_id, "")
            holds_back = finding.severity == Severity.BLOCKER
            explained = Explained(finding.rule_id, finding.message, said, holds_back)
            found.setdefault(finding.place.removeprefix("cell:"), []).append(explained)
    return found
