"""A date that does not exist, a weekday that is not that date's, a range that ends before it begins."""

import re
from collections.abc import Iterator

from tonghop.kernel.moments import WEEKDAYS, weekday
from tonghop.plans.rules.dates import full_dates
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})\s*,?\s*\(?(?:ngày\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"^\s*(?:đến|tới|[-–])(?:\s+hết)?(?:\s+ngày)?\s*$")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def check(study: Study) -> Iterator[Finding]:
    """Raise an error for each such date."""
    text = study.reading.text
    before = None
    for one in full_dates(text):
        words = text[one.start : one.end]
        if one.day is None or not _FIRST_YEAR <= one.day.year <= _LAST_YEAR:
            yield _finding(study, one.start, one.end, f"Ngày “{words}” không có trên lịch.")
            continue
        named = _WEEKDAY.search(text[max(0, one.start - 25) : one.start])
        if named and named[1].lower() != weekday(one.day).lower():
            what = f"{words} là {weekday(one.day)}, không phải {named[1]}."
            yield _finding(study, one.start - len(named[0]), one.end, what)
        if before and before.day and _BETWEEN.match(text[before.end : one.start]) and one.day < before.day:
            yield _finding(study, before.start, one.end, f"Khoảng thời gian kết thúc ({words}) trước khi bắt đầu.")
        before = one


def _finding(study: Study, start: int, end: int, what: str) -> Finding:
    return Finding(
        "date-impossible", "error", f"{what} Không xác định được thời hạn; cần sửa lại ngày.", study.place(start, end)
    )
