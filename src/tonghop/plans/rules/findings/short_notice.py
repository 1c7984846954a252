"""Fewer than five working days between the day of issue and a due moment."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from tonghop.kernel.moments import due_text, last_day, short_date, start_of
from tonghop.kernel.working_days import add_working_days, working_days_after
from tonghop.plans.rules.dates import make_date
from tonghop.plans.rules.facts import Due, Finding, Source
from tonghop.plans.rules.study import Study

ENOUGH = 5
_NO_YEAR = re.compile(r"trước\s+(?:ngày\s+)?(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})\b(?!/)", re.IGNORECASE)


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning once for each moment that leaves too little time; the moments of reports first."""
    issued = study.reading.document.issued_on
    if issued is None:
        return
    duties = ((d.due, d.source) for d in study.reading.report_duties)
    tasks = ((t.due, Source(t.source.start, t.source.end, t.source.quote)) for t in study.reading.tasks)
    told: set[datetime] = set()
    enough = add_working_days(issued, ENOUGH)
    for due, source in (*duties, *tasks):
        end = due.ends_at or _this_year(due, issued)
        if end is None or end in told or end <= start_of(issued):
            continue
        if last_day(end) < enough:
            days = working_days_after(issued, last_day(end))
            told.add(end)
            yield Finding(
                "short-notice",
                "warning",
                f"Từ ngày ký ({short_date(issued)}) đến hạn “{due.text}” (chậm nhất {due_text(end)}) "
                f"chỉ có {days} ngày làm việc,"
                f" ít hơn {ENOUGH} ngày, nên đơn vị dễ nộp muộn hoặc làm sơ sài. Cần lùi hạn, hoặc gửi "
                f"trước đề cương, biểu mẫu.",
                source,
            )


def _this_year(due: Due, issued: date) -> datetime | None:
    """Return the first time "trước ngày 20/11" can mean, in the year of issue."""
    found = _NO_YEAR.search(due.text or "") if due.kind == "recurring" else None
    day = make_date(issued.year, int(found[2]), int(found[1])) if found else None
    return start_of(day) if day else None
