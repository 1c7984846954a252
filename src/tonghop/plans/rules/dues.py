"""Times in plans: what is written, of which kind it is, which day it names, which moment is the last in time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tonghop.kernel.moments import end_of, start_of
from tonghop.kernel.text import squeeze
from tonghop.plans.rules.dates import full_dates, half_end, make_date, month_end, quarter_end
from tonghop.plans.rules.facts import NO_DUE, Due, DueKind

_ONE_SECOND = timedelta(seconds=1)
_CLOCK = r"(?:(?:lúc\s+)?(?P<h>\d{1,2})\s*(?:h|g|giờ|:)\s*(?P<min>\d{2})?(?:\s*(?:phút|’|'))?\s*,?\s*)?"
_DAY = (
    r"(?:thứ\s+\w+\s*,?\s*)?(?:ngày\s+)?(?:thứ\s+\w+\s*,?\s*\(?)?"
    r"(?P<d>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:[/.-]"
    r"|\s*,?\s*năm\s+)\s*(?P<y>\d{4})(?![\d/])"
)
_BEFORE = re.compile(
    rf"(?:(?:hoàn thành|xong|gửi|nộp|báo cáo)\s+)?trước\s+(?:hạn\s+|thời điểm\s+)?{_CLOCK}{_DAY}", re.IGNORECASE
)
_BY = re.compile(
    (
        rf"(?:(?:chậm nhất|muộn nhất)(?:\s+là)?(?:\s+(?:vào|đến|trước|trong))?|(?:đến|tới)(?:\s+hết)?|hết"
        rf"|trong|vào|xong)\s+{_CLOCK}{_DAY}"
    ),
    re.IGNORECASE,
)
_BARE_DAY = re.compile(rf"{_CLOCK}{_DAY}", re.IGNORECASE)
_PERIOD_NO_YEAR = re.compile(
    r"(?:(?:hoàn thành|xong)\s+)?(?:trong\s+)?(?:tháng\s+\d{1,2}|quý\s+(?:IV|III|II|I|[1-4]))", re.IGNORECASE
)
_FROM_TO = re.compile(rf"từ\s+(?:ngày\s+)?[^.;]{{1,40}}?\s+(?:đến|tới)(?:\s+hết)?\s+{_DAY}", re.IGNORECASE)
_FROM = re.compile(r"(?<!kể )từ\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.IGNORECASE)
_EVERY = (
    r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|quí|năm|kỳ)(?:\s*[,/]\s*(?:ngày|tuần|tháng|quý|năm))*"
    r"|\d+\s+tháng/lần|\d+\s+năm/lần"
    r"|(?:tháng|quý|năm)/lần"
)
_RECURRING = re.compile(
    rf"(?:trước\s+(?:ngày\s+)?\d{{1,2}}(?:[/.-]\d{{1,2}}"
    rf"|\s+tháng\s+\d{{1,2}})?\s*\(?\s*(?:của\s+)?)?(?:định kỳ\s+(?:theo\s+)?)?(?:tháng\s+\d{{1,2}}\s+"
    rf"|quý\s+\w+\s+)?(?:{_EVERY})"
    r"|định kỳ(?:\s+\d{1,2}\s+tháng|\s+(?:theo\s+)?(?:tháng|quý|năm))?"
    r"|trước\s+(?:ngày\s+)?\d{1,2}\s+của\s+tháng|trước\s+ngày\s+\d{1,2}(?!\s*[/.\-\d]|\s+tháng\s+\d)",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    (
        r"(?:trước|chậm nhất(?:\s+là)?|đến)\s+(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?!\d"
        r"|\s*[/.-]\s*\d{4}|\s+năm\s+\d{4}|\s*%)"
    ),
    re.IGNORECASE,
)
_CONTINUOUS = re.compile(r"thường xuyên|liên tục|cả năm|suốt năm", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:ngay\s+)?sau khi[^.;]*|ngay sau[^.;]*|trong\s+(?:thời hạn|vòng)\s+\d+\s+(?:ngày|tháng)[^.;]*"
    r"|\d+\s+ngày\s+(?:làm việc\s+)?(?:kể\s+)?từ[^.;]*|khi có[^.;]*"
    r"|khi (?:phát sinh|được)[^.;]*|theo\s+(?:tiến độ|kế hoạch|lộ trình|yêu cầu|chỉ đạo|hướng dẫn"
    r"|thời gian|chương trình|quy định|từng)[^.;]*|kể từ ngày[^.;]*|đột xuất",
    re.IGNORECASE,
)
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_RANGE = re.compile(
    (
        r"(?:giai đoạn\s+|từ\s+năm\s+|năm\s+)?(?:19|20)\d{2}\s*(?:[-–]|đến(?:\s+năm)?|tới)\s*(?P<y>(?:19"
        r"|20)\d{2})(?!\d)"
    ),
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"quý\s*(?:(?:IV|III|II|I|[1-4])\s*(?:,|-|–|và|;)\s*(?:quý\s*)?)*(?P<q>IV|III|II|I|[1-4])"
    rf"\s*(?:[/-]|,?\s*năm\s+|\s+)\s*{_YEAR}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    (
        rf"tháng\s*(?:\d{{1,2}}\s*(?:,|-|–|và)\s*(?:tháng\s*)?)*(?P<m>\d{{1,2}})\s*(?:[/-]"
        rf"|,?\s*năm\s+)\s*{_YEAR}"
        rf"|(?<![\d/])(?P<m2>\d{{1,2}})/(?P<y2>20\d{{2}})(?!\d)"
    ),
    re.IGNORECASE,
)
_HALF = re.compile(rf"(?:06|6|sáu)\s+tháng\s+(?P<w>đầu|cuối)\s+năm\s+{_YEAR}", re.IGNORECASE)
_ONE_YEAR = re.compile(rf"(?:(?:cuối|hết|trong|đến hết|đến)\s+)?(?:năm\s+)?{_YEAR}(?!\d|/)", re.IGNORECASE)

_TO = re.compile(r"\s*(?:[-–]|đến(?:\s+hết)?|và)\s*(?:trong\s+)?")


@dataclass(frozen=True)
class Found:
    """A time and where it stands in the text that was searched."""

    due: Due
    start: int
    end: int


def cell_due(text: str, *, continuing: Due = NO_DUE) -> Due:
    """Return the time that a cell or labelled line holds; its text is the whole cell. `continuing` for a blank one."""
    words = squeeze(text).strip(" .;")
    if not words or not any(c.isalnum() for c in words):
        return continuing
    for reader in (_dated, _recurring, _event, _continuous_or_period):
        due = reader(words)
        if due is not None:
            return Due(words, due.kind, due.day, due.last_moment)
    return Due(words, "none")


@lru_cache(maxsize=1000)
def prose_due(sentence: str) -> Found | None:
    """Return the time a sentence sets, None where it sets none; programme periods and years are no times here."""
    for pattern, make in _PROSE:
        for match in pattern.finditer(sentence):
            due = make(match)
            if due is not None and not _is_reference(sentence, match):
                return Found(due, match.start(), match.end())
    return None


def all_prose_dues(sentence: str) -> list[Found]:
    """Return every dated time that a sentence sets, in order; the recurring one if no date is set."""
    found = [
        Found(due, m.start(), m.end())
        for pattern, make in _PROSE[:2]
        for m in pattern.finditer(sentence)
        if (due := make(m)) is not None and not _is_reference(sentence, m)
    ]
    found = [f for f in found if not any(o.start <= f.start < o.end and o is not f for o in found)]
    if not found and (one := prose_due(sentence)):
        return [one]
    return sorted(found, key=lambda f: f.start)


def due_on(kind: DueKind, day: date, hour: int | None = None, minute: int = 0, *, text: str = "") -> Due:
    """Return a due of that kind on that day; "before" ends with the day before, or at the hour given."""
    if hour is not None:
        last = start_of(day) + timedelta(hours=hour, minutes=minute) - _ONE_SECOND
    else:
        last = (start_of(day) if kind == "before" else end_of(day)) - _ONE_SECOND
    return Due(text or None, kind, day, last)


def _from_match(kind: DueKind) -> Callable[[re.Match[str]], Due | None]:
    def make(match: re.Match[str]) -> Due | None:
        day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is None:
            return None
        groups = match.groupdict()
        hour = int(groups["h"]) if groups.get("h") else None
        if hour is not None and hour > 23:  # noqa: PLR2004 - the clock's hours
            hour = None
        minute = int(groups.get("min") or 0)
        return due_on(kind, day, hour, minute if minute < 60 else 0, text=squeeze(match[0]))  # noqa: PLR2004 - an hour

    return make


def _within_match(match: re.Match[str]) -> Due | None:
    return _period(match[0])


def _fixed(kind: DueKind) -> Callable[[re.Match[str]], Due | None]:
    return lambda match: Due(squeeze(match[0]).strip(" (,"), kind)


_PROSE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Due | None]], ...] = (
    (_BEFORE, _from_match("before")),
    (_BY, _from_match("by")),
    (
        re.compile(
            r"(?:hoàn thành|xong)\s+(?:trong|vào|trước)?\s*(?:(?:cuối\s+)?(?:quý|tháng"
            r"|năm)\s*[\dIVX]+(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?)"
            r"|trong\s+(?:quý|tháng)\s*[\dIVX]+(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})",
            re.IGNORECASE,
        ),
        _within_match,
    ),
    (_NO_YEAR, _fixed("recurring")),
    (_RECURRING, _fixed("recurring")),
    (re.compile(r"trong\s+(?:thời hạn|vòng)\s+\d+\s+(?:ngày|tháng)[^.;]*", re.IGNORECASE), _fixed("event")),
)


def _is_reference(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether the date is that of a cited document, or the recurring word belongs to a budget or a plan."""
    before = sentence[max(0, match.start() - 60) : match.start()]
    if re.search(r"\d+/[\w-]+\s*$", before) or re.search(
        r"(?:ngân sách|dự toán|kế hoạch|công tác|kiểm toán)[^,.;]{0,25}$", before
    ):
        regular = re.match(r"(?:hằng|hàng|định kỳ)", match[0], re.IGNORECASE)
        if regular and re.search(r"báo cáo\s[^,.;]{0,60}$", before):  # the yearly report itself
            return False
        return bool(regular or re.match(r"(?:ngày|\d)", match[0], re.IGNORECASE))
    return False


def _dated(words: str) -> Due | None:
    kinds: tuple[tuple[re.Pattern[str], DueKind], ...] = ((_BEFORE, "before"), (_FROM_TO, "within"), (_BY, "by"))
    for pattern, kind in kinds:
        found = pattern.search(words)
        if found:
            return _from_match(kind)(found) or Due(words, kind)  # a day that does not exist keeps its kind
    if _FROM.search(words):
        return Due(words, "continuous")
    found = _BARE_DAY.search(words)
    if found and not any(d.start < found.start() for d in full_dates(words)):
        return _from_match("by")(found) or Due(words, "by")
    return None


def _recurring(words: str) -> Due | None:
    return Due(words, "recurring") if _RECURRING.search(words) or _NO_YEAR.search(words) else None


def _event(words: str) -> Due | None:
    return (
        Due(words, "event")
        if _EVENT.match(words) or re.search(r"sau khi|kể từ|theo (?:kế hoạch|tiến độ|lộ trình)", words, re.IGNORECASE)
        else None
    )


def _continuous_or_period(words: str) -> Due | None:
    steady, period = _CONTINUOUS.search(words), _period(words)
    if steady and (period is None or re.match(r"thường xuyên|liên tục", words, re.IGNORECASE)):
        return Due(words, "continuous")
    if period is None and _PERIOD_NO_YEAR.fullmatch(words):
        return Due(words, "within")
    return period


def _period(words: str) -> Due | None:
    """Return the end of the first quarter, month, half, range or year that is named; of a range, its end."""
    ends = sorted(
        [
            *((m.start(), m.end(), quarter_end(int(m["y"]), m["q"])) for m in _QUARTER.finditer(words)),
            *((m.start(), m.end(), _month_of(m)) for m in _MONTH.finditer(words)),
            *((m.start(), m.end(), half_end(int(m["y"]), m["w"].lower())) for m in _HALF.finditer(words)),
        ],
        key=lambda one: one[0],
    )
    if len(ends) > 1 and _TO.fullmatch(words[ends[0][1] : ends[1][0]]):  # "Quý IV/2025 - Quý II/2026"
        ends = ends[1:]
    if not ends:
        ends = [
            (m.start(), m.end(), month_end(int(m["y"]), 12))
            for m in (*_RANGE.finditer(words), *_ONE_YEAR.finditer(words))
        ]
    day = ends[0][2] if ends else None
    return None if day is None else due_on("within", day, text=squeeze(words))


def _month_of(match: re.Match[str]) -> date | None:
    return month_end(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))
