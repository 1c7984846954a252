"""outline-echo: the section repeats the outline's question, or the plan, instead of answering."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.echoes import echo_share
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.passages import compared
from tonghop.quality.rules.similar import PeerSection

FORM, PLAN = "Đề cương", "Kế hoạch"
_NEAR = 0.3  # of a line of the plan, in the section: worth laying beside it


def outline_echo(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each section most of whose words are the form's or the plan's own, in the same order."""
    for section in facts.sections:
        written = [(index, text) for index, text in enumerate(section.blocks) if text.strip()]
        if not written:
            continue
        text = "\n".join(text for _, text in written)
        if _echoes(facts, section, text):
            peer, said = _beside_form(facts, section), "chỉ nhắc lại câu hỏi của đề cương"
        elif peer := _beside_plan(facts, section, text):
            said = "phần lớn là lời của kế hoạch"
        else:
            continue
        yield Finding(
            check="outline-echo",
            severity=Severity.WARNING,
            **first_of(section, written),
            peer=peer,
            message=(
                f"Nội dung ở {section.label} {said}. "
                "Hãy thay bằng câu trả lời của đơn vị: đã làm gì, ở đâu, được bao nhiêu."
            ),
        )


def _beside_form(facts: ReportFacts, section: SectionFacts) -> PeerSection | None:
    """Return the questions that are said again, laid beside the text; None where only scraps of them are."""
    return _beside(FORM, section, _asked(facts, section))


def _beside_plan(facts: ReportFacts, section: SectionFacts, text: str) -> PeerSection | None:
    """Return the lines of the plan that make up most of the section, laid beside it; None where they do not."""
    share, words = echo_share(text, facts.plan_lines)
    if share < facts.settings["outline-echo.share"] or words < facts.settings["outline-echo.plan-words"]:
        return None
    near = tuple(line for line in facts.plan_lines if echo_share(line, (text,))[0] >= _NEAR)
    peer = _beside(PLAN, section, near)
    return peer if peer and peer.share >= facts.settings["outline-echo.share"] else None


def _beside(name: str, section: SectionFacts, texts: tuple[str, ...]) -> PeerSection | None:
    shared = compared(section.blocks, texts)
    if not shared.passages:
        return None
    return PeerSection(None, name, section.key, section.label, shared.share, shared.words, shared.passages)


def _asked(facts: ReportFacts, section: SectionFacts) -> tuple[str, ...]:
    return (section.title, *(point for _, point in section.points), *sorted(facts.template_texts))


def _echoes(facts: ReportFacts, section: SectionFacts, text: str) -> bool:
    share, words = echo_share(text, _asked(facts, section))
    return share >= facts.settings["outline-echo.share"] and words >= facts.settings["outline-echo.words"]
