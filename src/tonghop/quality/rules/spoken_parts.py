"""A total and its parts said in one sentence: "38 người (19 nam, 21 nữ)", "90 hồ sơ, trong đó đúng hạn 95"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tonghop.kernel.numbers import parse_number
from tonghop.kernel.text import standard_spelling
from tonghop.quality.rules.identifiers import NUMBER, without_identifiers

_COUNT = rf"{NUMBER}(?![\w/%]|\s*%|[.,]\d)"
_WORD = r"[^\W\d_]+"
_WHOLE = rf"(?<![\w.,/])(?P<whole>{_COUNT})(?P<unit>\s+{_WORD}(?:,?\s+{_WORD}){{0,7}}?)"
_INSIDE = re.compile(
    rf"{_WHOLE}\s*(?:[,;(]\s*)?trong đó\s*(?::\s*)?(?:{_WORD}(?:\s*-\s*|\s+)){{0,8}}"
    rf"(?P<part>{_COUNT})(?P<of>(?:\s+{_WORD})?)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"\btrong\s+(?:tổng\s+)?(?:số\s+)?{_WHOLE},?\s+có\s+(?P<part>{_COUNT})(?P<of>\s+{_WORD})", re.IGNORECASE
)
_OF_TOTAL = re.compile(
    rf"(?<![\w.,/])(?P<part>{_COUNT})(?P<of>(?:\s+{_WORD}){{1,4}}?)\s+trên\s+tổng\s+(?:số\s+)?(?P<whole>{_COUNT})(?P<unit>\s+{_WORD})",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"{_WHOLE}\s*(?:(?:,\s*)?(?:bao\s+)?gồm\s*:?|:|(?P<bracket>\()|(?:,\s*)?(?P<among>trong đó)\s*:?)\s*",
    re.IGNORECASE,
)
_END = re.compile(r"\.\s|\.$|\n|\t|;\s*(?:đạt|chiếm|tăng|giảm|đã|còn)\b", re.IGNORECASE)
_NESTED = re.compile(r"\([^()]*\)")
_ITEM = re.compile(rf"(?:(?:{_WORD}|-)\s+){{0,8}}(?P<part>{_COUNT})(?P<of>(?:\s+{_WORD})?)")
_SPLIT = re.compile(r"[,;](?!\d)\s*|\s+và\s+")
_OPEN = re.compile(r"\.\.\.|…|v\.v|\bcòn lại\b|\bđạt\b|\bchiếm\b|\btăng\b|\bgiảm\b|\blượt\b|\bvới\b", re.IGNORECASE)
_OPPOSITES = (
    ("trực tuyến", "trực tiếp"),
    ("nam", "nữ"),
    ("đúng hạn", "quá hạn"),
    ("đúng hạn", "trễ hạn"),
    ("đúng hạn", "đang"),
    ("đã", "đang"),
    ("đã", "chưa"),
)
_PEOPLE = re.compile(
    r"\s*(?:cán bộ|công chức|viên chức|biên chế|đảng viên|đoàn viên|giáo viên|bác sĩ|"
    r"lao động|học viên|đại biểu|người|hộ)\b",
    re.IGNORECASE,
)
_MONEY = frozenset({"đồng", "triệu", "tỷ", "nghìn"})
SLIP = Decimal("0.15")
_LONGEST = 600  # letters of a list


@dataclass(frozen=True, slots=True)
class Parts:
    """text[start:end] says a total and parts of it."""

    start: int
    end: int
    whole: Decimal
    parts: tuple[Decimal, ...]


def exceeding_parts(text: str) -> Iterator[Parts]:
    """Yield each part that is said to be of a total of the same unit, and is more than it."""
    plain = standard_spelling(without_identifiers(text))
    for pattern in (_INSIDE, _OUT_OF, _OF_TOTAL):
        for found in pattern.finditer(plain):
            whole, part = parse_number(found["whole"]), parse_number(found["part"])
            if part > whole and _same_kind(found["unit"], found["of"]):
                yield Parts(found.start("whole"), found.end(), whole, (part,))


def broken_sums(text: str) -> Iterator[Parts]:
    """Yield each total whose parts are told to the last one and miss it by a slip.

    "trong đó" alone promises no whole: there the parts must be each other's opposites, or each count the total's own
    thing and be too many together; people may be counted twice. What lies farther off than a
    slip is rather a list of something else, and nothing is said.
    """
    plain = standard_spelling(without_identifiers(text))
    for found in _LIST.finditer(plain):
        listed = _listed(plain, found)
        parts = _parts_of(listed, found["unit"])
        if len(parts) < 2 or (found["among"] and not _exclusive(listed, found["unit"], parts, found["whole"])):  # noqa: PLR2004 - a sum has two
            continue
        whole, total = parse_number(found["whole"]), sum(parts, Decimal(0))
        if whole != total and abs(whole - total) <= SLIP * whole:
            yield Parts(found.start("whole"), found.end() + len(listed), whole, parts)


def _listed(plain: str, found: re.Match[str]) -> str:
    rest = plain[found.end() : found.end() + _LONGEST]
    if found["bracket"]:
        listed, closes, _ = rest.partition(")")
        return listed if closes else ""
    ends = _END.search(rest)
    if ends is None and len(rest) == _LONGEST:
        return ""
    listed = rest[: ends.start()] if ends else rest
    clause = listed.partition(";")[0]  # "gồm 90 đúng hạn và 5 trễ; 12 đang xử lý": what commas part, a ";" ends
    return clause if len(_SPLIT.split(_NESTED.sub("", clause))) > 1 else listed


def _parts_of(listed: str, unit: str) -> tuple[Decimal, ...]:
    """Return the one number of each item of a list; none where an item has no number or counts something else."""
    if _OPEN.search(listed):
        return ()
    items = [item for item in _SPLIT.split(_NESTED.sub("", listed).strip()) if item.strip()]
    found = [_ITEM.match(item.strip()) for item in items]
    money = bool(_MONEY & set(unit.lower().split()))
    parts: list[Decimal] = []
    for item in found:
        if item is None or (item["of"] and money != (item["of"].strip().lower() in _MONEY)):
            return ()
        if money and item["of"] and item["of"].split()[0].lower() != unit.split(maxsplit=1)[0].lower():
            return ()
        parts.append(parse_number(item["part"]))
    return tuple(parts)


def _exclusive(listed: str, unit: str, parts: tuple[Decimal, ...], whole: str) -> bool:
    if _opposed(listed, len(parts)):
        return True
    same = re.findall(rf"{_COUNT}\s+{re.escape(unit.split(maxsplit=1)[0])}\b", listed, re.IGNORECASE)
    too_many = sum(parts, Decimal(0)) > parse_number(whole)
    return too_many and len(same) == len(parts) and not _PEOPLE.match(unit)


def _opposed(listed: str, count: int) -> bool:
    said = listed.lower()
    return any(re.search(rf"\b{a}\b", said) and re.search(rf"\b{b}\b", said) for a, b in _OPPOSITES) and count <= 4  # noqa: PLR2004


def _same_kind(unit: str, of: str) -> bool:
    """Tell whether both count one thing, by their first word; a part without one counts what its total does."""
    if of.strip().lower() == "người" and _PEOPLE.match(unit):
        return True
    return not of.split() or unit.split(maxsplit=1)[0].lower() == of.split(maxsplit=1)[0].lower()
