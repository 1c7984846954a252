"""A time that cannot be turned into a moment: an unnamed plan, an open end, a day without a year."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Due, Finding, Source
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for each time as written that names no moment and no rule."""
    tasks = ((t.due, Source(t.source.start, t.source.end, t.source.quote)) for t in study.reading.tasks)
    duties = ((d.due, d.source) for d in study.reading.report_duties)
    told: set[tuple[str, int]] = set()
    for due, source in (*tasks, *duties):
        why = _why(due)
        if why and (due.text or "", source.start) not in told:
            told.add((due.text or "", source.start))
            yield Finding(
                "due-unresolvable",
                "hint",
                (
                    f"Thời hạn “{due.text}” {why}, nên chưa đổi ra ngày được. Cần ghi rõ ngày, hoặc nêu "
                    f"đúng văn bản, sự kiện làm mốc."
                ),
                source,
            )


def _why(due: Due) -> str | None:
    text = (due.text or "").lower()
    if due.kind == "event":
        return "phụ thuộc vào kế hoạch hoặc sự kiện chưa xác định"
    if due.kind in ("within", "before", "by") and due.day is None:
        return "không ghi năm, hoặc không có ngày ấy"
    if due.kind == "within" and "tiếp theo" in text:
        return "không có điểm kết thúc"
    if (
        due.kind == "recurring"
        and re.search(r"\d{1,2}(?:/| tháng )\d{1,2}", text)
        and not re.search(r"hằng|hàng|mỗi", text)
    ):
        return "không ghi năm"
    return None
