from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.campaigns.rules.obligations import BOARD_TABLE, ObligationFacts, board_state
from tonghop.kernel.moments import VIETNAM, start_of
from tonghop.reports.rules.states import EDITABLE, PEN, State

DUE = start_of(date(2026, 5, 8))
BEFORE, AFTER = DUE - timedelta(hours=5), DUE + timedelta(days=3)
PLAIN = ObligationFacts(state=None, due=DUE, named_day=date(2026, 5, 8))
WAITING = [None, *(s.value for s in State if PEN[s] in ("writer", "head") and s not in ("returned", "declined"))]


@pytest.mark.parametrize(
    ("state", "word", "mark"),
    [
        (None, "Chưa mở", "○"),
        ("drafting", "Đang soạn", "◔"),
        ("reopened", "Đang soạn", "◔"),
        ("awaiting_approval", "Chờ duyệt", "◑"),
        ("nil_awaiting", "Chờ duyệt", "◑"),
        ("submitted", "Đã nộp", "●"),
        ("under_review", "Đang rà soát", "◆"),
        ("returned", "Trả lại", "▲"),
        ("accepted", "Đã chấp nhận", "✓"),
        ("nil_submitted", "Không phát sinh", "◇"),
        ("held", "Chờ xử lý", "■"),
        ("declined", "Không nhận", "✕"),
    ],
)
def test_a_state_has_its_word_and_shape(state, word, mark):
    shown = board_state(replace(PLAIN, state=state), BEFORE)
    assert (shown.word, shown.mark, shown.labels) == (word, mark, ())


def test_every_state_of_a_report_is_in_the_table_once():
    listed = [state for line in BOARD_TABLE for state in line.states]
    assert sorted(listed) == sorted(s.value for s in State)


def test_no_two_lines_share_a_word_or_a_shape():
    assert len({line.word for line in BOARD_TABLE}) == len({line.mark for line in BOARD_TABLE}) == len(BOARD_TABLE)


def test_a_unit_that_holds_the_pen_is_waited_for_unless_it_has_already_handed_in():
    waited = {state for line in BOARD_TABLE if line.waiting_for_unit for state in line.states}
    assert waited == (EDITABLE - {State.RETURNED}) | {State.AWAITING_APPROVAL, State.NIL_AWAITING}


@pytest.mark.parametrize("mark", [{"exempt": True}, {"outside": True}])
@pytest.mark.parametrize("state", [None, *State])
def test_an_exemption_or_a_paper_settles_it_whatever_the_state(state, mark):
    facts = replace(PLAIN, state=state, submitted_at=AFTER, on_behalf=True, has_account=False, **mark)
    shown = board_state(facts, AFTER)
    assert shown.word == ("Miễn" if "exempt" in mark else "Nhận ngoài hệ thống")
    assert (shown.labels, shown.overdue, shown.late) == ((), False, False)


@pytest.mark.parametrize("state", WAITING)
def test_overdue_begins_with_the_exclusive_end(state):
    facts = replace(PLAIN, state=state)
    assert board_state(facts, DUE - timedelta(seconds=1)).labels == ()
    assert board_state(facts, DUE).labels == ("quá hạn",)
    assert board_state(replace(facts, extended_to=AFTER), DUE).labels == ()
    assert board_state(replace(facts, extended_to=AFTER), AFTER).overdue


@pytest.mark.parametrize("state", [*State])
def test_what_has_arrived_is_late_or_not_but_never_overdue(state):
    in_time = board_state(replace(PLAIN, state=state, submitted_at=BEFORE), AFTER)
    late = board_state(replace(PLAIN, state=state, submitted_at=AFTER), AFTER)
    assert ("nộp muộn" in in_time.labels, "nộp muộn" in late.labels) == (False, True)
    assert not in_time.overdue
    assert not late.overdue


def test_a_report_of_the_day_named_is_shown_as_such():
    at_noon = datetime(2026, 5, 8, 12, 0, tzinfo=VIETNAM)
    shown = board_state(replace(PLAIN, state="submitted", submitted_at=at_noon), AFTER)
    assert (shown.labels, shown.late) == (("nộp trong ngày 08/5",), True)
    under_the_other_policy = replace(PLAIN, state="submitted", submitted_at=at_noon, due=DUE + timedelta(days=1))
    assert board_state(under_the_other_policy, AFTER).labels == ()


def test_on_behalf_and_unreachable_are_said():
    behalf = replace(PLAIN, state="submitted", submitted_at=BEFORE, on_behalf=True, has_account=False)
    assert board_state(behalf, AFTER).labels == ("nộp thay",)
    nobody = replace(PLAIN, has_account=False)
    assert board_state(nobody, AFTER).labels == ("quá hạn", "không liên lạc được")
    assert str(board_state(nobody, AFTER)) == "○ Chưa mở · quá hạn · không liên lạc được"


@pytest.mark.parametrize("state", ["drafting", "awaiting_approval", "reopened"])
def test_a_report_that_came_once_and_is_mended_owes_nothing(state):
    mended = board_state(replace(PLAIN, state=state, submitted_at=BEFORE), AFTER)
    assert (mended.owes, mended.labels) == (False, ("đã nộp, đang sửa",))
    first = board_state(replace(PLAIN, state=state), BEFORE)
    assert (first.owes, first.labels) == (True, ())


def test_an_unknown_state_is_a_bug():
    with pytest.raises(KeyError):
        board_state(replace(PLAIN, state="lost"), BEFORE)


def test_what_arrived_is_judged_by_the_due_moment_in_force_then():
    later = DUE + timedelta(days=5)
    arrived = replace(PLAIN, state="submitted", submitted_at=AFTER, due_on_arrival=DUE, extended_to=later)
    assert board_state(arrived, AFTER).labels == ("nộp muộn",)
    forgiven = replace(arrived, due_on_arrival=later)
    assert board_state(forgiven, AFTER).labels == ()
    owing = replace(PLAIN, state="drafting", extended_to=later)
    assert not board_state(owing, AFTER).overdue


HOURS = st.integers(min_value=-300, max_value=300).map(lambda n: DUE + timedelta(hours=n))


@given(
    st.sampled_from([None, *(s.value for s in State)]),
    st.one_of(st.none(), HOURS),
    st.one_of(st.none(), HOURS),
    HOURS,
    st.booleans(),
)
def test_nothing_is_overdue_and_late_at_once_and_labels_follow_the_facts(state, submitted_at, extended_to, now, behalf):
    facts = replace(PLAIN, state=state, submitted_at=submitted_at, extended_to=extended_to, on_behalf=behalf)
    shown = board_state(facts, now)
    assert not (shown.overdue and shown.late)
    assert shown.overdue == ("quá hạn" in shown.labels)
    assert shown.late == any(label.startswith(("nộp muộn", "nộp trong ngày")) for label in shown.labels)
