"""The period a plan asks about: what it says ("từ ngày 01/7/2025 đến nay"), and what to propose where it is silent."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = r"(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})"
_RANGE = re.compile(
    rf"(?:từ|kể từ)\s+(?:ngày\s+)?{_DAY}\s+(?:đến|tới)\s+(?:nay|(?:hết\s+)?(?:ngày\s+)?{_DAY})", re.IGNORECASE
)


@dataclass(frozen=True)
class Period:
    """First and last day (inclusive); `written` tells whether the plan itself names both."""

    first: date | None
    last: date | None
    written: bool


def period_in(text: str, *, issued_on: date | None) -> Period:
    """Return the period most often named in the text; a missing end is the last day of the month before issue."""
    found = Counter(pair for pair in map(_pair, _RANGE.finditer(text)) if pair is not None)
    first, last = found.most_common(1)[0][0] if found else (None, None)
    if first is not None and last is not None:
        return Period(first, last, written=True)
    proposed = issued_on.replace(day=1) - timedelta(days=1) if issued_on else None
    if first is not None and proposed is not None and proposed < first:
        proposed = None
    return Period(first, proposed, written=False)


def _pair(match: re.Match[str]) -> tuple[date, date | None] | None:
    parts = [int(part) for part in match.groups() if part]
    try:
        first = date(parts[2], parts[1], parts[0])
        last = date(parts[5], parts[4], parts[3]) if len(parts) > len("dmy") else None
    except ValueError:
        return None
    return None if last is not None and last < first else (first, last)
