"""Sentences of a report and the facts in them: figures, days, papers, names; how a nil statement is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tonghop.kernel.text import sentences, standard_spelling
from tonghop.plans.rules.citations import NUMBER
from tonghop.quality.rules.identifiers import numbers_in, without_identifiers
from tonghop.quality.rules.letters import CAPITALS

_WORD = re.compile(r"\w+")
_DAY = re.compile(
    r"(?<![\w/])\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?![\w/])|\bngày\s+\d{1,2}\b"
    r"|\b(?:tháng|quý)\s+(?:\d{1,2}|[IVX]+)\b"
    r"|\bnăm\s+20\d\d\b|\b\d{1,2}/20\d\d\b|\b\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+năm",
    re.IGNORECASE,
)
_NAME = re.compile(rf"[{CAPITALS}]\w*(?:[ \u00a0]+[{CAPITALS}]\w*)+|(?<=\w )[{CAPITALS}]\w+|(?<=\w, )[{CAPITALS}]\w+")
_BARE_BODY = re.compile(
    r"\b(?:UBND|HĐND|MTTQ|Ủy ban nhân dân|Hội đồng nhân dân|Mặt trận Tổ quốc|Trung ương|Nhà nước|Nhân dân|Đảng|TTHC|"
    r"CNTT|DVC|CBCC\w*|KT-XH)\b"
    r"(?! (?:xã|phường|tỉnh) [A-ZĐ])"
)
_IN_WORDS = re.compile(
    r"\b(?:một|quá) nửa (?:số|tổng số|dân số)\b|"
    r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn)\s+(?:cuộc|văn bản|hồ sơ|người|lượt|lớp|thôn|bản|"
    r"tổ|đơn vị|cán bộ|công chức|nhiệm vụ|trụ sở|phòng|buổi|hội nghị|thủ tục|máy|công trình|dự án|hộ|xã|điểm|kiến nghị|"
    r"vướng mắc|triệu|tỷ|phần|trường hợp|trăm|mươi|phần trăm|quầy|bàn|chiếc|đợt|kỳ|mô hình|đoàn|tháng)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block: block[start:end] is `text`; `words` is how many words it has."""

    start: int
    end: int
    text: str
    words: int


@lru_cache(maxsize=5_000)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a block, clauses parted by ";" each for itself."""
    return tuple(Sentence(a, b, text[a:b], count_words(text[a:b])) for a, b in sentences(text))


@lru_cache(maxsize=10_000)
def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


@lru_cache(maxsize=10_000)
def counts_something(text: str) -> bool:
    """Tell whether a text gives a figure, in digits or in words; signs of papers and dates are none."""
    if next(numbers_in(text), None) is not None:
        return True
    return bool(_IN_WORDS.search(without_identifiers(text)))


@lru_cache(maxsize=10_000)
def names_something(text: str) -> bool:
    """Tell whether a text names a day, a paper, a place, a body or a person."""
    if _DAY.search(text) or NUMBER.search(text):
        return True
    return any(True for _ in proper_names(text))


def proper_names(text: str) -> Iterator[re.Match[str]]:
    """Yield the names in a text; a sentence's first word and a body named by its kind alone are none."""
    plain = _BARE_BODY.sub(lambda m: m[0].lower(), text)
    yield from _NAME.finditer(plain)


def has_fact(text: str) -> bool:
    """Tell whether a sentence says something that can be looked up."""
    return counts_something(text) or names_something(text)


def is_nil(text: str, nil: re.Pattern[str], *, most_words: int = 40) -> bool:
    """Tell whether a short text says that there was nothing ("không phát sinh")."""
    return count_words(text) <= most_words and bool(nil.search(standard_spelling(text)))
