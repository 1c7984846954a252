"""Counts over time: cumulative, in equal steps, bounded in number, true at every point."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.reports.rules.progress import MOST_POINTS, points_over_time

START = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
HOURS = st.lists(st.floats(min_value=-100, max_value=5_000, allow_nan=False), max_size=40)


@given(arrived=HOURS, accepted=HOURS, lasting=st.floats(min_value=0.01, max_value=20_000))
def test_every_point_counts_what_came_before_it(arrived, accepted, lasting):
    came = [START + timedelta(hours=h) for h in arrived]
    taken = [START + timedelta(hours=h) for h in accepted]
    now = START + timedelta(hours=lasting)
    points = points_over_time(came, taken, start=START, now=now)
    assert len(points) <= MOST_POINTS + 2
    assert points[-1].until == now
    assert [p.until for p in points] == sorted({p.until for p in points})
    for point in points:
        assert point.arrived == sum(moment < point.until for moment in came)
        assert point.accepted == sum(moment < point.until for moment in taken)


@pytest.mark.parametrize("before", [timedelta(0), timedelta(days=1)])
def test_before_it_opens_there_is_one_point(before):
    (point,) = points_over_time([], [], start=START, now=START - before)
    assert (point.arrived, point.accepted) == (0, 0)
