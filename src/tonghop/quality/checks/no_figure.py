"""no-figure: a section about results gives no number that counts something."""

import re
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.identifiers import numbers_in, without_identifiers

_COUNTED = (
    "cuộc|văn bản|hồ sơ|người|lượt|lớp|thôn|bản|tổ|đơn vị|cán bộ|công chức|nhiệm vụ|trụ sở|phòng|buổi|hội nghị|"
    "thủ tục|máy|công trình|dự án|hộ|xã|điểm|kiến nghị|vướng mắc|triệu|tỷ|trường hợp|trăm|mươi|phần trăm"
)
_IN_WORDS = re.compile(
    rf"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn)\s+(?:{_COUNTED})\b",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(r"\bmột\s+(?:số|phần)\b", re.IGNORECASE)
_NIL = re.compile(r"^(?:[\w ]{0,80} )?khong (?:phat sinh|co|thuoc|thuc hien)\b")
_NIL_WORDS = 40


def no_figure(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each section of purpose "results" with text but without a figure or a nil statement."""
    for section in facts.sections:
        own = [(index, text) for index, text in facts.own_blocks(section) if fold(text)]
        if section.purpose != "results" or not own or _gives_figure([text for _, text in own]):
            continue
        index, text = own[0]
        yield Finding(
            check="no-figure",
            severity=Severity.WARNING,
            section=section.key,
            place=f"block:{index}",
            start=0,
            end=len(text),
            evidence=text,
            message=(
                f"Lời văn ở {section.label} nói về kết quả nhưng không nêu số liệu nào. "
                "Hãy nêu ít nhất một con số cho biết đã làm được bao nhiêu."
            ),
        )


def _gives_figure(texts: list[str]) -> bool:
    if any(True for text in texts for _ in numbers_in(text)):
        return True
    if any(_IN_WORDS.search(_NOT_A_COUNT.sub(" ", without_identifiers(text))) for text in texts):
        return True
    whole = fold(" ".join(texts))
    return len(whole.split()) <= _NIL_WORDS and bool(_NIL.search(whole))
