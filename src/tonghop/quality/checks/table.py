"""The table of checks: which there are, which may block, and running them."""

from collections.abc import Iterable

from tonghop.quality.checks.all_perfect import all_perfect
from tonghop.quality.checks.ambiguous_number import ambiguous_number
from tonghop.quality.checks.boilerplate import boilerplate
from tonghop.quality.checks.citation_disagrees import citation_disagrees
from tonghop.quality.checks.citation_malformed import citation_malformed
from tonghop.quality.checks.copy_of_last_time import copy_of_last_time
from tonghop.quality.checks.foreign_unit import foreign_unit
from tonghop.quality.checks.frame import Check, Finding, Severity
from tonghop.quality.checks.jump_since_last import jump_since_last
from tonghop.quality.checks.legacy_encoding import legacy_encoding
from tonghop.quality.checks.name_abolished import name_abolished
from tonghop.quality.checks.near_copy import near_copy
from tonghop.quality.checks.no_cause import no_cause
from tonghop.quality.checks.no_figure import no_figure
from tonghop.quality.checks.no_place_name_date import no_place_name_date
from tonghop.quality.checks.no_shortcoming import no_shortcoming
from tonghop.quality.checks.out_of_period import out_of_period
from tonghop.quality.checks.outlier import outlier
from tonghop.quality.checks.outline_echo import outline_echo
from tonghop.quality.checks.part_exceeds_whole import part_exceeds_whole
from tonghop.quality.checks.placeholder import placeholder
from tonghop.quality.checks.point_unanswered import point_unanswered
from tonghop.quality.checks.proposal_without_owner import proposal_without_owner
from tonghop.quality.checks.rate_mismatch import rate_mismatch
from tonghop.quality.checks.section_missing import section_missing
from tonghop.quality.checks.section_thin import section_thin
from tonghop.quality.checks.sum_mismatch import sum_mismatch
from tonghop.quality.checks.text_table_mismatch import text_table_mismatch
from tonghop.quality.checks.vague_phrases import vague_phrases
from tonghop.quality.checks.wrong_unit import wrong_unit
from tonghop.quality.rules.facts import ReportFacts

CHECKS: dict[str, Check] = {
    "section-missing": section_missing,
    "point-unanswered": point_unanswered,
    "section-thin": section_thin,
    "outline-echo": outline_echo,
    "no-figure": no_figure,
    "no-place-name-date": no_place_name_date,
    "vague-phrases": vague_phrases,
    "boilerplate": boilerplate,
    "no-shortcoming": no_shortcoming,
    "no-cause": no_cause,
    "all-perfect": all_perfect,
    "proposal-without-owner": proposal_without_owner,
    "near-copy": near_copy,
    "copy-of-last-time": copy_of_last_time,
    "foreign-unit": foreign_unit,
    "name-abolished": name_abolished,
    "placeholder": placeholder,
    "sum-mismatch": sum_mismatch,
    "part-exceeds-whole": part_exceeds_whole,
    "rate-mismatch": rate_mismatch,
    "text-table-mismatch": text_table_mismatch,
    "outlier": outlier,
    "wrong-unit": wrong_unit,
    "out-of-period": out_of_period,
    "ambiguous-number": ambiguous_number,
    "jump-since-last": jump_since_last,
    "citation-malformed": citation_malformed,
    "citation-disagrees": citation_disagrees,
    "legacy-encoding": legacy_encoding,
}
BLOCKING: tuple[Check, ...] = (sum_mismatch, part_exceeds_whole)
"""Checks that can give a blocker: only arithmetic does. They run on submission, before anything is written."""


def run(facts: ReportFacts, checks: Iterable[Check] = tuple(CHECKS.values())) -> list[Finding]:
    """Return the findings of all checks, in the order of the table."""
    return [finding for check in checks for finding in check(facts)]


def blockers(facts: ReportFacts) -> list[Finding]:
    """Return what keeps the report from being sent as it is."""
    return [finding for finding in run(facts, BLOCKING) if finding.severity is Severity.BLOCKER]
