"""Numbers that count nothing: signs of documents, dates, phones, clauses. They are taken out before number checks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import parse_number

_NAMED = "nghị quyết|nghị định|thông tư|chỉ thị|công văn|luật|đề án|chương trình|pháp lệnh|kết luận"
_NUMBERED = f"{_NAMED}|quyết định|kế hoạch|văn bản|báo cáo|thông báo|tờ trình|hướng dẫn|công điện|biên bản|giấy mời"
_PLACES = "thôn|bản|tổ dân phố|tổ|khu phố|khu|quốc lộ|tỉnh lộ|ngõ"
_CLAUSES = "điều|khoản|mục|chương|phần|phụ lục|biểu số|biểu|mẫu số|mẫu|bước|lần thứ|thứ|mức độ|cấp độ|kỳ họp"

_PATTERNS = (
    r"https?://\S+|\S+@\S+\.\w+|\bwww\.\S+",
    r"\b\d+[a-z]?(?:-[A-ZĐ]+)?(?:/\d{4})?/[A-ZĐ][\w&]*(?:[-/][A-ZĐ][\w&]*)*",  # 197/KH-UBND, 44/2016/NĐ-CP, 34-NQ/TU
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b",
    r"\b(?:ngày|từ|đến|trước|sau)\s+\d{1,2}[/.-]\d{1,2}\b(?![/.,]?\d)",
    r"\bngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?",
    r"\b(?:tháng|quý)\s+\d{1,2}(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?\b",
    r"\b(?:1[0-2]|0?[1-9])/(?:19|20)\d{2}\b",
    r"\b(?:năm|giai đoạn|nhiệm kỳ|niên độ|thời kỳ|tầm nhìn)\s+(?:\w+\s+)?(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?\b",
    r"\b(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}\b",
    r"\b\d{1,2}\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?\b",
    r"\b\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút|’|')?)?(?!\w)|\b24/7\b|\b24/24\b",
    r"(?<!\d)(?:\+84|\(?0\d{2,3}\)?)[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?!\d)",
    rf"\b(?:{_NUMBERED})\s+số:?\s+\d+\b|\b(?:{_NAMED})\s+\d+\b|\bsố:\s*\d+\b",
    rf"\b(?:{_CLAUSES})\s+\d+(?:\.\d+)*\b|\b(?:{_PLACES})\s+(?:số\s+)?\d+\b(?!\s*(?:người|hộ|%))",
    r"\b(?:0?[1-4]|một|hai|ba)\s+cấp\b",  # "chính quyền địa phương 02 cấp"
    r"\b[^\W\d_]+\d+\w*|\b\d+[A-ZĐ]\b",  # VT01, 5G
    r"^[ \t]*\d+(?:\.\d+)*[.)](?=\s)|^[ \t]*\d{1,2}(?:\.\d{1,2})+(?=\s)",  # "1.180 hồ sơ" counts
)
_IDENTIFIER = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.IGNORECASE | re.MULTILINE)
_LOOKS_LIKE_ONE = re.compile(r"[\d@]|www\.|cấp\b", re.IGNORECASE)
NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,14})(?:,\d{1,3})?"
"""A number within a longer pattern, of no more digits than `parse_number` takes."""

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\w])")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number as written: text[start:end] reads as `value`."""

    start: int
    end: int
    value: Decimal


@lru_cache(maxsize=10_000)
def without_identifiers(text: str) -> str:
    """Return the text, of the same length, with every identifier overwritten by spaces."""
    return _IDENTIFIER.sub(lambda m: " " * len(m[0]), text) if _LOOKS_LIKE_ONE.search(text) else text


def numbers_in(text: str) -> Iterator[NumberSpan]:
    """Yield the numbers of a text that count something, read the Vietnamese way."""
    for match in _NUMBER.finditer(without_identifiers(text)):
        try:
            value = parse_number(match[0])
        except NotPossible:
            continue
        yield NumberSpan(match.start(), match.end(), value)
