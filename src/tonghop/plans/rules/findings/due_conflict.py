"""Two times that contradict each other: an event and a year, a part due after the whole, one title twice."""

import re
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding, Source, Task
from tonghop.plans.rules.study import Study

_EVENT = re.compile(r"\bkhi có\b|\bsau khi có\b", re.IGNORECASE)


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each pair of times that cannot both hold."""
    tasks = [task for task in study.reading.tasks if task.source.kind == "table"]
    by_ref = {task.ref: task for task in tasks}
    for task in tasks:
        if task.due.day and _EVENT.search(task.title):
            yield _finding(
                task, (f"việc chỉ phát sinh khi có sự kiện nêu trong tên, nhưng thời hạn lại ghi “{task.due.text}”")
            )
        whole = by_ref.get(task.ref.rpartition(".")[0])
        if whole and task.due.day and whole.due.day and task.due.day > whole.due.day:
            yield _finding(
                task, (f"phần việc này xong “{task.due.text}”, sau cả việc chung ({whole.ref}: “{whole.due.text}”)")
            )
    seen: dict[str, Task] = {}
    for task in study.reading.tasks:
        other = seen.setdefault(fold(task.title), task)
        if (
            other is not task
            and other.due.day
            and task.due.day
            and other.due.day != task.due.day
            and other.leads == task.leads
        ):
            yield _finding(
                task, f"cùng một việc có hai thời hạn: “{other.due.text}” ở {other.ref} và “{task.due.text}”"
            )


def _finding(task: Task, what: str) -> Finding:
    return Finding(
        "due-conflict",
        "warning",
        f"{task.ref}: {what}. Hai mốc không thể cùng đúng; cần giữ lại một.",
        Source(task.source.start, task.source.end, task.source.quote),
    )
