"""Documents cited by number and sign: "Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tonghop.plans.rules.dates import full_dates

# 197/KH-UBND, 35/2022/NĐ-CP, 57-NQ/TW, 10- CTr/TU, 61/2024/QH15, 76/2025/UBTVQH15, 1673/NQ-UBTVQH15
NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}(?:\.\d)?\s?(?:/\d{4})?\s?(?:/|-\s?(?=[A-ZĐ]{2}"
    r"|[A-Z]{1,2}[a-zđ]))\s?(?:[A-ZĐ][A-Za-zĐđ]{0,8}\d{0,2})"
    r"(?:\s?[-/]\s?[A-ZĐƯ][A-Za-zĐđƯ&]{0,11}\d{0,2}){0,3}(?![\w])"
)
_ISSUER = re.compile(
    r"\s*(?:,\s*)?(?:của|do)\s+(?P<who>[^,;.(]+?)(?=\s+(?:[Vv]ề|[Bb]an hành|[Pp]hê duyệt|[Qq]uy định"
    r"|[Hh]ướng dẫn|[Tt]hực hiện|[Ss]ửa đổi"
    r"|[Tt]riển khai|[Tt]hông báo|[Cc]ông bố|[Gg]iao|v/v|trên|năm|khóa|trong|Kết luận|và (?:Nghị|Quyết"
    r"|Chương|Kế|Chỉ|Thông|Luật))\b|\s*[,;.()]|$)"
)


# Laws named in the title of the one law that amends them all.
_AMENDED = re.compile(r"một số điều của\s+[^;()]*,\s*(?:và\s+)?Luật\s[^;,()]*$")
_NUMBERED = re.compile(r"(?:[(,;]|\bvà)\s*[Ss]ố\s*")  # "các Quyết định ... (Số ... và số ...)"
_ASIDE = re.compile(r"\((?:được|sửa đổi|bổ sung|sau đây|nay là|ban hành|kèm theo|thay thế)[^()]*\)")


@dataclass(frozen=True)
class Citation:
    """One cited document: its number as normalised, date, issuer, and the place of the whole citation."""

    number: str
    day: date | None
    issuer: str | None
    start: int
    end: int


def normal_number(text: str) -> str:
    """Return a number and sign without spaces."""
    return re.sub(r"\s+", "", text)


def citations(text: str) -> Iterator[Citation]:
    """Yield each document cited by number, in order."""
    for found in NUMBER.finditer(text):
        number = normal_number(found[0])
        if "/" not in number and "-" not in number:
            continue
        yield _citation(text, found.start(), found.end(), number)


def _citation(text: str, start: int, end: int, number: str) -> Citation:
    rest = text[end : end + 40]
    day = next((d for d in full_dates(rest) if re.fullmatch(r"\s*,?\s*(?:ngày\s*)?", rest[: d.start])), None)
    after = end + (day.end if day else 0)
    issuer = _ISSUER.match(text, after)
    return Citation(
        number,
        day.day if day else None,
        issuer["who"].strip() if issuer else None,
        start,
        issuer.end() if issuer else after,
    )


def direct_citations(clause: str) -> list[Citation]:
    """Return the documents that an opening clause rests on, leaving out those inside another document's title."""
    kept: list[Citation] = []
    clause = _ASIDE.sub(lambda m: " " * len(m[0]), clause)
    for one in citations(clause):
        before = clause[kept[-1].end : one.start] if kept else clause[: one.start]
        if kept and not _starts_anew(before):
            continue
        if kept and _AMENDED.search(clause[: one.start]):
            continue
        kept.append(one)
    return kept


_TYPE_NAMES = (
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Chương trình"
    r"|Kết luận|Thông báo|Công văn|Công điện|Đề án|Hướng dẫn"
    r"|Văn bản|Tờ trình|Quy định|Lệnh|Các|Luật)"
)


def _starts_anew(between: str) -> bool:
    """Tell whether the words between two numbers end the first document and name the next one beside it."""
    if re.search(rf"{_NUMBERED.pattern}$", between) and not re.search(r"sửa đổi[^;()]*của[^;()]*\bvà số\s*$", between):
        return True
    return bool(
        re.search(rf"(?:[;.]|,)\s*(?:và\s+)?(?:Căn cứ\s+)?{_TYPE_NAMES}\b[^;]{{0,80}}$", between)
        or re.search(rf"\s+và\s+{_TYPE_NAMES}\b[^;,]{{0,60}}$", between)
        or re.fullmatch(r"\s*(?:\([^)]*\))?\s*[,;]?\s*(?:và\s+)?(?:số\s+)?", between)
    ) and not re.search(
        (
            r"(?:thực hiện|về|theo|tại|sửa đổi|bổ sung"
            r"|thay thế)\s+(?:một số điều của\s+)?(?:các\s+)?\w*\s*(?:số\s*)?$"
        ),
        between,
    )
