"""Recurring campaigns: periods that close on the 14th, and the next campaign made from them."""

from datetime import date

import pytest
from campaign_samples import SAMPLE
from hypothesis import given
from hypothesis import strategies as st

import factories
from tonghop.campaigns.actions import open_from_file
from tonghop.campaigns.queries import next_period_of
from tonghop.campaigns.rules.cloning import next_in_cycle
from tonghop.campaigns.rules.cycles import CYCLES, next_period, period_closing
from tonghop.kernel.moments import end_of
from tonghop.kernel.working_days import is_working_day, working_days_after
from tonghop.organisations.permissions import Role

ONE_DAY = date.resolution


@pytest.mark.parametrize(
    ("cycle", "month", "first", "closing", "due", "name"),
    [
        ("month", 5, date(2026, 4, 15), date(2026, 5, 14), date(2026, 5, 18), "tháng 5 năm 2026"),
        ("month", 1, date(2025, 12, 15), date(2026, 1, 14), date(2026, 1, 16), "tháng 1 năm 2026"),
        ("quarter", 3, date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 17), "quý I năm 2026"),
        ("quarter", 6, date(2026, 3, 15), date(2026, 6, 14), date(2026, 6, 16), "quý II năm 2026"),
        ("half", 6, date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 16), "6 tháng đầu năm 2026"),
        ("nine_months", 9, date(2025, 12, 15), date(2026, 9, 14), date(2026, 9, 16), "9 tháng đầu năm 2026"),
        ("year", 12, date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 16), "năm 2026"),
    ],
)
def test_each_cycle_closes_on_the_fourteenth(cycle, month, first, closing, due, name):
    period = period_closing(cycle, 2026, month)
    assert (period.first, period.closing, period.due_day, period.name) == (first, closing, due, name)


def test_a_holiday_moves_the_last_day():
    assert next_period("month", after=date(2026, 1, 14)).due_day == date(2026, 2, 24)  # Tết lies between
    edited = {date(2026, 2, 24): False}
    assert next_period("month", after=date(2026, 1, 14), edited=edited).due_day == date(2026, 2, 25)


@pytest.mark.parametrize(("cycle", "month"), [("quarter", 5), ("half", 12), ("year", 6)])
def test_a_month_in_which_nothing_closes_is_refused(cycle, month):
    with pytest.raises(ValueError, match=cycle):
        period_closing(cycle, 2026, month)


@given(st.sampled_from(CYCLES), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_periods_follow_one_another(cycle, day):
    one = next_period(cycle, after=day)
    then = next_period(cycle, after=one.closing)
    assert one.first <= one.closing < one.due_day
    assert one.closing > day
    assert is_working_day(one.due_day)
    assert working_days_after(one.closing, one.due_day) == 2
    assert then.closing > one.closing
    if cycle in {"month", "quarter", "year"}:
        assert then.first == one.closing + ONE_DAY


def test_the_campaign_of_the_next_period_keeps_outline_and_distances():
    made = next_in_cycle(SAMPLE, next_period("quarter", after=date(2026, 5, 8)))
    assert made.key == "lao-cai-so-ket-2026-2026-q2"
    assert made.short_title == "Sơ kết năm 2026 quý II năm 2026"
    assert (made.period_from, made.period_to) == (date(2026, 3, 15), date(2026, 6, 14))
    assert {form.due for form in made.forms} == {end_of(date(2026, 6, 16))}
    assert made.report_due - made.forms[0].due == SAMPLE.report_due - SAMPLE.forms[1].due
    assert (made.exempt, [s.key for s in made.sections]) == ((), [s.key for s in SAMPLE.sections])
    again = next_in_cycle(made, next_period("quarter", after=made.period_to))
    assert again.key == "lao-cai-so-ket-2026-2026-q3"
    assert again.short_title == "Sơ kết năm 2026 quý III năm 2026"


def test_it_can_be_opened_as_it_is(db, now):
    province = factories.make_province()
    campaign = factories.open_campaign(province, key="bao-cao-2026-t04", period_to=date(2026, 4, 14))
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    made = next_period_of(organiser, campaign, cycle="month")
    opened = open_from_file(province.owner, text=made.text, by=organiser, at=now)
    assert opened.key == "bao-cao-2026-t05"
    assert {o.due for o in opened.obligations.all()} == {end_of(date(2026, 5, 18))}
    assert made.changes
