"""A task of the appendix with another lead in the body, or duties of named bodies that the table leaves out."""

from collections import defaultdict
from collections.abc import Iterator

from tonghop.plans.rules.bodies import is_collective, same_body
from tonghop.plans.rules.facts import Finding, Source, Task
from tonghop.plans.rules.matching import ENOUGH, likeness, pairs
from tonghop.plans.rules.study import Study

_SAME = 0.75


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for each task led by different bodies in two places, and one for duties without a row."""
    rows = [task for task in study.reading.tasks if task.source.kind == "table"]
    prose = [task for task in study.reading.tasks if task.source.kind == "prose"]
    if not rows or not prose:
        return
    common = pairs(study.reading.document.title or "")
    keyed = [(row, pairs(row.title, common)) for row in rows]
    holding: dict[str, set[int]] = defaultdict(set)  # which rows hold a pair of words
    for at, (_, key) in enumerate(keyed):
        for pair in key:
            holding[pair].add(at)
    absent: list[Task] = []
    for task in prose:
        wanted = pairs(task.title, common)
        near = sorted({at for pair in wanted for at in holding.get(pair, ())}) or [0]
        best, row = max(((likeness(wanted, keyed[at][1]), keyed[at][0]) for at in near), key=lambda pair: pair[0])
        if best >= _SAME and row.leads and not any(same_body(a, b) for a in row.leads for b in task.leads):
            yield _other_lead(task, row)
        elif best < ENOUGH and task.leads and not any(is_collective(lead) for lead in task.leads):
            absent.append(task)
    if absent:
        yield _no_row(absent)


def _other_lead(task: Task, row: Task) -> Finding:
    return Finding(
        "task-unmatched",
        "hint",
        f"Cùng một việc nhưng {task.ref} giao {'; '.join(task.leads)}, còn bảng phân công ({row.ref}) "
        f"ghi {'; '.join(row.leads)} chủ trì."
        " Cần thống nhất một cơ quan chủ trì.",
        Source(row.source.start, row.source.end, row.source.quote),
    )


def _no_row(absent: list[Task]) -> Finding:
    last = absent[-1]
    refs = ", ".join(task.ref for task in absent)
    return Finding(
        "task-unmatched",
        "hint",
        f"{len(absent)} việc giao trong phần tổ chức thực hiện ({refs[:150]}) không có dòng nào trong "
        f"bảng phân công,"
        " nên dễ bị bỏ sót khi theo dõi. Cần bổ sung vào bảng, hoặc ghi rõ bảng chỉ gồm những việc nào.",
        Source(last.source.start, last.source.end, last.source.quote),
    )
