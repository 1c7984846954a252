"""Calendar dates as plans write them ("08/5/2026", "ngày 04 tháng 5 năm 2026"), and the ends of periods."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_FULL = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})(?![\d/])"
    r"|(?<!\d)(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{4})(?!\d)"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_MONTH, _HALF = 12, 6


@dataclass(frozen=True)
class WrittenDate:
    """A full date where it stands; `day` is None where no such day exists."""

    start: int
    end: int
    day: date | None


def full_dates(text: str) -> Iterator[WrittenDate]:
    """Yield each date that is written with day, month and year."""
    for found in _FULL.finditer(text):
        day, month, year = (int(found[a] or found[b]) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
        yield WrittenDate(found.start(), found.end(), make_date(year, month, day))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """Return the last day of a month, None where there is no such month."""
    if not 1 <= month <= _LAST_MONTH or not year >= 1:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_end(year: int, quarter: str) -> date | None:
    """Return the last day of a quarter written "IV" or "4", None for anything else."""
    number = _QUARTERS.get(quarter.lower())
    return None if number is None else month_end(year, number * 3)


def half_end(year: int, which: str) -> date | None:
    """Return the last day of the first ("đầu") or second half of a year."""
    return month_end(year, _HALF if which == "đầu" else _LAST_MONTH)
