"""Working days of Vietnam: Monday to Friday less public holidays, with the swap days the Government announces."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

_SATURDAY = 5


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    """Tell whether offices work on that day."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def working_days_after(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`; 0 where there are none or end <= start."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def add_working_days(start: date, count: int) -> date:
    """Return the day that is `count` working days after `start`; raises ValueError for a negative count."""
    if count < 0:
        raise ValueError(count)
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
