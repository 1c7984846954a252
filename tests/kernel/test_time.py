from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.moments import (
    VIETNAM,
    clock,
    due_text,
    end_of,
    last_day,
    long_date,
    short_date,
    start_of,
    weekday,
)
from tonghop.kernel.working_days import (
    add_working_days,
    is_working_day,
    shift_working_days,
    special_days,
    working_days_after,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 5, 4), "04/5/2026", "ngày 04 tháng 5 năm 2026"),
        (date(2026, 1, 12), "12/01/2026", "ngày 12 tháng 01 năm 2026"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_dates_have_zeros_where_the_decree_puts_them(day, short, long):
    assert (short_date(day), long_date(day)) == (short, long)


def test_a_due_moment_is_shown_as_its_last_minute():
    assert due_text(start_of(date(2026, 5, 8))) == "23:59 thứ Năm, 07/5/2026"
    assert due_text(datetime(2026, 6, 15, 15, 0, tzinfo=VIETNAM)) == "14:59 thứ Hai, 15/6/2026"


def test_a_clock_names_the_weekday():
    assert clock(datetime(2026, 5, 7, 10, 42, tzinfo=VIETNAM)) == "10:42, thứ Năm, 07/5/2026"


@given(DAYS)
def test_the_end_of_a_day_is_the_start_of_the_next(day):
    assert end_of(day) == start_of(day + timedelta(days=1))
    assert last_day(end_of(day)) == day
    assert weekday(day) in due_text(end_of(day))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 5, 4), True),
        (date(2026, 5, 9), False),
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 2, 17), False),
    ],
)
def test_holidays_are_no_working_days(day, works):
    assert is_working_day(day) is works


def test_three_working_days_lie_between_the_sample_plan_and_its_due_day():
    assert working_days_after(date(2026, 5, 4), date(2026, 5, 7)) == 3


@given(DAYS, st.integers(0, 40))
def test_adding_and_counting_working_days_agree(start, count):
    assert working_days_after(start, add_working_days(start, count)) == count


def test_one_cannot_go_back():
    with pytest.raises(ValueError, match="-1"):
        add_working_days(date(2026, 5, 4), -1)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 8, 22), True),  # a Saturday worked in exchange for Monday 31/8
        (date(2026, 8, 31), False),
        (date(2026, 4, 27), False),  # Giỗ Tổ fell on a Sunday
        (date(2026, 2, 16), False),  # the last day of the lunar year
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),
    ],
)
def test_days_in_lieu_saturdays_in_exchange_and_the_lunar_new_year(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_the_calendar_loaded_alone_is_the_librarys_own(year):
    own = holidays.country_holidays("VN", years=year, language="vi")
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [is_working_day(day) for day in days] == [bool(own.is_working_day(day)) for day in days]


def test_what_an_operator_edited_holds_against_the_national_calendar():
    edited = {date(2026, 5, 9): True, date(2026, 5, 11): False}
    assert is_working_day(date(2026, 5, 9), edited)
    assert not is_working_day(date(2026, 5, 11), edited)
    assert add_working_days(date(2026, 5, 8), 2, edited) == date(2026, 5, 12)
    assert working_days_after(date(2026, 5, 8), date(2026, 5, 12), edited) == 2


@given(DAYS, st.integers(1, 30))
def test_going_back_and_forth_between_working_days_comes_home(start, count):
    home = shift_working_days(start, 1)
    assert shift_working_days(shift_working_days(home, -count), count) == home


def test_the_special_days_of_a_year_are_named():
    days = {day: (works, name) for day, works, name in special_days(2026)}
    assert days[date(2026, 8, 22)] == (True, "Làm bù")
    assert days[date(2026, 4, 30)][0] is False
    assert date(2026, 4, 26) not in days  # a Sunday is free anyway
    assert all(is_working_day(day) is works for day, (works, _) in days.items())
