"""Dates and moments as Vietnam counts and writes them: Asia/Ho_Chi_Minh, due moments as exclusive ends."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_LAST_MONTH_WITH_ZERO = 2  # Nghị định 30/2020: a leading 0 for days below 10 and for months 1 and 2


def local(moment: datetime) -> datetime:
    """Return the same moment on Vietnam's clock."""
    return moment.astimezone(VIETNAM)


def start_of(day: date) -> datetime:
    """Return the first moment of a day in Vietnam."""
    return datetime.combine(day, time(), tzinfo=VIETNAM)


def end_of(day: date) -> datetime:
    """Return the exclusive end of a day: the first moment of the next."""
    return start_of(day + timedelta(days=1))


def short_date(day: date) -> str:
    """Return "08/5/2026": zero before days below 10, and before months 1 and 2 only (Nghị định 30/2020)."""
    month = f"{day.month:02d}" if day.month <= _LAST_MONTH_WITH_ZERO else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def long_date(day: date) -> str:
    """Return "ngày 04 tháng 5 năm 2026" (Nghị định 30/2020, Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month <= _LAST_MONTH_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday(day: date) -> str:
    """Return the day's name, e.g. "thứ Năm"."""
    return WEEKDAYS[day.weekday()]


def clock(moment: datetime) -> str:
    """Return "10:42, thứ Năm, 07/5/2026"."""
    here = local(moment)
    return f"{here:%H:%M}, {weekday(here.date())}, {short_date(here.date())}"


def due_text(due: datetime) -> str:
    """Return an exclusive due moment as its last minute: "23:59 thứ Năm, 07/5/2026"."""
    last = local(due - timedelta(minutes=1)) if local(due).second == 0 else local(due)
    return f"{last:%H:%M} {weekday(last.date())}, {short_date(last.date())}"


def last_day(due: datetime) -> date:
    """Return the last day on which something due before the exclusive end `due` is still on time."""
    return local(due - timedelta(microseconds=1)).date()
