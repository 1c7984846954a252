"""no-cause: shortcomings without subjective and objective causes."""

from collections.abc import Iterator

from tonghop.kernel.text import standard_spelling
from tonghop.quality.checks.frame import Finding, Severity, at_block, first_of
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.shortcomings import cause_texts, said_under, shortcomings


def no_cause(facts: ReportFacts) -> Iterator[Finding]:
    """Yield one warning where shortcomings are named, and causes of one kind or of both are not."""
    named = [said for said in shortcomings(facts) if said.section.purpose == "difficulties"]
    if not named:
        return
    causes = standard_spelling("\n".join(cause_texts(facts)))
    missing = [
        kind
        for kind, words in (("chủ quan", "subjective"), ("khách quan", "objective"))
        if not facts.settings.pattern(words).search(causes)
    ]
    if not missing:
        return
    under = said_under(facts, "causes")
    place = next((first_of(*s) for s in facts.own if s[0].purpose == "causes" and under), None)
    first = named[0]
    yield Finding(
        check="no-cause",
        severity=Severity.WARNING,
        **(place or at_block(first.section, first.index, first.sentence.start, first.sentence.end)),
        message=(
            f"Báo cáo nêu hạn chế nhưng chưa nêu nguyên nhân {' và '.join(missing)} ({first.section.label}). "
            "Hãy nêu cả nguyên nhân chủ quan (do đơn vị) và khách quan để có cách khắc phục."
        ),
    )
