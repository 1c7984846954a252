"""What a careful clerk would find wrong in a plan: one rule a file, all listed in `ALL_RULES`."""

from collections.abc import Callable, Iterable

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

Rule = Callable[[Study], Iterable[Finding]]
ALL_RULES: tuple[Rule, ...] = ()


def find(study: Study) -> tuple[Finding, ...]:
    """Return the findings of every rule, in reading order."""
    found = [finding for rule in ALL_RULES for finding in rule(study)]
    return tuple(sorted(found, key=lambda finding: (finding.source.start, finding.rule)))
