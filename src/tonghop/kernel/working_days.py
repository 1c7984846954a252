"""Working days of Vietnam: holidays, days off in lieu and Saturdays worked in exchange, and what an operator edited."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

import holidays

Edited = Mapping[date, bool]
"""Days that an operator set against the national calendar: True where offices work, False where they do not."""
NOTHING_EDITED: Edited = {}
_SATURDAY = 5


@lru_cache(maxsize=64)
def _national(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year, language="vi")


def is_working_day(day: date, edited: Edited = NOTHING_EDITED) -> bool:
    """Tell whether offices work on that day: as edited, else as the State's calendar has it."""
    return edited[day] if day in edited else bool(_national(day.year).is_working_day(day))


def special_days(year: int) -> Iterator[tuple[date, bool, str]]:
    """Yield the days of a year on which the national calendar departs from Monday to Friday: day, works?, name."""
    national = _national(year)
    days = {*national, *(day for day in national.weekend_workdays if day.year == year)}
    for day in sorted(days):
        works = bool(national.is_working_day(day))
        if works != (day.weekday() < _SATURDAY):
            yield day, works, "Làm bù" if works else str(national.get(day))


def working_days_after(start: date, end: date, edited: Edited = NOTHING_EDITED) -> int:
    """Count the working days after `start` up to and including `end`; 0 where there are none or end <= start."""
    return sum(is_working_day(start + timedelta(days=n), edited) for n in range(1, (end - start).days + 1))


def add_working_days(start: date, count: int, edited: Edited = NOTHING_EDITED) -> date:
    """Return the day that is `count` working days after `start`; raises ValueError for a negative count."""
    if count < 0:
        raise ValueError(count)
    return shift_working_days(start, count, edited)


def shift_working_days(start: date, count: int, edited: Edited = NOTHING_EDITED) -> date:
    """Return the day that is `count` working days after `start`, before it where negative; itself for 0."""
    day, step = start, timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, edited)
    return day
