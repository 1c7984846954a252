"""A reporting plan that asks for figures and gives no form for them (Nghị định 09/2019/NĐ-CP, Điều 8)."""

import re
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.reporting import asks_for_reports, is_review
from tonghop.plans.rules.study import Study

_FIGURES = re.compile(r"số lượng|tỷ lệ|tỉ lệ|khối lượng|số liệu|thống kê|mẫu biểu|biểu mẫu")
_FORM = re.compile(r"\bbieu\b|\bmau\b|bieu mau|mau bieu|phu luc so lieu")


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning at the first words that ask for figures, where the file holds no form."""
    if not (asks_for_reports(study) and is_review(study)):
        return
    if any(_FORM.search(fold(f"{a.label} {a.title}")) for a in study.reading.appendices):
        return
    start, end = (study.parts.body[0].start, study.parts.body[-1].end) if study.parts.body else (0, 0)
    line = next((x for x in study.lines if start <= x.start < end and _FIGURES.search(x.text)), None)
    if line is None:
        return
    found = _FIGURES.search(line.text)
    at = line.start + (found.start() if found else 0)
    near = study.place(max(line.start, at - 60), min(line.end, at + 80))
    yield Finding(
        "no-forms",
        "warning",
        "Kế hoạch yêu cầu số liệu nhưng không kèm biểu mẫu, nên mỗi đơn vị báo một kiểu và không tổng hợp được."
        " Cần gửi kèm biểu mẫu số liệu (chỉ tiêu, đơn vị tính, cách tính).",
        near,
    )
