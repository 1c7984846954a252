"""point-unanswered: a lettered point of the outline finds no answer in its section."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.answers import Answer
from tonghop.quality.rules.facts import ReportFacts


def point_unanswered(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each point that is passed over while the section answers the others.

    Of a point that many others seem to pass over too, a single unit is told nothing.
    """
    for section, own in facts.own:
        points = dict(section.lettered)
        for letter, answer in sorted(facts.answers[section.key].items()):
            if answer is Answer.PASSED_OVER:
                yield Finding(
                    check="point-unanswered",
                    severity=Severity.WARNING,
                    **first_of(section, own),
                    message=(
                        f"Chưa thấy nội dung trả lời ý {letter}) “{points[letter]}” ở {section.label}. "
                        "Hãy bổ sung kết quả về ý này; nếu không phát sinh thì ghi rõ."
                    ),
                )
