"""copy-of-last-time: a section nearly equal to the same section of the unit's own last report."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.passages import compared
from tonghop.quality.rules.shingles import prose_of
from tonghop.quality.rules.similar import PeerSection


def copy_of_last_time(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each section whose words mostly stood there last time, whatever the figures are now."""
    if facts.last is None:
        return
    for section, own in facts.own:
        before = facts.last.sections.get(section.key, ())
        texts = dict(own)
        blocks = prose_of(texts.get(index, "") for index in range(len(section.blocks)))
        shared = compared(blocks, prose_of(before))
        if shared.words < facts.settings["copy-of-last-time.words"] or not shared.passages:
            continue
        if shared.share < facts.settings["copy-of-last-time.share"]:
            continue
        passage = shared.passages[0]
        yield Finding(
            check="copy-of-last-time",
            severity=Severity.WARNING,
            section=section.key,
            place=passage.place,
            start=passage.start,
            end=passage.end,
            evidence=passage.evidence,
            peer=PeerSection(
                facts.last.version_id,
                facts.last.name,
                section.key,
                section.label,
                shared.share,
                shared.words,
                shared.passages,
            ),
            message=(
                f"Nội dung ở {section.label} trùng khoảng {shared.share * 100:.0f}% với {facts.last.name}. "
                "Hãy viết lại theo kết quả của kỳ này; việc nào không đổi thì nói rõ là không đổi."
            ),
        )
