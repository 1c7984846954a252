"""A row of the assignment table, a block of labelled lines, prose duties or a report without a time."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding, ReportDuty, Source, Task
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tables import DUE

_RULE = "due-missing"


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each row with a blank time, each report without a day, and once for undated prose."""
    timed_rows = {row.row.start for row in study.rows if DUE in row.cells}
    for task in study.reading.tasks:
        if task.source.kind == "table" and task.source.start in timed_rows and task.due.text is None:
            yield _row(task)
    for duty in study.reading.report_duties:
        if not re.search(r"\d", duty.due.text or ""):
            yield _report(duty)
    for kind, where in (("lines", "các nhóm nhiệm vụ"), ("prose", "phần tổ chức thực hiện")):
        undated = [t for t in study.reading.tasks if t.source.kind == kind and t.due.kind == "none"]
        same = [t for t in study.reading.tasks if t.source.kind == kind]
        if undated and len(undated) * 2 > len(same):
            yield _many(undated, where)


def _row(task: Task) -> Finding:
    proposed = task.proposed.due.text if task.proposed and task.proposed.due else None
    advice = (
        f"Có thể là ô gộp: đề xuất “{proposed}”, cần người phụ trách xác nhận." if proposed else "Cần ghi thời hạn."
    )
    return Finding(
        _RULE,
        "warning",
        (
            f"Việc “{task.title[:90]}” không có thời hạn, nên không biết khi nào phải xong và không đôn "
            f"đốc được. {advice}"
        ),
        Source(task.source.start, task.source.end, task.source.quote),
    )


def _report(duty: ReportDuty) -> Finding:
    written = f"chỉ ghi “{duty.due.text}”, không có ngày" if duty.due.text else "không ghi thời hạn"
    return Finding(
        _RULE,
        "warning",
        f"Báo cáo của {duty.sender} gửi {duty.receiver or 'nơi chưa rõ'} {written}, nên không xác định "
        f"được thế nào là nộp muộn."
        " Cần ghi ngày cụ thể (đối với báo cáo định kỳ: ngày trong kỳ).",
        duty.source,
    )


def _many(undated: list[Task], where: str) -> Finding:
    first = undated[0]
    refs = ", ".join(dict.fromkeys(task.ref for task in undated))
    return Finding(
        _RULE,
        "warning",
        f"{len(undated)} việc ở {where} không có thời hạn ({refs[:200]}), nên không theo dõi được tiến độ."
        " Cần ghi thời hạn cho từng việc, hoặc ghi rõ là việc thường xuyên.",
        Source(first.source.start, first.source.end, first.source.quote),
    )
