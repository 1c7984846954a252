"""A task with no leading body."""

from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding, Source
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tables import LEAD


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each row or block of lines that says who or when, but not who leads."""
    with_column = {row.row.start for row in study.rows if LEAD in row.cells}
    for task in study.reading.tasks:
        in_table = task.source.kind == "table" and task.source.start in with_column
        if not task.leads and (in_table or task.source.kind == "lines"):
            guess = (
                f" Có thể là ô gộp: {'; '.join(task.proposed.leads)}." if task.proposed and task.proposed.leads else ""
            )
            yield Finding(
                "lead-missing",
                "warning",
                (
                    f"Việc “{task.title[:90]}” không ghi cơ quan chủ trì, nên không ai chịu trách "
                    f"nhiệm.{guess} Cần ghi rõ cơ quan chủ trì."
                ),
                Source(task.source.start, task.source.end, task.source.quote),
            )
