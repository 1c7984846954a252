"""outlier: a figure far from peers of like size, by the median absolute deviation; after the unit of measure."""

from collections.abc import Iterator

from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity, at_cell
from tonghop.quality.rules.arithmetic import named
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.spread import is_far, spread_of, wrong_factor


def outlier(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each figure that stands far off; a likely wrong unit of measure is not said twice."""
    settings = facts.settings
    for code, value in facts.values.items():
        others = facts.others.figures.get(code, ())
        if code not in facts.indicators or len(others) < settings["outlier.peers"]:
            continue
        if not is_far(value, others, deviations=settings["outlier.deviations"], factor=settings["outlier.factor"]):
            continue
        if wrong_factor(value, others, beyond=settings["wrong-unit.factor"]):
            continue
        low, middle, high = spread_of(others)
        yield Finding(
            check="outlier",
            severity=Severity.WARNING,
            **at_cell(facts, code),
            message=(
                f"{named(facts, code)}, khác hẳn {len(others)} đơn vị cùng cỡ (thường {format_number(middle)}, từ "
                f"{format_number(low)} đến {format_number(high)}). "
                "Hãy kiểm tra lại; nếu đúng thì giải thích trong lời văn."
            ),
        )
