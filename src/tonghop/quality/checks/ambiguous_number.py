"""ambiguous-number: "1.234" that may be a decimal, "1,234" that may be thousands."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.ambiguity import ambiguous_in
from tonghop.quality.rules.facts import ReportFacts


def ambiguous_number(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each number that two readers could take for two."""
    for section, own in facts.own:
        for index, text in own:
            for doubt in ambiguous_in(text):
                yield Finding(
                    check="ambiguous-number",
                    severity=Severity.WARNING,
                    **at_block(section, index, doubt.start, doubt.end),
                    message=(
                        f"Số “{text[doubt.start : doubt.end]}” ở {section.label} có thể hiểu là {doubt.one} "
                        f"hoặc {doubt.other}. "
                        "Hãy viết dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ, ví dụ 1.234,5."
                    ),
                )
