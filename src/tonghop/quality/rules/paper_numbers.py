"""What the number of a paper may look like (Nghị định 30/2020/NĐ-CP, Phụ lục I and III; the Party's own way)."""

import re
from datetime import date

from tonghop.kernel.moments import short_date
from tonghop.quality.rules.papers import Paper

_PARTY = re.compile(r"\d{1,5}-[A-ZĐ][A-Za-zĐđ]{1,4}/[A-ZĐ][A-Za-zĐđ\d]{0,9}")
_STATE = re.compile(r"\d{1,5}(?:/\d{4})?/[A-ZĐ][A-Za-zĐđ\d&]{0,12}(?:-[A-ZĐƯ][\w&.]{0,14}){0,3}")
_BARE = re.compile(r"\d{1,5}")
_SIGN = {
    "quyết định": ("QĐ", "QD"),
    "kế hoạch": ("KH",),
    "nghị quyết": ("NQ", "QH", "UBTVQH", "HĐND"),
    "nghị định": ("NĐ",),
    "thông tư": ("TT", "TTLT"),
    "chỉ thị": ("CT",),
    "thông báo": ("TB",),
    "báo cáo": ("BC",),
    "tờ trình": ("TTR",),
    "luật": ("QH", "L"),
    "hướng dẫn": ("HD",),
    "kết luận": ("KL",),
    "công điện": ("CĐ",),
    "giấy mời": ("GM",),
}
_KNOWN = frozenset(sign for signs in _SIGN.values() for sign in signs) - {"QH", "UBTVQH", "HĐND", "L"}
_WRONG_LETTERS = re.compile(r"(?<![A-ZĐ])(?:ND-CP|QD|CD-|HDND)(?![A-ZĐ])")
_GLUED = re.compile(r"/(?:KH|QĐ|BC|TB|TTR|CT|NQ|NĐ|TT|CV)(?:UBND|HĐND|CP|TTG|BNV|BTC|TU|TW)$", re.IGNORECASE)
_PARTY_TURNED = re.compile(r"/(?:NQ|KL|CT|QĐ|HD|CTR)-(?:TW|TU|ĐU)$", re.IGNORECASE)
_YEARS = (1945, 2040)
_WITH_YEAR = ("nghị định", "thông tư", "luật")


def wrong_with(paper: Paper, latest: date | None) -> str:
    """Return what cannot be right about a citation, "" where all may be; `latest` is a day it cannot be after."""
    return _wrong_day(paper, latest) or _wrong_number(paper, latest) or _wrong_kind(paper)


def _wrong_day(paper: Paper, latest: date | None) -> str:
    if paper.impossible:
        return "không có ngày như vậy trong lịch"
    if paper.day is None:
        return ""
    if latest is not None and paper.day > latest:
        return f"ngày ban hành sau ngày {short_date(latest)}"
    year = re.match(r"\d{1,5}/(\d{4})/", paper.number)
    if year and int(year[1]) != paper.day.year:
        return f"số ghi năm {year[1]} nhưng ngày ban hành là năm {paper.day.year}"
    return "năm ban hành không hợp lý" if paper.day.year < _YEARS[0] else ""


def _wrong_number(paper: Paper, latest: date | None) -> str:
    number = paper.number
    if not int(re.sub(r"\D.*", "", number) or 1):
        return "số văn bản là 0"
    if _BARE.fullmatch(number):
        return ""
    if not (_PARTY.fullmatch(number) or _STATE.fullmatch(number)):
        return "số và ký hiệu không đúng thể thức (ví dụ đúng: 197/KH-UBND, 150/2025/NĐ-CP, 57-NQ/TW)"
    year = re.match(r"\d{1,5}/(\d{4})/", number)
    if year and not _YEARS[0] <= int(year[1]) <= (latest.year if latest else _YEARS[1]):
        return f"năm {year[1]} trong số văn bản không hợp lý"
    return _wrong_sign(number)


def _wrong_sign(number: str) -> str:
    if _GLUED.search(number) or _PARTY_TURNED.search(number):
        return "ký hiệu viết sai dấu gạch (ví dụ đúng: 197/KH-UBND, 57-NQ/TW)"
    return "ký hiệu thiếu dấu (đúng là NĐ, QĐ, CĐ, HĐND)" if _WRONG_LETTERS.search(number) else ""


def _wrong_kind(paper: Paper) -> str:
    number, kind = paper.number.upper(), paper.kind
    if kind in _WITH_YEAR and re.fullmatch(r"\d{1,5}/(?:NĐ|TT)-[A-ZĐ]+", number):
        return f"{kind} phải có năm ban hành trong số, ví dụ 150/2025/NĐ-CP"
    signs = _SIGN.get(kind)
    parts = [part for part in re.split(r"[-/]", number) if not part.isdigit()]
    if signs is None or not parts or _BARE.fullmatch(number):
        return ""
    first = re.sub(r"\d+$", "", parts[0])
    if first in _KNOWN and first not in signs and not any(re.sub(r"\d+$", "", p) in signs for p in parts):
        return f"ký hiệu {parts[0]} không phải của {kind}"
    return ""
