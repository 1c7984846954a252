"""The table of checks: which there are, which may block, and running them."""

from collections.abc import Iterable

from tonghop.quality.checks.foreign_unit import foreign_unit
from tonghop.quality.checks.frame import Check, Finding, Severity
from tonghop.quality.checks.near_copy import near_copy
from tonghop.quality.checks.no_figure import no_figure
from tonghop.quality.checks.placeholder import placeholder
from tonghop.quality.checks.section_missing import section_missing
from tonghop.quality.checks.sum_mismatch import sum_mismatch
from tonghop.quality.rules.facts import ReportFacts

CHECKS: dict[str, Check] = {
    "section-missing": section_missing,
    "sum-mismatch": sum_mismatch,
    "placeholder": placeholder,
    "foreign-unit": foreign_unit,
    "no-figure": no_figure,
    "near-copy": near_copy,
}
BLOCKING: tuple[Check, ...] = (sum_mismatch,)
"""Checks that can give a blocker: only arithmetic does. They run on submission, before anything is written."""


def run(facts: ReportFacts, checks: Iterable[Check] = tuple(CHECKS.values())) -> list[Finding]:
    """Return the findings of all checks, in the order of the table."""
    return [finding for check in checks for finding in check(facts)]


def blockers(facts: ReportFacts) -> list[Finding]:
    """Return what keeps the report from being sent as it is."""
    return [finding for finding in run(facts, BLOCKING) if finding.severity is Severity.BLOCKER]
