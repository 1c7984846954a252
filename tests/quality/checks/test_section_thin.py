"""section-thin: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.section_thin import section_thin
from tonghop.quality.rules.facts import PeerFacts

LONG = " ".join(["Đã ban hành 12 văn bản và mở 05 lớp cho 312 lượt người ở 14 thôn."] * 6)
PEERS = PeerFacts(lengths={"re": (180, 210, 195, 220, 205)})


@pytest.mark.parametrize(
    ("text", "peers", "raised"),
    [
        ("Đã mở 05 lớp cho 312 người.", PEERS, True),
        (LONG, PEERS, False),
        ("Không phát sinh.", PEERS, False),
        ("", PEERS, False),
        ("Đã mở 05 lớp cho 312 người.", PeerFacts(lengths={"re": (180, 210)}), False),
        ("Đã mở 05 lớp cho 312 người.", PeerFacts(lengths={"re": (9, 12, 8, 10, 11)}), False),
    ],
)
def test_thin(text, peers, raised):
    assert bool(evidence(section_thin, report(section(text), others=peers))) is raised
