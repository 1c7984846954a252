"""outline-echo: the section repeats the outline's question instead of answering it."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.answers import echo_share
from tonghop.quality.rules.facts import ReportFacts, SectionFacts


def outline_echo(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each section most of whose words are the form's own, in the same order, with no figure."""
    for section in facts.sections:
        written = [(index, text) for index, text in enumerate(section.blocks) if text.strip()]
        if not written or not _echoes(facts, section, "\n".join(text for _, text in written)):
            continue
        yield Finding(
            check="outline-echo",
            severity=Severity.WARNING,
            **first_of(section, written),
            message=(
                f"Nội dung ở {section.label} chỉ nhắc lại câu hỏi của đề cương. "
                "Hãy thay bằng câu trả lời của đơn vị: đã làm gì, ở đâu, được bao nhiêu."
            ),
        )


def _echoes(facts: ReportFacts, section: SectionFacts, text: str) -> bool:
    asked = [section.title, *(point for _, point in section.points), *facts.template_texts]
    share, words = echo_share(text, asked)
    return share >= facts.settings["outline-echo.share"] and words >= facts.settings["outline-echo.words"]
