"""outline-echo: the section repeats the outline's question instead of answering it."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.answers import echo_share
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.passages import compared
from tonghop.quality.rules.similar import PeerSection

FORM = "Đề cương"


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
            peer=_beside(facts, section),
            message=(
                f"Nội dung ở {section.label} chỉ nhắc lại câu hỏi của đề cương. "
                "Hãy thay bằng câu trả lời của đơn vị: đã làm gì, ở đâu, được bao nhiêu."
            ),
        )


def _beside(facts: ReportFacts, section: SectionFacts) -> PeerSection | None:
    """Return the questions that are said again, laid beside the text; None where only scraps of them are."""
    shared = compared(section.blocks, _asked(facts, section))
    if not shared.passages:
        return None
    return PeerSection(None, FORM, section.key, section.label, shared.share, shared.words, shared.passages)


def _asked(facts: ReportFacts, section: SectionFacts) -> tuple[str, ...]:
    return (section.title, *(point for _, point in section.points), *sorted(facts.template_texts))


def _echoes(facts: ReportFacts, section: SectionFacts, text: str) -> bool:
    share, words = echo_share(text, _asked(facts, section))
    return share >= facts.settings["outline-echo.share"] and words >= facts.settings["outline-echo.words"]
