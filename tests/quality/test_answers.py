"""What becomes of each lettered point: what is told a single unit, and what is kept for the whole."""

from dataclasses import replace

import numpy as np
import pytest

from quality.checks.report_samples import report, section
from quality.checks.test_point_unanswered import ANSWERING, KITCHEN, POINTS, SCREENS, A, B, C, others, written
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.answers import Answer, Asked, _beside, answers_in
from tonghop.quality.rules.beside import said_in, silent_alone
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


def test_sections_are_judged_alike_alone_and_side_by_side():
    peers = others(*ANSWERING).said["re"]
    more = tuple(said_in("Kết quả khác", POINTS[:2], (A, B), shipped_settings().subjects) for _ in range(9))
    asked = {
        "re": Asked("Kết quả thực hiện", POINTS, written(A, B, KITCHEN)),
        "xa": Asked("Kết quả thực hiện", POINTS, written(A, B, SCREENS)),
        "it": Asked("Kết quả khác", POINTS[:2], (A, written(KITCHEN)[0])),
    }
    said = {"re": peers, "xa": peers, "it": more}
    together = answers_in(asked, said, shipped_settings())
    assert together == {
        "re": {"a": "g", "b": "g", "c": "p"},
        "xa": {"a": "g", "b": "g", "c": "g"},
        "it": {"a": "g", "b": "p"},
    }
    for key, one in asked.items():
        assert answers_in({key: one}, said, shipped_settings())[key] == together[key]


def test_a_sentence_answers_each_point_of_which_it_plainly_speaks():
    """It speaks of the budget most, and says enough of the hard areas too."""
    points = (
        ("a", "Kết quả thu, chi ngân sách cấp xã; điều hành dự toán, kỷ luật tài chính"),
        ("b", "Định mức đặc thù đối với địa bàn khó khăn"),
    )
    both = (
        "Thu, chi ngân sách cấp xã bám dự toán, giữ kỷ luật tài chính; địa bàn khó khăn thiếu nguồn chi cho đường xa."
    )
    only = "Thu ngân sách cấp xã đạt 12.310 triệu đồng, bằng 104,2% dự toán; chi bám dự toán, giữ kỷ luật tài chính."
    net = shipped_settings().subjects
    silent = [silent_alone(said_in("Kết quả thực hiện", points, (text, only), net)) for text in (both, only)]
    assert silent[0].tolist() == [0, 0]
    assert silent[1][0] == 0
    assert silent[1][1] > 0.9


@pytest.mark.parametrize(
    ("own", "others", "told"),
    [
        (0.9, 0.01, Answer.PASSED_OVER),
        (0.6, 0.01, Answer.UNCLEAR),
        (0.4, 0.01, Answer.GIVEN),
        (0.9, 0.2, Answer.PASSED_OVER_BY_MANY),
        (0.6, 0.2, Answer.PASSED_OVER_BY_MANY),
        (0.4, 0.2, Answer.GIVEN),
    ],
)
def test_what_is_not_sure_is_not_told_nor_what_others_may_pass_over_too(own, others, told):
    """Twenty others that each pass it over by one chance in five are as good as four that do."""
    silent = np.array([[own]] + [[others]] * 20)
    assert _beside(Asked("Kết quả", (("a", "Chi ngân sách"),), ()), silent, 0.08) == {"a": told}
