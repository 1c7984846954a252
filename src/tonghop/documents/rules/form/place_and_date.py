"""Place and date of issue (ô số 4, mục II.4)."""

import re
from collections.abc import Iterator
from datetime import date

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.files.look import ParagraphLook

_CLAUSE = f"{DECREE}, mục II.4"
_LOOK = Wanted("Địa danh và thời gian ban hành", "place-date", _CLAUSE, (13, 14), bold=False, italic=True, caps=False)
_WRITTEN = re.compile(
    r"^(?P<place>[^,]*?)(?P<comma>,?)\s*ngày\s*(?P<day>\d{0,2})[\s.…_]*tháng\s*(?P<month>\d{0,2})[\s.…_]*năm\s*(?P<year>\d{0,4})",
    re.IGNORECASE,
)
_TWO_DIGIT_MONTHS = ("1", "2")


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error on what the decree fixes; days and months left blank for the clerk draw nothing."""
    line = parts.place_date
    if line is None:
        said = "Không thấy địa danh và thời gian ban hành, ví dụ “Lào Cai, ngày 04 tháng 5 năm 2026”."
        yield Finding("place-date", "error", "đầu văn bản", said, _CLAUSE)
        return
    yield from compare(line, _LOOK)
    found = _WRITTEN.match(line.text)
    if found is None:
        return
    if not found["place"].strip() or not found["comma"]:
        said = "Cần ghi địa danh, dấu phẩy, rồi đến ngày, tháng, năm: “Lào Cai, ngày 04 tháng 5 năm 2026”."
        yield Finding("place-date", "error", place_of(line), said, _CLAUSE)
    yield from _figures(line, found["day"], found["month"], found["year"])


def _figures(line: ParagraphLook, day: str, month: str, year: str) -> Iterator[Finding]:
    if len(day) == 1:
        said = f"Ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước: “ngày 0{day}”."
        yield Finding("place-date", "error", place_of(line), said, _CLAUSE)
    if month in _TWO_DIGIT_MONTHS:
        said = f"Tháng 1, tháng 2 phải ghi thêm số 0 phía trước: “tháng 0{month}”."
        yield Finding("place-date", "error", place_of(line), said, _CLAUSE)
    elif month.startswith("0") and month[1:] not in ("", *_TWO_DIGIT_MONTHS):
        said = f"Chỉ tháng 1 và tháng 2 ghi thêm số 0; có thể viết “tháng {month[1:]}”."
        yield Finding("place-date", "hint", place_of(line), said, _CLAUSE)
    if day and month and year and not _is_a_day(day, month, year):
        said = f"Không có ngày {day}/{month}/{year}."
        yield Finding("place-date", "error", place_of(line), said, _CLAUSE)


def _is_a_day(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
