from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.campaigns.rules.dues import (
    POLICIES,
    due_for,
    due_moment,
    effective_due,
    effective_lock,
    is_late,
    is_locked,
)
from tonghop.kernel.moments import due_text, last_day, start_of

DAYS = st.dates(min_value=date(2000, 1, 2), max_value=date(2099, 12, 30))
POLICY = st.sampled_from(POLICIES)
MOMENTS = st.builds(lambda day, minutes: start_of(day) + timedelta(minutes=minutes), DAYS, st.integers(0, 1439))


def test_before_the_eighth_of_may_ends_with_the_seventh():
    due = due_moment(date(2026, 5, 8), "day_before")
    assert due.isoformat() == "2026-05-08T00:00:00+07:00"
    assert due_text(due) == "23:59 thứ Năm, 07/5/2026"


def test_the_other_policy_includes_the_day_named():
    due = due_moment(date(2026, 5, 8), "day_named")
    assert due.isoformat() == "2026-05-09T00:00:00+07:00"
    assert due_text(due) == "23:59 thứ Sáu, 08/5/2026"


@given(DAYS, POLICY)
def test_the_last_day_is_the_day_before_or_the_day_itself(day, policy):
    due = due_moment(day, policy)
    assert last_day(due) == (day if policy == "day_named" else day - timedelta(days=1))
    assert (due.utcoffset(), due.hour, due.minute) == (timedelta(hours=7), 0, 0)


@given(DAYS)
def test_one_policy_gives_exactly_one_day_more(day):
    assert due_moment(day, "day_named") - due_moment(day, "day_before") == timedelta(days=1)


@given(DAYS, POLICY, st.sampled_from(["by", "within", "event", "recurring"]))
def test_only_before_hangs_on_the_policy(day, policy, kind):
    assert due_for(day, kind=kind, policy=policy) == due_moment(day, "day_named")
    assert due_for(day, kind="before", policy=policy) == due_moment(day, policy)


@given(DAYS, POLICY, st.one_of(st.none(), MOMENTS))
def test_late_begins_exactly_at_the_exclusive_end_that_counts(day, policy, extended_to):
    due = due_moment(day, policy)
    end = effective_due(due, extended_to)
    assert end >= due
    assert is_late(end, due=due, extended_to=extended_to)
    assert not is_late(end - timedelta(microseconds=1), due=due, extended_to=extended_to)


@given(MOMENTS, st.one_of(st.none(), MOMENTS), st.one_of(st.none(), MOMENTS))
def test_nothing_is_locked_within_an_extension_nor_without_a_lock(moment, lock_at, extended_to):
    locked = is_locked(moment, lock_at=lock_at, extended_to=extended_to)
    if lock_at is None or moment < lock_at or (extended_to is not None and moment < extended_to):
        assert not locked
    else:
        assert locked


@pytest.mark.parametrize(
    ("lock", "extension", "counts"),
    [(10, None, 10), (10, 12, 12), (10, 9, 10), (None, 12, None), (None, None, None)],
)
def test_an_extension_moves_the_lock_only_later(lock, extension, counts):
    day = {n: start_of(date(2026, 5, n)) for n in (9, 10, 12)} | {None: None}
    assert effective_lock(day[lock], day[extension]) == day[counts]
