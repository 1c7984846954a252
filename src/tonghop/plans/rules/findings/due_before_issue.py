"""A task or duty that is due before the plan itself was issued."""

from collections.abc import Iterator

from tonghop.kernel.moments import short_date, start_of
from tonghop.plans.rules.facts import Finding, Source
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise an error for each time that had passed on the day of issue."""
    issued = study.reading.document.issued_on
    if issued is None:
        return
    tasks = ((t.due, Source(t.source.start, t.source.end, t.source.quote)) for t in study.reading.tasks)
    duties = ((d.due, d.source) for d in study.reading.report_duties)
    for due, source in (*tasks, *duties):
        if due.ends_at is not None and due.ends_at <= start_of(issued):
            yield Finding(
                "due-before-issue",
                "error",
                f"Thời hạn “{due.text}” đã qua khi kế hoạch được ký ({short_date(issued)}), nên không "
                f"ai thực hiện đúng hạn được."
                " Cần sửa lại thời hạn, hoặc bỏ việc này nếu đã làm xong.",
                source,
            )
