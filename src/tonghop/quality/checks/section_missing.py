"""section-missing: a required section has no text of its own and no nil statement."""

from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts


def section_missing(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each required section that says nothing beyond the form's own words."""
    for section in facts.sections:
        if section.required and not any(_says(text) for _, text in facts.own_blocks(section)):
            yield Finding(
                check="section-missing",
                severity=Severity.ERROR,
                section=section.key,
                message=(
                    f"Chưa có nội dung ở {section.label}. Hãy viết kết quả của đơn vị; "
                    "nếu trong kỳ không có việc nào thì ghi “Không phát sinh” và nêu lý do."
                ),
            )


def _says(text: str) -> bool:
    """Tell whether a text has a word or a number; "I.", "a)" and "N/A" alone say nothing."""
    return any(len(word) > 1 or word.isdigit() for word in fold(text).split())
