"""The grid of figures: one row an indicator with what was typed, what is computed, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.http import QueryDict

from tonghop.campaigns.models import Indicator
from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.reports.queries import DraftPage
from tonghop.reports.rules.cells import Met, as_written
from tonghop.reports.rules.problems import Problem


@dataclass(frozen=True)
class Written:
    """A cell as people write it: the figure, or the reason why there is none."""

    value: str = ""
    reason: str = ""


NOTHING = Written()


@dataclass(frozen=True)
class Explained:
    """A rule that does not hold between figures of this row, or was explained: its words and the explanation.

    `base` is the explanation that the page knew to be saved, `saved` the one that is; `met` says that it is another's.
    """

    rule_id: str
    message: str
    explanation: str
    holds_back: bool
    base: str = ""
    saved: str = ""
    met: str = ""


@dataclass(frozen=True)
class GridRow:
    """One indicator's row. `value` is as a person writes it; a rate has `computed` instead and is never typed.

    `base` is what the page knew to be saved when one typed: only what differs from it is one's own change. `saved`
    is what is saved now; `met` says that it is somebody else's, in a cell that one changed too.
    """

    indicator: Indicator
    value: str = ""
    reason: str = ""
    computed: str = ""
    problem: str = ""
    base: Written = NOTHING
    saved: Written = NOTHING
    met: bool = False
    rules: list[Explained] = field(default_factory=list)


@dataclass(frozen=True)
class GridGroup:
    """The rows of one section."""

    number: str
    title: str
    rows: list[GridRow]

    @property
    def asked(self) -> int:
        """How many figures are asked; a rate is computed."""
        return sum(row.indicator.adds != "rate" for row in self.rows)

    @property
    def given(self) -> int:
        """How many of them have a saved value or a reason."""
        return sum(row.saved != NOTHING for row in self.rows)


@dataclass(frozen=True)
class Typed:
    """What was typed into the grid: {"value", "none"} by code, and the explanations by the rule's id.

    `seen` and `seen_words` are what stood there when it was typed; `met_words` what another explained, by rule.
    """

    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seen_words: Mapping[str, str] = field(default_factory=dict)
    met_words: Mapping[str, str] = field(default_factory=dict)


def grid_rows(
    page: DraftPage, findings: Sequence[Finding], *, problems: Iterable[Problem], typed: Typed
) -> list[GridGroup]:
    """Return the grid in the form's order, grouped by section; what was `typed` stands over what is saved."""
    wrong = {p.place.removeprefix("Mã "): p for p in problems}
    broken = _broken_rules(page.report.explanations, findings, typed)
    rows = [_row(page, indicator, wrong, broken, typed) for indicator in page.indicators]
    grouped = groupby(rows, key=lambda row: row.indicator.section)
    return [GridGroup(section.number, section.title, list(members)) for section, members in grouped]


def typed_in(posted: QueryDict) -> Typed:
    """Return what the fields "v-CODE", "n-CODE" and "x-RULE" hold, and what "b-", "r-" and "y-" say stood there."""
    fields = {name: str(text) for name, text in posted.items()}
    codes = [name.removeprefix("v-") for name in fields if name.startswith("v-")]
    rules = [name.removeprefix("x-") for name in fields if name.startswith("x-")]
    return Typed(
        values={code: {"value": fields[f"v-{code}"], "none": fields.get(f"n-{code}", "")} for code in codes},
        explanations={rule: fields[f"x-{rule}"] for rule in rules},
        seen={code: {"value": fields.get(f"b-{code}", ""), "none": fields.get(f"r-{code}", "")} for code in codes},
        seen_words={rule: fields.get(f"y-{rule}", "") for rule in rules},
    )


def changed_explanations(typed: Typed) -> Iterator[tuple[str, str, str]]:
    """Yield (rule id, text, what stood there) of each explanation that differs from what stood there."""
    for rule_id, text in typed.explanations.items():
        seen = typed.seen_words.get(rule_id, "")
        if text.strip() != seen:
            yield rule_id, text, seen


def left_open(typed: Typed, problems: Iterable[Problem], met_words: Mapping[str, str]) -> Typed:
    """Return of what was typed only what was not taken: it stays in its field, on what it was typed on."""
    codes = {problem.place.removeprefix("Mã ") for problem in problems}
    return Typed(
        values={code: entry for code, entry in typed.values.items() if code in codes},
        explanations={rule: text for rule, text in typed.explanations.items() if rule in met_words},
        seen=typed.seen,
        seen_words=typed.seen_words,
        met_words=met_words,
    )


def fields_left(problems: Iterable[Problem], typed: Typed) -> list[tuple[str, str]]:
    """Return (id, name) of each field that was not taken, to be gone to: "v-CODE" of a figure, "x-RULE" of words."""
    codes = [problem.place.removeprefix("Mã ") for problem in problems]
    return [*((f"v-{code}", code) for code in codes), *((f"x-{rule}", "lời thuyết minh") for rule in typed.met_words)]


def _written(saved: Mapping[str, str]) -> Written:
    return Written(as_written(saved)) if "value" in saved else Written(reason=saved.get("none", ""))


def _as_typed(entry: Mapping[str, str]) -> Written:
    return Written(entry["value"], entry["none"])


def _row(
    page: DraftPage,
    indicator: Indicator,
    wrong: Mapping[str, Problem],
    broken: Mapping[str, list[Explained]],
    typed: Typed,
) -> GridRow:
    code = indicator.code
    saved, problem, rate = _written(page.report.values.get(code, {})), wrong.get(code), page.rates.get(code)
    shown = _as_typed(typed.values[code]) if code in typed.values else saved
    return GridRow(
        indicator=indicator,
        value=shown.value,
        reason=shown.reason,
        computed=format_number(rate, decimals=1) if rate is not None else "",
        problem=problem.message if problem else "",
        base=_as_typed(typed.seen[code]) if code in typed.values else saved,
        saved=saved,
        met=isinstance(problem, Met),
        rules=broken.get(code, []),
    )


def _broken_rules(saved: Mapping[str, str], findings: Sequence[Finding], typed: Typed) -> dict[str, list[Explained]]:
    """Return the rules between figures that do not hold, by the code of the cell they stand at."""
    found: dict[str, list[Explained]] = {}
    for finding in findings:
        if finding.rule_id:
            rule, said = finding.rule_id, saved.get(finding.rule_id, "")
            explained = Explained(
                rule_id=rule,
                message=finding.message,
                explanation=typed.explanations.get(rule, said),
                holds_back=finding.severity == Severity.BLOCKER,
                base=typed.seen_words.get(rule, "") if rule in typed.met_words else said,
                saved=said,
                met=typed.met_words.get(rule, ""),
            )
            found.setdefault(finding.place.removeprefix("cell:"), []).append(explained)
    return found
