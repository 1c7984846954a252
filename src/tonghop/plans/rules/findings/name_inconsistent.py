"""One body under different capitals, or under its short and its full name without an explanation."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

# Names of two words or more that begin as bodies do, up to the first word that is no part of a name.
_NAME = re.compile(
    r"\b(?:Trung tâm|Sở|Ban Quản lý|Ban quản lý|Văn phòng|Viện|Hội"
    r"|Chi cục)(?:\s+(?:và\s+)?[A-ZĐÀ-Ỹa-zà-ỹđ]+){1,4}"
)
_SHORT_AND_FULL = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("TTHC", "thủ tục hành chính"))
_COMPARED = 3  # words: "Trung tâm phục" and "Trung tâm Phục" tell already


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for each name written two ways, at the second way, before the recipients."""
    if not study.parts.body:
        return
    start, end = study.parts.body[0].start, study.parts.body[-1].end
    body = study.reading.text[start:end]
    yield from _capitals(study, start, body)
    for short, full in _SHORT_AND_FULL:
        at = re.search(rf"\b{short}\b", body)
        if at and full in body and not re.search(rf"{full}[^.;]{{0,30}}\({short}|viết tắt[^.;]{{0,20}}{short}", body):
            yield _finding(
                study, start + at.start(), start + at.end(), f"“{short}” và “{full}” dùng lẫn, không giải thích"
            )


def _capitals(study: Study, start: int, body: str) -> Iterator[Finding]:
    ways: dict[str, dict[str, int]] = defaultdict(dict)
    for found in _NAME.finditer(body):
        words = found[0].split()[:_COMPARED]
        if len(words) == _COMPARED:
            ways[fold(" ".join(words))].setdefault(" ".join(words), found.start())
    for written in ways.values():
        if len(written) > 1:
            first, second = sorted(written.items(), key=lambda one: one[1])[:2]
            at = start + second[1]
            yield _finding(study, at, at + len(second[0]), f"“{first[0]}…” và “{second[0]}…” là hai cách viết một tên")


def _finding(study: Study, start: int, end: int, what: str) -> Finding:
    advice = "Cần thống nhất một cách viết; chữ viết tắt thì giải thích ở lần dùng đầu."
    return Finding("name-inconsistent", "hint", f"{what}. {advice}", study.place(start, end))
