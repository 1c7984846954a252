"""A content heading of the body for which no task and no body is named."""

from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding, PlanHeading, Task
from tonghop.plans.rules.matching import ENOUGH, likeness, pairs
from tonghop.plans.rules.proposals import content_headings
from tonghop.plans.rules.study import Study

_ABOUT_WORK = ("nhiem vu", "giai phap", "noi dung")
_ENOUGH_MATCHED = 3  # one content heading in so many must have a task, else the table is about something else


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each content heading that no row answers, and each work section that names nobody."""
    tasks = [task for task in study.reading.tasks if task.source.kind != "prose"]
    if not tasks:
        return
    common = pairs(study.reading.document.title or "")
    titles = [part for task in tasks for part in (*task.title.split(";"), task.group or "") if part.strip()]
    answered = [pairs(title, common) for title in titles]
    headings = content_headings(study.reading)
    open_ones = [h for h in headings if not _answered(h, answered, common, tasks)]
    if (len(headings) - len(open_ones)) * _ENOUGH_MATCHED >= len(headings):
        for heading in open_ones:
            if not _for_everyone(heading):
                yield _finding(study, heading)
    yield from _silent_sections(study)


def _answered(heading: PlanHeading, answered: list[frozenset[str]], common: frozenset[str], tasks: list[Task]) -> bool:
    wanted = pairs(heading.title, common)
    inside = any(
        heading.start <= task.source.start < heading.start + len(heading.text) + len(heading.title) for task in tasks
    )
    return inside or any(likeness(wanted, other) >= ENOUGH for other in answered)


def _for_everyone(heading: PlanHeading) -> bool:
    """Tell whether the heading asks every reporting body for its own proposals, which needs no lead."""
    words = fold(heading.title)
    return "thoi gian toi" in words or "phuong huong" in words


def _silent_sections(study: Study) -> Iterator[Finding]:
    """Yield top headings on work that hold no labelled task while others do."""
    starts = [task.source.start for task in study.reading.tasks if task.source.kind == "lines"]
    tops = study.reading.headings
    for heading, following in zip(tops, [*tops[1:], None], strict=False):
        end = following.start if following else len(study.reading.text)
        inside = any(heading.start <= start < end for start in starts)
        if starts and not inside and heading.children and any(w in fold(heading.title) for w in _ABOUT_WORK):
            yield _finding(study, heading)


def _finding(study: Study, heading: PlanHeading) -> Finding:
    return Finding(
        "content-unassigned",
        "warning",
        f"Nội dung “{heading.number}. {heading.title}” không có nhiệm vụ và không giao cho cơ quan nào "
        f"trong phần phân công,"
        " nên khi tổng hợp sẽ thiếu người chịu trách nhiệm. Cần bổ sung cơ quan chủ trì.",
        study.place(heading.start, heading.end),
    )
