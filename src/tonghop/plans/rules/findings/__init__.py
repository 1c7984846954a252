"""What a careful clerk would find wrong in a plan: one rule a file, all listed in `ALL_RULES`."""

from collections.abc import Callable, Iterable

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.findings import (
    addressee_unclear,
    appendix_missing,
    appendix_uncited,
    citation_incomplete,
    citation_inconsistent,
    content_unassigned,
    coordinator_missing,
    date_impossible,
    due_before_issue,
    due_conflict,
    due_missing,
    due_unresolvable,
    form_component,
    form_number,
    lead_and_coordinator,
    lead_collective,
    lead_missing,
    name_abolished,
    name_inconsistent,
    no_cutoff,
    no_forms,
    no_sending_way,
    numbering,
    numbering_levels,
    numbering_rows,
    receiver_inconsistent,
    sentence_broken,
    short_notice,
    stray_text,
    task_unmatched,
    wording,
    wording_titles,
)
from tonghop.plans.rules.study import Study

Rule = Callable[[Study], Iterable[Finding]]
ALL_RULES: tuple[Rule, ...] = (
    due_before_issue.check,
    due_missing.check,
    due_conflict.check,
    due_unresolvable.check,
    short_notice.check,
    lead_missing.check,
    lead_collective.check,
    coordinator_missing.check,
    lead_and_coordinator.check,
    content_unassigned.check,
    task_unmatched.check,
    numbering.check,
    numbering_levels.check,
    numbering_rows.check,
    appendix_missing.check,
    appendix_uncited.check,
    no_cutoff.check,
    no_forms.check,
    no_sending_way.check,
    receiver_inconsistent.check,
    addressee_unclear.check,
    name_abolished.check,
    name_inconsistent.check,
    citation_incomplete.check,
    citation_inconsistent.check,
    date_impossible.check,
    sentence_broken.check,
    stray_text.check,
    form_number.check,
    form_component.check,
    wording.check,
    wording_titles.check,
)


def find(study: Study) -> tuple[Finding, ...]:
    """Return the findings of every rule, in reading order; an outline alone has none."""
    if not study.tops:
        return ()
    found = [finding for rule in ALL_RULES for finding in rule(study)]
    return tuple(sorted(found, key=lambda finding: (finding.source.start, finding.rule)))
