"""A task of the appendix with another lead in the body, or duties of named bodies that the table leaves out."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tonghop.plans.rules.bodies import is_collective, same_body
from tonghop.plans.rules.facts import Finding, Source, Task
from tonghop.plans.rules.matching import ENOUGH, pairs
from tonghop.plans.rules.study import Study

_SAME = 0.75


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for each task led by different bodies in two places, and one for duties without a row."""
    rows = [task for task in study.reading.tasks if task.source.kind == "table"]
    prose = [task for task in study.reading.tasks if task.source.kind == "prose"]
    if not rows or not prose:
        return
    titles = _Titles(rows, common := pairs(study.reading.document.title or ""))
    absent: list[Task] = []
    for task in prose:
        best, row = titles.nearest(pairs(task.title, common))
        if best >= _SAME and row.leads and not any(same_body(a, b) for a in row.leads for b in task.leads):
            yield _other_lead(task, row)
        elif best < ENOUGH and task.leads and not any(is_collective(lead) for lead in task.leads):
            absent.append(task)
    if absent:
        yield _no_row(absent)


class _Titles:
    """The titles of the rows by the pairs of words they hold, so that the nearest is found without trying each."""

    def __init__(self, rows: list[Task], common: frozenset[str]) -> None:
        self._rows, self._sizes = rows, [0] * len(rows)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            key = pairs(row.title, common)
            self._sizes[at] = len(key)
            for pair in key:
                self._holding[pair].append(at)

    def nearest(self, wanted: frozenset[str]) -> tuple[float, Task]:
        """Return the row whose title is likest and how like it is, 0..1; the first of several, or of all if none is."""
        shared = Counter(at for pair in wanted for at in self._holding.get(pair, ()))
        if not shared:
            return 0.0, self._rows[0]
        best, at = max((count / min(len(wanted), self._sizes[at]), -at) for at, count in shared.items())
        return best, self._rows[-at]


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
