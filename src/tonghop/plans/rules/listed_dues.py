"""Days that share one "trước ngày": "trước ngày 15/5 và ngày 15/11" is due at each of them."""

import re
from collections.abc import Iterator, Sequence

from tonghop.kernel.text import squeeze
from tonghop.plans.rules.dates import make_date
from tonghop.plans.rules.dues import Found, all_prose_dues, cell_due
from tonghop.plans.rules.facts import Due

_DAY = r"(?P<d>\d{1,2})\s*(?:/|\.|-|\s+tháng\s+)\s*(?P<m>\d{1,2})(?:\s*(?:/|\.|-|\s+năm\s+)\s*(?P<y>\d{4}))?(?![\d/])"
_FIRST = re.compile(rf"(?P<lead>\D+){_DAY}", re.IGNORECASE)
_LEAD = r"(?:trước|chậm nhất(?:\s+là)?)\s+(?:ngày\s+)?"
_REPORT = (
    r"(?:báo cáo\s+)?(?:(?:0?6|0?9|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|(?:(?:cả|cuối|hằng|hàng)\s+)?năm"
    r"|quý\s+(?:IV|III|II|I|[1-4]))\s+"
)
_TAIL = r"(?=\s*(?:$|[.,;()]|và\s|(?:hằng|hàng|mỗi)\s+năm|của\s|để\s|gửi\s|nộp\s|về\s|báo cáo\s|cho\s))"
_NEXT = re.compile(
    rf"\s*(?:(?P<comma>[,;])|[,;]?\s*và)\s*(?P<lead>(?:{_REPORT})?{_LEAD})?(?:ngày\s+)?{_DAY}{_TAIL}", re.IGNORECASE
)
_YEARLY = re.compile(r"\s+(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_LEAP_YEAR = 2024


def prose_dues(sentence: str) -> list[Due]:
    """Return the first time that a sentence sets, and with it every day that is listed after it."""
    return [due for found in all_prose_dues(sentence)[:1] for due in _listed(sentence, found)]


def cell_dues(text: str) -> list[Due]:
    """Return the times that a cell holds: each of the days that it lists, else the one it is read as."""
    found = prose_dues(text)
    return found if len(found) > 1 else [cell_due(text)]


def whole_due(sentence: str, found: Found) -> Due:
    """Return the time found with all days listed after it in its words; its day is the first."""
    days = _days(sentence, found)
    if not days:
        return found.due
    end = days[-1].end()
    yearly = _YEARLY.match(sentence, end)
    whole = cell_due(squeeze(sentence[found.start : yearly.end() if yearly else end]))
    return whole if (whole.kind, whole.day) == (found.due.kind, found.due.day) else found.due


def _listed(sentence: str, found: Found) -> list[Due]:
    first = _FIRST.fullmatch(found.due.text or "")
    days = [first, *_days(sentence, found)] if first else []
    if first is None or len(days) == 1:
        return [found.due]
    years = [day["y"] for day in days]
    yearly = _YEARLY.match(sentence, days[-1].end())
    after = yearly[0] if yearly else ""
    return [cell_due(f"{first['lead']}{day['d']}/{day['m']}{_year_at(years, n)}{after}") for n, day in enumerate(days)]


def _days(sentence: str, found: Found) -> list[re.Match[str]]:
    """Return the days listed after the one found; what stands after a comma alone is listed only before an "và"."""
    more = list(_following(sentence, found.end)) if _FIRST.fullmatch(found.due.text or "") else []
    while more and more[-1]["comma"] and not more[-1]["lead"]:
        more.pop()
    return more


def _year_at(years: Sequence[str | None], at: int) -> str:
    """Return the year of a day of the list, "/2026": its own, else the next that is written, else the last before."""
    year = next((year for year in (*years[at:], *reversed(years[:at])) if year), None)
    return f"/{year}" if year else ""


def _following(sentence: str, at: int) -> Iterator[re.Match[str]]:
    while (day := _NEXT.match(sentence, at)) and make_date(int(day["y"] or _LEAP_YEAR), int(day["m"]), int(day["d"])):
        yield day
        at = day.end()
