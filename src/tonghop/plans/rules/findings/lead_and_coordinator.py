"""One body that both leads and coordinates the same task."""

from collections.abc import Iterator

from tonghop.plans.rules.bodies import same_body
from tonghop.plans.rules.facts import Finding, Source
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each such task of a table or labelled lines."""
    for task in study.reading.tasks:
        if task.source.kind == "prose":
            continue
        both = [lead for lead in task.leads if any(same_body(lead, one) for one in task.coordinators)]
        if both:
            yield Finding(
                "lead-and-coordinator",
                "warning",
                f"{'; '.join(both)} vừa chủ trì vừa phối hợp việc “{task.title[:80]}”; có lẽ một trong hai ô ghi nhầm."
                " Cần sửa lại cơ quan chủ trì hoặc cơ quan phối hợp.",
                Source(task.source.start, task.source.end, task.source.quote),
            )
