"""Working days of Vietnam: holidays, days off in lieu and Saturdays worked in exchange, and what an operator edited."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

Edited = Mapping[date, bool]
"""Days that an operator set against the national calendar: True where offices work, False where they do not."""
NOTHING_EDITED: Edited = {}
_SATURDAY = 5


@lru_cache(maxsize=1)
def _vietnam() -> type["HolidayBase"]:
    """Return the library's calendar of Vietnam, loaded alone: its package would load those of all countries (0.1 s)."""
    package = find_spec("holidays")
    place = Path(package.origin or "").with_name("countries") / "vietnam.py" if package else Path()
    spec = spec_from_file_location("tonghop.kernel.holidays_of_vietnam", place)
    if spec is None or spec.loader is None:
        raise ImportError(str(place))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    calendar: type[HolidayBase] = module.Vietnam
    return calendar


@lru_cache(maxsize=64)
def _national(year: int) -> "HolidayBase":
    return _vietnam()(years=year, language="vi")


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
