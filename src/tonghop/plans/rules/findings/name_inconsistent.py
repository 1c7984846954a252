"""One body under different capitals, or under its short and its full name without an explanation."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.lines import Line
from tonghop.plans.rules.study import Study

# Names of two words or more that begin as bodies do, up to the first word that is no part of a name.
_NAME = re.compile(
    r"\b(?:Trung tâm|Sở|Ban Quản lý|Ban quản lý|Văn phòng|Viện|Hội"
    r"|Chi cục)(?:\s+(?:và\s+)?[A-ZĐÀ-Ỹa-zà-ỹđ]+){1,4}"
)
_SHORT_AND_FULL = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("TTHC", "thủ tục hành chính"))
_MIXED = 2  # times that each is used; a single slip misleads nobody
_COMPARED = 3  # words: "Trung tâm phục" and "Trung tâm Phục" tell already


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for each name written two ways, at the second way, in the body and the appendices."""
    lines = [*study.parts.body, *(line for part in study.parts.appendices for line in part.lines)]
    yield from _capitals(study, lines)
    text = "\n".join(line.text for line in lines)
    for short, full in _SHORT_AND_FULL:
        explained = re.search(rf"{full}[^.;]{{0,30}}\({short}|viết tắt[^.;]{{0,20}}{short}", text)
        places = [line.start + found.start() for line in lines for found in re.finditer(rf"\b{short}\b", line.text)]
        if min(len(places), text.count(full)) >= _MIXED and not explained:
            start = places[0]
            yield _finding(study, start, start + len(short), f"“{short}” và “{full}” dùng lẫn, không giải thích")


def _capitals(study: Study, lines: list[Line]) -> Iterator[Finding]:
    ways: dict[str, dict[str, int]] = defaultdict(dict)
    for line in lines:
        for found in _NAME.finditer(line.text):
            words = found[0].split()[:_COMPARED]
            if len(words) == _COMPARED and not line.caps:
                ways[fold(" ".join(words))].setdefault(" ".join(words), line.start + found.start())
    for written in ways.values():
        if len(written) > 1:
            first, second = sorted(written.items(), key=lambda one: one[1])[:2]
            what = f"“{first[0]}…” và “{second[0]}…” là hai cách viết một tên"
            yield _finding(study, second[1], second[1] + len(second[0]), what)


def _finding(study: Study, start: int, end: int, what: str) -> Finding:
    advice = "Cần thống nhất một cách viết; chữ viết tắt thì giải thích ở lần dùng đầu."
    return Finding("name-inconsistent", "hint", f"{what}. {advice}", study.place(start, end))
