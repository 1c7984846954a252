"""When a rung comes: working days from the due day, at the ladder's hour; and which one holds at a moment."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.chasing.rules.ladder import (
    DEFAULT,
    Ladder,
    Rung,
    Whom,
    checked_ladder,
    moment_of,
    rung_at,
    rungs_as_json,
    rungs_of,
)
from tonghop.chasing.rules.reminding import Owed, Reachable, digests, planned, reminders_due
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import VIETNAM, end_of, start_of

DUE = end_of(date(2026, 5, 7))  # a Thursday
OPENED = datetime(2026, 5, 1, 8, 0, tzinfo=VIETNAM)
WRITER, HEAD, ORGANISER = Reachable(1, Whom.WRITER), Reachable(2, Whom.HEAD), Reachable(3, Whom.ORGANISER)


def at(day, hour=8, minute=0, month=5):
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("due", "days", "comes"),
    [
        (DUE, -3, at(4)),
        (DUE, -1, at(6)),
        (DUE, 0, at(7)),
        (DUE, 1, at(8)),
        (end_of(date(2026, 5, 10)), -1, at(8)),  # due on a Sunday
        (end_of(date(2026, 5, 10)), 0, at(10)),
        (end_of(date(2026, 5, 10)), 1, at(11)),
        (end_of(date(2026, 5, 4)), -3, at(24, month=4)),  # over 30/4-03/5 and the day in lieu of Giỗ Tổ (27/4)
        (end_of(date(2026, 2, 23)), -1, at(13, month=2)),  # over Tết
        (end_of(date(2026, 2, 13)), 1, at(23, month=2)),
        (start_of(date(2026, 5, 7)) + timedelta(hours=15), 0, at(7)),
        (start_of(date(2026, 5, 7)) + timedelta(hours=7), 0, None),  # due before the hour at which it would come
    ],
)
def test_a_rung_comes_on_working_days_at_its_hour(due, days, comes):
    assert moment_of(Rung(days, (Whom.WRITER,)), due, DEFAULT, {}) == comes


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (at(4, 7, 59), None),
        (at(4), -3),
        (at(5, 7, 59), -3),
        (at(5, 8, 0), None),  # a day later it says nothing any more
        (at(6, 12), -1),
        (at(7, 7, 59), -1),
        (at(7, 8), 0),
        (at(8, 8), 1),
        (at(9, 8), None),
    ],
)
def test_the_rung_that_holds(now, days):
    rung = rung_at(now, DUE, DEFAULT, {}, since=OPENED)
    assert (rung.days if rung else None) == days


def test_what_came_before_the_opening_is_not_sent_later():
    assert rung_at(at(4, 9), DUE, DEFAULT, {}, since=at(4, 8, 30)) is None
    assert rung_at(at(6, 9), DUE, DEFAULT, {}, since=at(4, 8, 30)).days == -1


def owed(number=7, **more):
    return Owed(number, DUE, OPENED, **{"owes": True, **more})


PEOPLE = {7: (WRITER, HEAD, ORGANISER), 8: (WRITER, ORGANISER)}


def due_at(now, *obligations, sent=frozenset(), ladder=DEFAULT):
    return reminders_due(now, obligations, PEOPLE, ladder, sent, {})


def test_only_those_who_owe_and_are_not_paused_and_only_whom_the_rung_names():
    assert [d.person_id for d in due_at(at(4), owed())] == [1]
    assert [d.person_id for d in due_at(at(6), owed())] == [1, 2]
    assert [d.person_id for d in due_at(at(8), owed())] == [1, 2, 3]
    assert due_at(at(6), owed(owes=False), owed(8, paused=True)) == []
    assert due_at(at(6), owed(), ladder=Ladder(DEFAULT.rungs, running=False)) == []


def test_nothing_is_due_twice_and_a_due_moment_that_moved_begins_anew():
    first = due_at(at(6), owed())
    sent = frozenset(d.key for d in first)
    assert due_at(at(6, 8, 1), owed(), sent=sent) == []
    later = Owed(7, DUE + timedelta(days=1), OPENED, owes=True)
    assert [d.days for d in due_at(at(7), later, sent=sent)] == [-1, -1]


def test_several_for_one_person_are_one_digest():
    made = digests(due_at(at(8), owed(), owed(8)))
    assert {person: [d.obligation_id for d in due] for person, due in made.items()} == {1: [7, 8], 2: [7], 3: [7, 8]}


def test_the_plan_says_beforehand_what_then_happens():
    plan = planned(at(4, 9), [owed()], PEOPLE, DEFAULT, {})
    assert [(p.at, [r.person_id for r in p.people]) for p in plan] == [
        (at(6), [1, 2]),
        (at(7), [1, 2]),
        (at(8), [1, 2, 3]),
    ]
    for step in plan:
        assert [d.person_id for d in due_at(step.at, owed())] == [r.person_id for r in step.people]


@given(st.integers(0, 30 * 24 * 60).map(lambda minutes: at(20, month=4) + timedelta(minutes=minutes)))
def test_at_any_moment_at_most_one_rung_speaks(now):
    due = due_at(now, owed())
    assert len({d.days for d in due}) <= 1
    assert len({d.key for d in due}) == len(due)


@pytest.mark.parametrize(
    ("rungs", "hour", "said"),
    [
        ([Rung(-1, (Whom.WRITER,)), Rung(-1, (Whom.HEAD,))], 8, "cùng một ngày"),
        ([Rung(-31, (Whom.WRITER,))], 8, "30 ngày"),
        ([Rung(0, ())], 8, "người nhận"),
        ([Rung(0, (Whom.HEAD,))], 24, "Giờ"),
    ],
)
def test_what_is_no_ladder_is_refused(rungs, hour, said):
    with pytest.raises(NotPossible, match=said):
        checked_ladder(rungs, hour=hour, running=True)


def test_rungs_are_kept_in_order_and_come_back():
    ladder = checked_ladder(reversed(DEFAULT.rungs), hour=9, running=True)
    assert ladder.rungs == DEFAULT.rungs == rungs_of(rungs_as_json(ladder.rungs))
    assert [rung.words for rung in DEFAULT.rungs] == [
        "trước hạn 03 ngày làm việc",
        "trước hạn 01 ngày làm việc",
        "đúng ngày hạn",
        "quá hạn 01 ngày làm việc",
    ]
