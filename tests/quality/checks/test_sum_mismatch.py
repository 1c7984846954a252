from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.checks.report_samples import figures
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.sum_mismatch import sum_mismatch
from tonghop.quality.checks.table import blockers


def test_the_message_names_the_cell_the_numbers_and_the_difference():
    (finding,) = sum_mismatch(figures(T04="3412", T05="2000", T06="1400"))
    assert (finding.severity, finding.place, finding.evidence) == (Severity.BLOCKER, "cell:T.04", "3.412")
    assert "“Hồ sơ tiếp nhận” (ô T.04) là 3.412" in finding.message
    assert "2.000 (T.05) + 1.400 (T.06) = 3.400: thiếu 12." in finding.message
    assert "số liệu đúng như vậy, vì" in finding.message


def test_a_reason_turns_the_blocker_into_an_error_that_the_reviewer_sees():
    facts = figures(T04="10", T05="4", T06="4", explained="Số liệu đúng như vậy, vì 02 hồ sơ nộp qua bưu chính.")
    (finding,) = sum_mismatch(facts)
    assert finding.severity is Severity.ERROR
    assert "02 hồ sơ nộp qua bưu chính" in finding.message
    assert blockers(facts) == []


@pytest.mark.parametrize("empty", ["  ", "Số liệu đúng như vậy, vì", "số liệu đúng như vậy, vì ..."])
def test_the_set_phrase_alone_explains_nothing(empty):
    assert len(blockers(figures(T04="10", T05="4", T06="4", explained=empty))) == 1


def test_a_part_left_blank_is_asked_for_and_a_part_with_a_reason_is_not():
    (finding,) = sum_mismatch(figures(T04="10", T05="4"))
    assert "Ô T.06 còn trống" in finding.message
    assert "không có số liệu, vì" in finding.message
    assert blockers(figures(none={"T.06": "không tách được"}, T04="10", T05="4")) == []
    assert len(list(sum_mismatch(figures(none={"T.06": "không tách được"}, T04="10", T05="14")))) == 1


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(-(10**9), 10**9))
def test_it_speaks_exactly_when_the_sum_is_wrong(online, paper, error):
    facts = figures(T04=str(online + paper + error), T05=str(online), T06=str(paper))
    assert bool(blockers(facts)) == (error != 0)


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_decimals_are_added_exactly(a, b):
    assert blockers(figures(T04=str(a + b), T05=str(a), T06=str(b))) == []
    assert len(blockers(figures(T04=str(a + b + Decimal("0.01")), T05=str(a), T06=str(b)))) == 1
