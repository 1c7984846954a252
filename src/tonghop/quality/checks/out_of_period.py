"""out-of-period: a date outside the reporting period where one inside is meant."""

from collections.abc import Iterator

from tonghop.kernel.moments import short_date
from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.deeds import dated_deeds
from tonghop.quality.rules.facts import ReportFacts


def out_of_period(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each deed of the unit that is dated before the period, or after the report itself."""
    if facts.period is None:
        return
    first, last = facts.period
    latest = max(last, facts.handed_in or last)
    aside = facts.settings.pattern("out_of_period")
    for section, own in facts.own:
        if section.purpose not in {"results", "difficulties"}:
            continue
        for index, text in own:
            for deed in dated_deeds(text, aside):
                if first <= deed.last and deed.first <= latest:
                    continue
                yield Finding(
                    check="out-of-period",
                    severity=Severity.WARNING,
                    **at_block(section, index, deed.start, deed.end),
                    message=(
                        f"“{text[deed.start : deed.end]}” ở {section.label} nằm ngoài kỳ báo cáo "
                        f"({short_date(first)} đến {short_date(last)}). Hãy kiểm tra lại ngày tháng; "
                        "việc ngoài kỳ thì bỏ ra hoặc nói rõ."
                    ),
                )
