"""Page numbers, left-over dashes, rows of dots in the text."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.lines import NOISE
from tonghop.plans.rules.study import Study

_SHOWN = 300  # as much of the line after it as helps to find the place
_DOTS = re.compile(r"^[\s.…_]{4,}$")


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for each run of lines without words in the body, and each cell of nothing but dots."""
    body = study.parts.body
    run_end = -1
    for i, line in enumerate(body):
        if line.kind == NOISE and i > run_end:
            run_end = next((j for j in range(i, len(body)) if body[j].kind != NOISE), len(body))
            shown = [x for x in body[i : run_end + 1] if x.end - line.start < _SHOWN]
            after = shown[-1].end if shown else line.end
            yield _finding(study, line.start, after, f"“{line.text}” đứng lẻ giữa văn bản (có thể là số trang).")
    for line in study.lines:
        for row in line.block.table.rows if line.block.table else ():
            for cell in row.cells:
                if _DOTS.match(cell.text):
                    yield _finding(
                        study, row.start, row.end, "Dòng bảng có ô chỉ gồm dấu chấm; có thể bảng bị cắt bớt."
                    )


def _finding(study: Study, start: int, end: int, what: str) -> Finding:
    return Finding("stray-text", "hint", f"{what} Cần xóa hoặc đối chiếu bản gốc.", study.place(start, end))
