"""How the program that measures unanswered points writes its reports; the measurement itself is in bench/README.md."""

import random
import sys

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "bench"))

from answered_points import ORDERS, Answered, Writer, labelled

SECTIONS, ASIDES = labelled("points-tuning.toml")


def reports(order: str | None, other: float | None = None) -> list[list[Answered]]:
    writer = Writer(ASIDES, order, other, random.Random(7))  # noqa: S311
    return [writer.report(SECTIONS[:8]) for _ in range(60)]


def follows_the_outline(place: Answered) -> bool:
    given = [answer for answers in place.answers.values() for answer in answers]
    return [line for line in place.text.split("\n\n") if line not in ASIDES] == given


def test_orders_write_the_same_answers_for_one_seed():
    outline, shuffled, half = ([[place.answers for place in report] for report in reports(order)] for order in ORDERS)
    assert outline == shuffled == half


def test_half_leaves_the_order_of_the_outline_by_whole_reports():
    outline, shuffled, half = (
        [all(follows_the_outline(place) for place in report) for report in reports(order)] for order in ORDERS
    )
    assert all(outline)
    assert not any(shuffled)
    assert 15 < sum(half) < 45


@pytest.mark.parametrize("share", [0, 1])
def test_share_in_other_words_is_kept(share: int):
    assert {place.paraphrased for report in reports("outline", share) for place in report} == {share}


def test_fresh_labels_are_of_no_other_file():
    fresh, *earlier = (texts_of(name) for name in ("fresh", "tuning", "held"))
    assert len(fresh) > 1000
    assert not any(fresh & texts for texts in earlier)


def texts_of(name: str) -> set[str]:
    sections, asides = labelled(f"points-{name}.toml")
    return {*asides, *(text for s in sections for p in s.points for text in (*p.same, *p.other))}
