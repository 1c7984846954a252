from dataclasses import dataclass

import pytest

from tonghop.kernel.errors import NotPossible
from tonghop.quality.rules.judging import (
    MAX_REASON,
    can_decide,
    check_can_decide,
    check_nothing_open,
    checked_dismissal,
    holding,
)
from tonghop.reports.rules.states import State


@dataclass(frozen=True)
class Decided:
    number: int
    decision: str


AGREED, DISMISSED = Decided(1, "agreed"), Decided(1, "dismissed")
AGAIN = Decided(2, "agreed")


@pytest.mark.parametrize(
    ("decisions", "version", "holds"),
    [
        ([], 1, None),
        ([AGREED], 1, AGREED),
        ([DISMISSED], 1, DISMISSED),
        ([DISMISSED], 2, DISMISSED),
        ([AGREED], 2, None),
        ([AGAIN, DISMISSED], 2, AGAIN),
        ([AGAIN, DISMISSED], 3, None),
        ([AGAIN, DISMISSED], 1, DISMISSED),
    ],
)
def test_a_dismissal_outlives_its_version_and_an_agreement_does_not(decisions, version, holds):
    assert holding(decisions, version) is holds


@pytest.mark.parametrize("state", list(State))
def test_decisions_are_made_while_the_reviewer_holds_the_pen(state):
    allowed = state in {State.SUBMITTED, State.UNDER_REVIEW, State.NIL_SUBMITTED}
    assert can_decide(state) == allowed
    if allowed:
        check_can_decide(state)
    else:
        with pytest.raises(NotPossible, match="không ghi quyết định"):
            check_can_decide(state)


def test_a_dismissal_says_why():
    assert checked_dismissal("  Hai xã  làm chung ") == "Hai xã làm chung"
    for bad in ("", "  ", "a" * (MAX_REASON + 1)):
        with pytest.raises(NotPossible):
            checked_dismissal(bad)


def test_what_keeps_a_report_from_being_accepted_among_others():
    check_nothing_open("UBND xã A", checked=True, left=0)
    with pytest.raises(NotPossible, match="chưa kiểm tra xong"):
        check_nothing_open("UBND xã A", checked=False, left=0)
    with pytest.raises(NotPossible, match="còn 2 điểm"):
        check_nothing_open("UBND xã A", checked=True, left=2)
