"""The parts of a file: letterhead, title, opening, body, ending, appendices; and a decision around a plan."""

import re
from dataclasses import dataclass

from tonghop.kernel.text import fold
from tonghop.plans.rules.lines import NOISE, NOTE, PLAIN, ROMAN, TABLE, UPPER, Line, is_caps

# Types of document whose name stands alone above the title (Nghị định 30/2020, Phụ lục III).
TYPES = {
    "ke hoach": "Kế hoạch", "quyet dinh": "Quyết định", "chi thi": "Chỉ thị", "chuong trinh": "Chương trình",
    "de an": "Đề án", "thong bao": "Thông báo", "huong dan": "Hướng dẫn", "phuong an": "Phương án",
    "bao cao": "Báo cáo", "nghi quyet": "Nghị quyết", "cong dien": "Công điện",
    "ke hoach hanh dong": "Kế hoạch", "de cuong": "Đề cương", "de cuong bao cao": "Đề cương báo cáo",
    "to trinh": "Tờ trình", "cong van": "Công văn", "quy che": "Quy chế", "quy dinh": "Quy định",
    "bien ban": "Biên bản", "chuong trinh hanh dong": "Chương trình", "ke hoach thuc hien": "Kế hoạch",
    "ke hoach to chuc": "Kế hoạch",
}  # fmt: skip
PLAN_TYPES = {"Kế hoạch", "Chương trình", "Đề án", "Phương án", "Chỉ thị", "Hướng dẫn", "Công điện"}
OUTLINE_TYPES = {"Đề cương", "Đề cương báo cáo"}
_APPENDIX = re.compile(
    r"(?P<label>(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)(?:\s+(?:số|SỐ|biểu|BIỂU|mẫu"
    r"|MẪU))?(?:\s*(?:\d{1,2}[A-Za-z]?|[IVX]{1,4}[A-Za-z]?)(?![\w/]))?)"
    r"(?P<rest>.*)"
)
_RECIPIENTS = re.compile(r"\s*nơi nhận\s*[:.]?", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐ]|(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|BÍ THƯ|CỤC TRƯỞNG"
    r"|TRƯỞNG BAN)$"
)
_ISSUED = re.compile(
    r"(?:về việc\s+)?(?:phê duyệt|ban hành)\s+(?P<type>kế hoạch|chương trình|đề án|phương án)\s+(?=\w)", re.IGNORECASE
)
_BODY_ABOVE_BASES = re.compile(
    r"(?:THỦ TƯỚNG|CHÍNH PHỦ|BỘ TRƯỞNG|CHỦ TỊCH|(?:ỦY|UỶ) BAN NHÂN DÂN|GIÁM ĐỐC|HỘI ĐỒNG NHÂN DÂN)(?:\s|$)"
)
_LONGEST_LABEL = 330
_TITLE_MAX = 500


@dataclass(frozen=True)
class AppendixPart:
    """An appendix: its label, its title lines, and all its lines (the label first)."""

    label: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Parts:
    """What `part` found; each a run of lines, possibly empty. `decision` is the decision that issues the plan."""

    decision: tuple[Line, ...]
    letterhead: tuple[Line, ...]
    type_line: Line | None
    title: tuple[Line, ...]
    opening: tuple[Line, ...]
    body: tuple[Line, ...]
    ending: tuple[Line, ...]
    appendices: tuple[AppendixPart, ...]


def type_of(line: Line) -> str | None:
    """Return the document type that a line is, None where it is no such line."""
    words = fold(line.text)
    if line.kind != PLAIN or len(words) > 40:  # noqa: PLR2004 - a type's name is short
        return None
    return TYPES.get(words) if words in TYPES and (line.caps or line.block.marks.level or words == "ke hoach") else None


def issued_in_title(parts: "Parts") -> re.Match[str] | None:
    """Return the match of "Phê duyệt Kế hoạch" that opens the title of a decision which holds the plan itself."""
    if parts.decision or parts.type_line is None or type_of(parts.type_line) != "Quyết định":
        return None
    return _ISSUED.match(" ".join(line.text for line in parts.title))


def issued_type(parts: "Parts") -> str | None:
    """Return the type of the plan: its own name, or what the decision around it says it issues."""
    issued = issued_in_title(parts)
    if issued:
        return TYPES.get(fold(issued["type"]))
    return type_of(parts.type_line) if parts.type_line else None


def part(lines: tuple[Line, ...]) -> Parts:
    """Return the parts of a document's lines."""
    types = [(i, name) for i, line in enumerate(lines) if (name := type_of(line))]
    decision: tuple[Line, ...] = ()
    if types and types[0][1] == "Quyết định":
        plan = next((i for i, name in types[1:] if name in PLAN_TYPES), None)
        if plan is not None:
            decision, lines = lines[:plan], lines[plan:]
            types = [(i - plan, name) for i, name in types if i >= plan]
    first = next((i for i, _ in types if i < _first_appendix(lines)), None)
    main_end = _first_appendix(lines)
    main, rest = lines[:main_end], lines[main_end:]
    after_type = 0 if first is None else first + 1
    title_end = _title_end(main, after_type) if first is not None else 0
    body_start = _body_start(main, title_end)
    end = _ending(main, body_start)
    return Parts(
        decision,
        main[: first or 0],
        None if first is None else main[first],
        main[after_type:title_end],
        main[title_end:body_start],
        main[body_start:end],
        main[end:],
        _appendices(rest),
    )


def appendix_label(line: Line) -> re.Match[str] | None:
    """Return the match of an appendix's own heading line, None for a line that only mentions one."""
    found = _APPENDIX.match(line.text) if line.kind in (PLAIN, UPPER, ROMAN) else None
    if found is None or len(line.text) > _LONGEST_LABEL:
        return None
    rest = found["rest"].strip()
    if not rest or rest in (":", ".", "-"):
        return found if len(found["label"].split()) > 1 or is_caps(found["label"]) else None
    if found["label"].split()[0] in ("PHỤ", "BIỂU", "MẪU"):
        return found if is_caps(rest.split("(")[0]) or rest[0] in ":.-–(" else None
    return found if re.match(r"[:.\-–(]", rest) and re.search(r"\d|[IVX]$", found["label"]) else None


def _first_appendix(lines: tuple[Line, ...]) -> int:
    return next((i for i, line in enumerate(lines) if appendix_label(line)), len(lines))


def _title_end(main: tuple[Line, ...], start: int) -> int:
    """Return where the title under the type's name ends: its capitals, its mark-up, or its one line."""
    end = start
    while end < len(main) and end - start < 8:  # noqa: PLR2004 - no title runs over more lines
        line = main[end]
        if line.kind == NOISE:
            end += 1
            continue
        if end > start and line.caps and _BODY_ABOVE_BASES.match(line.text) and _opens_bases(main, end + 1):
            break  # who issues it, above "Căn cứ"
        titled = line.caps or line.block.marks.level or line.block.marks.bold or end == start
        if line.kind != PLAIN or not titled or len(line.text) > _TITLE_MAX or _opens(line):
            break
        end += 1
    return end


def _opens_bases(main: tuple[Line, ...], at: int) -> bool:
    return any(line.text.startswith("Căn cứ") for line in main[at : at + 3])


def _opens(line: Line) -> bool:
    return (
        bool(
            re.match(
                (
                    r"(?:Căn cứ|Thực hiện\b.*\b(?:ban hành|như sau|xây dựng)|Thi hành|Để |Nhằm "
                    r"|Triển khai thực hiện\b.*như sau)"
                ),
                line.text,
            )
        )
        and not line.caps
    )


def _body_start(main: tuple[Line, ...], start: int) -> int:
    """Return where the first heading stands."""
    for i in range(start, len(main)):
        if (main[i].kind < PLAIN and main[i].mark in ("A", "I", "1", "II")) or main[i].kind == 0:
            return i
        if _RECIPIENTS.match(main[i].text):
            return i
    return next((i for i in range(start, len(main)) if main[i].kind < PLAIN), len(main))


def _ending(main: tuple[Line, ...], start: int) -> int:
    """Return where recipients and signature begin."""
    for i in range(start, len(main)):
        if main[i].kind in (TABLE, NOTE):
            continue
        if _RECIPIENTS.match(main[i].text) or (main[i].kind == PLAIN and _SIGNATURE.match(main[i].text)):
            return i
    return len(main)


def _appendices(lines: tuple[Line, ...]) -> tuple[AppendixPart, ...]:
    starts = [i for i, line in enumerate(lines) if appendix_label(line)]
    return tuple(_appendix(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=False))


def _appendix(lines: tuple[Line, ...]) -> AppendixPart:
    found = appendix_label(lines[0])
    label = " ".join((found["label"] if found else lines[0].text).split())
    words = [(found["rest"] if found else "").strip(" :.-–")]
    for line in lines[1:6]:
        if line.kind not in (PLAIN, NOISE) or line.text.startswith("(") or len(line.text) > _LONGEST_LABEL:
            break
        if line.text.endswith(":") or line.text.startswith("[") or (words[-1] and not _titled(line, lines[0])):
            break
        if line.kind == PLAIN:
            words.append(line.text)
    title = " ".join(word for word in words if word)
    return AppendixPart(label, re.sub(r"\s*\((?:[Bb]an hành )?[Kk]èm theo.*$", "", title), lines)


def _titled(line: Line, label: Line) -> bool:
    return (
        bool(line.caps or line.block.marks.bold or line.block.marks.level or label.block.marks.bold)
        or line.text[:1].islower()
    )
