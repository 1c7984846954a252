"""Rows without coordinating bodies beside rows that have them: probably merged cells."""

from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tables import COORDINATOR, TaskRow


def check(study: Study) -> Iterator[Finding]:
    """Raise one hint a table, at its first such row, naming all of them."""
    for number in sorted({row.table for row in study.rows}):
        rows = [row for row in study.rows if row.table == number and COORDINATOR in row.cells]
        blank = [row for row in rows if not row.cells[COORDINATOR].text]
        if blank and len(blank) < len(rows):
            yield _finding(study, blank)


def _finding(study: Study, blank: list[TaskRow]) -> Finding:
    marks = ", ".join(row.mark or "(không số)" for row in blank)
    return Finding(
        "coordinator-missing",
        "hint",
        f"Cột cơ quan phối hợp để trống ở {len(blank)} dòng ({marks[:120]}) trong khi các dòng khác có "
        f"ghi; có thể là ô gộp."
        " Cần xác nhận: dòng trống là không có cơ quan phối hợp, hay dùng chung với dòng trên.",
        study.place(blank[0].row.start, blank[0].row.end),
    )
