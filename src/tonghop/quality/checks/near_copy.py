"""near-copy: a section nearly equal to another unit's; the passages are laid side by side for a person to judge."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts


def near_copy(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each section with a near equal among the peers (none are asked while writing)."""
    if facts.peers is None:
        return
    for section in facts.sections:
        own = dict(facts.own_blocks(section))
        peer = facts.peers.nearest(tuple(own.get(index, "") for index in range(len(section.blocks))))
        if peer is None:
            continue
        passage = max(peer.passages, key=lambda p: len(p.evidence))
        yield Finding(
            check="near-copy",
            severity=Severity.WARNING,
            section=section.key,
            place=passage.place,
            start=passage.start,
            end=passage.end,
            evidence=passage.evidence,
            peer=peer,
            message=(
                f"Nội dung ở {section.label} trùng khoảng {peer.share * 100:.0f}% với {peer.section_label} "
                f"của {peer.unit}. Hãy đọc hai đoạn đặt cạnh nhau rồi quyết định: yêu cầu viết lại theo tình hình "
                "riêng của đơn vị, hay đây là nội dung hai đơn vị làm chung."
            ),
        )
