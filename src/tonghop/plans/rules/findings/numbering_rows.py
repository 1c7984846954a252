"""Numbers of rows and groups in an assignment table that do not follow one another."""

from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.lines import ROMAN
from tonghop.plans.rules.ordinals import ordinal
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tables import TaskRow


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning at the first row of each break; a group starts from 1 or goes on from the last group."""
    before: TaskRow | None = None
    for row in study.rows:
        what = _wrong(before if before and before.table == row.table else None, row)
        if what:
            yield Finding(
                "numbering",
                "warning",
                f"Bảng phân công: {what} Có thể thiếu dòng hoặc đánh số nhầm; cần đối chiếu với bản gốc.",
                study.place(*_where(before, row)),
            )
        if row.mark or row.group_mark:
            before = row


def _where(before: TaskRow | None, row: TaskRow) -> tuple[int, int]:
    """Return the place of the break: the group's own row where a group begins wrongly, with the first task."""
    start = (
        row.group_row.start
        if row.group_row and (before is None or before.group_mark != row.group_mark)
        else row.row.start
    )
    return start, row.row.end


def _wrong(before: TaskRow | None, row: TaskRow) -> str | None:
    number = _first(row.mark)
    if number is None:
        return None
    if before is None:
        return f"dòng đầu mang số {row.mark}." if number > 1 else None
    last = _first(before.mark)
    if row.group_mark != before.group_mark:
        jump = _group_jump(before.group_mark, row.group_mark)
        if jump:
            return jump
        return (
            None
            if number == 1 or last is None or number == last + 1
            else f"nhóm {row.group_mark} bắt đầu từ số {row.mark}."
        )
    if last is None or number in (last, last + 1):
        return None
    return f"sau dòng {before.mark} là dòng {row.mark}."


def _group_jump(before: str, after: str) -> str | None:
    a, b = ordinal(before, ROMAN), ordinal(after, ROMAN)
    return f"sau nhóm {before} là nhóm {after}." if a and b and b != a + 1 else None


def _first(mark: str) -> int | None:
    head = mark.partition(".")[0]
    return int(head) if head.isdigit() else None
