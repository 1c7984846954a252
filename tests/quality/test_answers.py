"""What becomes of each lettered point: what is told a single unit, and what is kept for the whole."""

from dataclasses import replace

import pytest

from quality.checks.report_samples import report, section
from quality.checks.test_point_unanswered import ANSWERING, KITCHEN, POINTS, SCREENS, A, B, C, others, written
from tonghop.quality.rules.facts import PeerFacts

ALONE = PeerFacts()


@pytest.mark.parametrize(
    ("blocks", "peers", "told"),
    [
        ((A, B, C), ALONE, "ggg"),
        ((A, B), ALONE, "ggp"),
        (written(A, B, KITCHEN), ALONE, "ggu"),
        (written(A, B, SCREENS), others(*ANSWERING), "ggg"),
        (written(A, B, KITCHEN), others(*ANSWERING), "ggp"),
        (written(A, B), others(*[written(A, B)] * 12), "ggm"),
        (("Không phát sinh.",), ALONE, "ggg"),
        (("Đã mở 02 lớp.",), ALONE, "sss"),
        ((), ALONE, "sss"),
    ],
)
def test_what_becomes_of_a_point(blocks, peers, told):
    facts = replace(report(section(*blocks, points=POINTS)), others=peers)
    assert facts.answers == {"re": dict(zip("abc", told, strict=True))}


def test_a_section_that_asks_no_points_has_none():
    assert report(section(A, B, points=(("", "Kết quả thực hiện"),))).answers == {"re": {}}
