"""A task whose only lead is a group without a list."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.bodies import is_collective
from tonghop.plans.rules.facts import Finding, Source
from tonghop.plans.rules.study import Study

_COMMUNES = re.compile(r"\bxã\b(?! hội)|\bphường\b", re.IGNORECASE)


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each such row; communes and wards are a known list, each for its own place."""
    for task in study.reading.tasks:
        groups = [lead for lead in task.leads if is_collective(lead) and not _COMMUNES.search(lead)]
        if task.source.kind == "prose" or not groups or len(groups) < len(task.leads):
            continue
        topics = [part for part in task.title.split(";") if part.strip()]
        packed = f" Việc này còn gộp {len(topics)} nội dung." if len(topics) > 1 and len(task.title) < 400 else ""  # noqa: PLR2004 - a title
        yield Finding(
            "lead-collective",
            "warning",
            f"“{task.title[:90]}” chỉ giao chủ trì cho một nhóm (“{'; '.join(groups)}”), nên không cơ "
            f"quan nào chịu trách nhiệm chính.{packed}"
            " Cần nêu tên một cơ quan chủ trì, hoặc danh sách cơ quan kèm theo.",
            Source(task.source.start, task.source.end, task.source.quote),
        )
