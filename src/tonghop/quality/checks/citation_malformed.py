"""citation-malformed: a document number that cannot be right."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.paper_numbers import wrong_with
from tonghop.quality.rules.papers import papers_in


def citation_malformed(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each citation whose number, kind or day no document can have."""
    for section, own in facts.own:
        for index, text in own:
            for paper in papers_in(text):
                wrong = wrong_with(paper, facts.handed_in)
                if not wrong:
                    continue
                yield Finding(
                    check="citation-malformed",
                    severity=Severity.WARNING,
                    **at_block(section, index, paper.start, paper.end),
                    message=(
                        f"“{text[paper.start : paper.end]}” ở {section.label} không thể đúng: {wrong}. "
                        "Hãy đối chiếu với văn bản gốc."
                    ),
                )
