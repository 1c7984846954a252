"""Exempting and noting what came outside: possible until the report itself is handed in."""

import pytest

from quality.desk import counts, fresh
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.quality import actions
from tonghop.quality.queries import handed_in
from tonghop.quality.rules.marking import is_handed_in
from tonghop.reports import actions as reports
from tonghop.reports.rules.states import State

pytestmark = pytest.mark.django_db


def exempt(desk, by=None):
    return actions.exempt_obligation(desk.obligation(), reason="Đang sáp nhập", by=by or desk.organiser, at=desk.now)


def outside(desk, by=None):
    given = {"number": "45/BC-UBND", "date": desk.now.date(), "sender": "Văn thư xã"}
    return actions.note_received_outside(desk.obligation(), **given, by=by or desk.organiser, at=desk.now)


@pytest.mark.parametrize(
    ("state", "counted", "so"),
    [
        (None, False, False),
        (State.DRAFTING, False, False),
        (State.AWAITING_APPROVAL, False, False),
        (State.NIL_AWAITING, False, False),
        (State.RETURNED, False, False),
        (State.DECLINED, False, False),
        (State.SUBMITTED, False, True),
        (State.NIL_SUBMITTED, False, True),
        (State.UNDER_REVIEW, False, True),
        (State.HELD, False, True),
        (State.ACCEPTED, True, True),
        (State.REOPENED, True, True),
    ],
)
def test_what_is_handed_in(state, counted, so):
    assert is_handed_in(state, counted=counted) is so


def test_exempting_what_nobody_opened(desk):
    assert exempt(desk).exempt_reason == "Đang sáp nhập"
    assert [line.event for line in chain_lines(f"obligation:{desk.obligation().pk}")] == ["obligation.exempted"]


def test_noting_what_came_on_paper_while_a_draft_was_open(desk):
    desk.sought()
    assert not handed_in(desk.obligation())
    assert outside(desk).outside_number == "45/BC-UBND"
    lines = list(chain_lines(f"obligation:{desk.obligation().pk}"))
    assert lines[-1].event == "obligation.received_outside"
    assert first_broken_place(lines) is None


@pytest.mark.parametrize("mark", [exempt, outside])
@pytest.mark.parametrize("standing", ["submitted", "reviewed"])
def test_what_was_handed_in_is_not_marked(desk, mark, standing):
    getattr(desk, standing)()
    before = counts()
    with pytest.raises(NotPossible, match="đã nộp báo cáo trên hệ thống"):
        mark(desk)
    assert counts() == before
    assert handed_in(desk.obligation())
    assert (desk.obligation().exempted_at, desk.obligation().outside_at) == (None, None)


@pytest.mark.parametrize("mark", [exempt, outside])
def test_what_was_accepted_and_reopened_still_counts_and_is_not_marked(desk, mark):
    report = actions.accept_report(desk.reviewed(), by=desk.organiser, at=desk.now)
    reports.reopen(fresh(report), reason="Sửa số", by=desk.organiser, at=desk.now)
    with pytest.raises(NotPossible):
        mark(desk)


@pytest.mark.parametrize("mark", [exempt, outside])
def test_only_the_organiser_marks(desk, mark):
    desk.submitted()
    before = counts()
    for viewer in (desk.head, desk.leader, desk.lead, desk.stranger):
        with pytest.raises(NotAllowed):
            mark(desk, viewer)
    assert counts() == before
