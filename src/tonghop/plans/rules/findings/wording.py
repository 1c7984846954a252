"""A word written twice."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

# Only words that are never doubled on purpose.
_TWICE = re.compile(
    r"\b(các|và|của|trong|với|cho|được|những|về|theo|để|thực hiện|báo cáo kết quả|khởi nghiệp|triển khai)\s+\1\b",
    re.IGNORECASE,
)


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint at each doubled word, with a few words around it."""
    for found in _TWICE.finditer(study.reading.text):
        start = max(0, study.reading.text.rfind(" ", 0, max(0, found.start() - 15)) + 1)
        yield Finding(
            "wording",
            "hint",
            f"Từ “{found[1]}” viết hai lần liền nhau. Cần bỏ một.",
            study.place(start, min(len(study.reading.text), found.end() + 20)),
        )
