"""jump-since-last: a value that changed out of all proportion since the unit's last report."""

from collections.abc import Iterator
from decimal import Decimal

from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity, at_cell
from tonghop.quality.rules.arithmetic import named
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.settings import Settings


def jump_since_last(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each figure that is many times what it was, or a rate that moved by many points."""
    if facts.last is None:
        return
    for code, value in facts.values.items():
        before = facts.last.values.get(code)
        indicator = facts.indicators.get(code)
        if before is None or indicator is None or not _jumps(value, before, indicator.unit, facts.settings):
            continue
        change = "tăng" if value > before else "giảm"
        yield Finding(
            check="jump-since-last",
            severity=Severity.WARNING,
            **at_cell(facts, code),
            message=(
                f"{named(facts, code)}, {change} bất thường so với {format_number(before)} ở {facts.last.name}. "
                "Hãy kiểm tra lại số liệu; nếu đúng thì nêu lý do trong lời văn."
            ),
        )


def _jumps(value: Decimal, before: Decimal, unit: str, settings: Settings) -> bool:
    difference = abs(value - before)
    if unit == "%":
        return difference >= Decimal(str(settings["jump.points"]))
    if difference < Decimal(str(settings["jump.least"])):
        return False
    small, great = sorted((abs(value), abs(before)))
    return great >= max(small, Decimal(1)) * Decimal(str(settings["jump.factor"]))
