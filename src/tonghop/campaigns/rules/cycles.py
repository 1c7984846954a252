"""Recurring campaigns: the period and due day of each month, quarter, half, nine months and year (NĐ 09/2019, Điều 12).

Figures close on the 14th, and the period begins on the 15th that closed the one before; the report is sent within two
working days of the closing day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Literal, get_args

from tonghop.kernel.working_days import NOTHING_EDITED, Edited, add_working_days

Cycle = Literal["month", "quarter", "half", "nine_months", "year"]
CYCLES: tuple[Cycle, ...] = get_args(Cycle)
CYCLE_LABELS: dict[Cycle, str] = {
    "month": "Hằng tháng",
    "quarter": "Hằng quý",
    "half": "6 tháng",
    "nine_months": "9 tháng",
    "year": "Hằng năm",
}
FIRST_DAY, CLOSING_DAY, DAYS_TO_SEND = 15, 14, 2
_MONTHS_CLOSING: dict[Cycle, tuple[int, ...]] = {
    "month": tuple(range(1, 13)),
    "quarter": (3, 6, 9, 12),
    "half": (6,),
    "nine_months": (9,),
    "year": (12,),
}
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class CyclePeriod:
    """One period: first and closing day (inclusive), and the last day on which its report is on time."""

    cycle: Cycle
    first: date
    closing: date
    due_day: date

    @property
    def name(self) -> str:
        """How a title names it: "tháng 6 năm 2026", "quý II năm 2026", "6 tháng đầu năm 2026"."""
        year, month = self.closing.year, self.closing.month
        return {
            "month": f"tháng {month} năm {year}",
            "quarter": f"quý {_QUARTERS[month // 3 - 1]} năm {year}",
            "half": f"6 tháng đầu năm {year}",
            "nine_months": f"9 tháng đầu năm {year}",
            "year": f"năm {year}",
        }[self.cycle]

    @property
    def key(self) -> str:
        """How a campaign's key names it: "2026-t06", "2026-q2", "2026-6t"."""
        year, month = self.closing.year, self.closing.month
        return {
            "month": f"{year}-t{month:02d}",
            "quarter": f"{year}-q{month // 3}",
            "half": f"{year}-6t",
            "nine_months": f"{year}-9t",
            "year": f"{year}-nam",
        }[self.cycle]


def period_closing(cycle: Cycle, year: int, month: int, *, edited: Edited = NOTHING_EDITED) -> CyclePeriod:
    """Return the period that closes in that month; ValueError where none of the cycle does."""
    if month not in _MONTHS_CLOSING[cycle]:
        raise ValueError(f"no {cycle} closes in month {month}")
    closing = date(year, month, CLOSING_DAY)
    due_day = add_working_days(closing, DAYS_TO_SEND, edited)
    return CyclePeriod(cycle, _first_day(cycle, year, month), closing, due_day)


def next_period(cycle: Cycle, *, after: date, edited: Edited = NOTHING_EDITED) -> CyclePeriod:
    """Return the first period of the cycle that closes after that day."""
    year, month = next(
        (year, month) for year, month in _closings(cycle, after.year) if date(year, month, CLOSING_DAY) > after
    )
    return period_closing(cycle, year, month, edited=edited)


def _closings(cycle: Cycle, year: int) -> Iterator[tuple[int, int]]:
    for one in count(year):
        for month in _MONTHS_CLOSING[cycle]:
            yield one, month


def _first_day(cycle: Cycle, year: int, month: int) -> date:
    """Return the 15th from which it counts: of the month before, of three before, else of last December."""
    back = {"month": 1, "quarter": 3}.get(cycle, month)
    months = year * 12 + (month - 1) - back
    return date(months // 12, months % 12 + 1, FIRST_DAY)
