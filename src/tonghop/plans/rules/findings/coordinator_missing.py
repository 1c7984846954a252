"""Tasks without coordinating bodies beside tasks that have them: probably merged cells."""

from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tables import COORDINATOR


def check(study: Study) -> Iterator[Finding]:
    """Raise one hint a table, and one for labelled lines, at the first such task, naming all of them."""
    for number in sorted({row.table for row in study.rows}):
        rows = [row for row in study.rows if row.table == number and COORDINATOR in row.cells]
        blank = [row for row in rows if not row.cells[COORDINATOR].text]
        if blank and len(blank) < len(rows):
            yield _finding(study, [row.mark or "(không số)" for row in blank], blank[0].row.start, blank[0].row.end)
    lines = [task for task in study.reading.tasks if task.source.kind == "lines"]
    alone = [task for task in lines if not task.coordinators]
    if alone and len(alone) < len(lines):
        yield _finding(study, [task.ref for task in alone], alone[0].source.start, alone[0].source.end)


def _finding(study: Study, marks: list[str], start: int, end: int) -> Finding:
    return Finding(
        "coordinator-missing",
        "hint",
        f"Cơ quan phối hợp để trống ở {len(marks)} việc ({', '.join(marks)[:120]}) trong khi các việc khác có ghi;"
        " có thể là ô gộp. Cần xác nhận: không có cơ quan phối hợp, hay dùng chung với việc ghi trên.",
        study.place(start, end),
    )
