"""near-copy: a section nearly equal to another unit's; the passages are laid side by side for a person to judge."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import FORMAL, ReportFacts
from tonghop.quality.rules.settings import Settings
from tonghop.quality.rules.shingles import prose_of, tokens_of
from tonghop.quality.rules.similar import PeerSection

_WHOLE = 0.92  # a list of short lines has no long passage; all of it, and results at that, is no chance
_SEVERAL = 2


def near_copy(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each section with a near equal among the peers (none are asked while writing)."""
    if facts.peers is None:
        return
    for section, blocks in facts.own:
        if section.purpose in FORMAL:
            continue
        own = dict(blocks)
        peer = facts.peers.nearest(prose_of(own.get(index, "") for index in range(len(section.blocks))))
        if peer is None or not _is_copy(peer, section.purpose, facts.settings):
            continue
        passage = peer.passages[0]
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


def _is_copy(peer: PeerSection, purpose: str, settings: Settings) -> bool:
    """Tell a copy from two short texts that happen to say the same common thing."""
    if not peer.passages or peer.share < settings["near-copy.share"] or peer.words < settings["near-copy.words"]:
        return False
    if len(tokens_of([peer.passages[0].evidence])) >= settings["near-copy.passage"]:
        return True
    return purpose == "results" and peer.share >= _WHOLE and peer.words >= _SEVERAL * settings["near-copy.passage"]
