"""Number and sign not as the form has them (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II.3)."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.parts import issued_in_title
from tonghop.plans.rules.study import Study

_WRITTEN = re.compile(r"Số\s*:\s*(?P<number>\d*)(?P<gap>\s*)/\s*(?P<sign>[A-ZĐ][\wĐđƯ-]*)")
_SIGNS = {
    "Kế hoạch": "KH",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Chương trình": "CTr",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Hướng dẫn": "HD",
    "Công điện": "CĐ",
}


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for a space before the slash, a blank number, or a sign of another type of document."""
    letterhead = study.parts.decision or study.parts.letterhead
    for line in letterhead:
        found = _WRITTEN.search(line.text)
        if not found:
            continue
        if not found["number"]:
            yield _finding(
                study,
                line.start,
                line.end,
                "Văn bản chưa có số; đây là bản chưa ban hành. Cần cấp số trước khi phát hành.",
            )
        elif found["gap"]:
            yield _finding(
                study,
                line.start,
                line.end,
                f"Giữa số và ký hiệu thừa dấu cách; cần viết “{found['number']}/{found['sign']}”.",
            )
        sign = _SIGNS.get(study.reading.document.type or "")
        inside = study.parts.decision or issued_in_title(study.parts)
        if sign and not inside and not found["sign"].startswith(sign):
            what = (
                f"Ký hiệu “{found['sign']}” không phải của tên loại {study.reading.document.type} "
                f"({sign}). Cần sửa ký hiệu."
            )
            yield _finding(study, line.start, line.end, what)
        return


def _finding(study: Study, start: int, end: int, what: str) -> Finding:
    return Finding("form-number", "hint", what, study.place(start, end))
