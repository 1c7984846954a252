"""placeholder: dots, brackets, "xã ...", sample words left where the unit's own should stand."""

import re
from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.letters import CAPITALS

_DOTS = r"(?:\.{3,}|…+\.*)"
_ASKS = (
    "xã|phường|thôn|bản|huyện|tỉnh|số|ngày|tháng|năm|quý|ông|bà|họ tên|đơn vị|tổng số|ban hành|tổ chức|"
    "tiếp nhận|giải quyết|đạt|là|có|gồm|được|khoảng|trên|bằng|với|đã|còn"
)
_COUNTED = (
    "%|văn bản|hồ sơ|người|cuộc|lượt|lớp|thôn|đơn vị|cán bộ|công chức|nhiệm vụ|hội nghị|thủ tục|hộ|triệu|tỷ|"
    "đồng|trường hợp|kiến nghị|buổi|máy"
)
_TELLS = "nêu rõ|nêu cụ thể|ghi rõ|ghi cụ thể|điền|nhập|bổ sung (?:số liệu|sau|thêm)|cập nhật (?:số liệu|sau)"
_PATTERNS = (
    r"\.{5,}|…{2,}|\.{2,}…+|…\.{2,}|_{3,}|\?{3,}",
    rf"{_DOTS}\s*%",
    rf"(?<![\w])(?i:{_ASKS})\s+{_DOTS}(?!\w)(?:\s*/)?",
    rf"(?i:UBND|ủy ban nhân dân)\s+(?i:xã|phường)\s*{_DOTS}|(?i:ngày)\s*{_DOTS}\s*(?i:tháng)|(?i:số):?\s*{_DOTS}\s*/",
    rf"(?<=[\s:]){_DOTS}\s*(?=(?i:{_COUNTED})(?!\w))",
    r"\[(?!\s*\d+\s*\])[^\[\]\n]{0,80}\]|\{\{[^{}\n]{0,80}\}\}|<<[^<>\n]{0,80}>>",
    r"<(?i:tên|số|nội dung|điền|ghi|ngày|nhập|nêu|chèn|bổ sung)[^<>\n]{0,60}>",
    rf"\((?i:{_TELLS})\b[^()\n]{{0,80}}\)",
    r"\b(?i:lorem ipsum|dolor sit amet|TODO|nhập nội dung|điền nội dung|nội dung mẫu|văn bản mẫu)\b",
    rf"\b(?i:xã|phường|huyện|tỉnh|thôn)\s+[ABCXYZ]\b(?!\s*[{CAPITALS}\d])",
    rf"\b(?:Nguyễn|Trần|Lê|Phạm)\s+(?:Văn|Thị)\s+[A-CX]\b(?!\s*[{CAPITALS}])",
    r"\bx{2,}\b|\bX{4,}\b|(?i:được|là|đạt|có|gồm|trên|chi|hơn|số|cho)\s+XXX\b",
    r"\b(?i:xã|phường|huyện|tỉnh|thôn|đơn vị)\s+(?:ABC|XYZ)\b",
)
_PLACEHOLDER = re.compile("|".join(f"(?:{p})" for p in _PATTERNS))


def placeholder(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each blank or sample text left over. "lúa, ngô, sắn..." is no blank but "et cetera"."""
    for section in facts.sections:
        for index, text in facts.own_blocks(section):
            for match in _PLACEHOLDER.finditer(text):
                evidence = match[0].rstrip()
                yield Finding(
                    check="placeholder",
                    severity=Severity.ERROR,
                    section=section.key,
                    place=f"block:{index}",
                    start=match.start(),
                    end=match.start() + len(evidence),
                    evidence=evidence,
                    message=(
                        f"Còn chỗ chưa điền “{evidence}” ở {section.label}. "
                        "Hãy thay bằng nội dung thật của đơn vị hoặc xóa đi."
                    ),
                )
