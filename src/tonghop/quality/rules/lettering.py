"""Letters that no Vietnamese text has: old encodings, wrong code points, torn letters of a PDF."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tonghop.files.legacy import likely_encoding
from tonghop.files.syllables import spelled_share

_VIETNAMESE = frozenset("àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ")
_WORD = re.compile(r"[^\s\d]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_WESTERN = frozenset("äöüßçñåøœæëïîûÿ")  # of foreign names; beside Vietnamese letters only by mistake
_TORN = re.compile(r"(?:(?<!\w)[^\W\d_](?:[ \u00a0]+|(?=\W)))(?:[^\W\d_]{1,2}[ \u00a0]+){5,}[^\W\d_]{1,2}(?!\w)")
_MOJIBAKE = re.compile(
    r"\S*(?:Ã[\u0080-\u00bf]|Ä[\u0080-\u0091\u2018\u2019]|á[º»][^\W\d_\s]?|Æ[°¡]|\ufffd|\(cid:\d+\))\S*"
)
_OLD_LETTER = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7]")
OLD = "bảng mã cũ"
_SIGNS = re.compile(r"[+*<>\\^~=§¶†‡|{}@#$&]")
_FEWEST = 2
_SINGLE = 0.6
_MISSPELLED = 0.5


@dataclass(frozen=True, slots=True)
class Broken:
    """text[start:end] is the first word or run that shows it; `what` says what is wrong with it."""

    start: int
    end: int
    what: str


def broken_place(text: str) -> Broken | None:
    """Return the first place of a block whose letters are not Vietnamese, None where all are."""
    found = _MOJIBAKE.search(text)
    if found:
        return Broken(found.start(), found.end(), "bị hỏng bảng mã")
    if text.isascii():
        return _torn(text) or _jumbled(text)
    return _old(text) or _foreign(text) or _torn(text) or _jumbled(text)


def _old(text: str) -> Broken | None:
    """Find runs of words in TCVN3 or VNI, also inside a text that is otherwise Unicode."""
    odd = [word for word in _WORD.finditer(text) if not word[0].isascii() and _misspelled(word[0])]
    if len(odd) < _FEWEST:
        return None
    encoding = likely_encoding(" ".join(word[0] for word in odd))
    if encoding is None:
        return None
    name = "TCVN3 (phông .Vn...)" if encoding.startswith("tcvn3") else "VNI"
    return Broken(odd[0].start(), odd[0].end(), f"viết bằng {OLD} {name}")


@lru_cache(maxsize=20_000)
def _misspelled(word: str) -> bool:
    right, every = spelled_share(word)
    return every > right or bool(_OLD_LETTER.search(word) and _LETTERS.search(word))


def _foreign(text: str) -> Broken | None:
    for word in _LETTERS.finditer(text):
        strange = "" if word[0].isascii() else _strange_letter(word[0])
        if strange:
            return Broken(word.start(), word.end(), f"có chữ cái “{strange}” không thuộc tiếng Việt")
    return None


@lru_cache(maxsize=20_000)
def _strange_letter(word: str) -> str:
    """Return the first letter of a word that is not Vietnamese; foreign names (Köln, Citroën) are left alone."""
    strange = [c for c in word.lower() if c.isalpha() and not c.isascii() and c not in _VIETNAMESE]
    if not strange:
        return ""
    western = word[0].isupper() and all(c in _WESTERN for c in strange)
    return "" if western and not any(c in _VIETNAMESE for c in word.lower()) else strange[0]


def _torn(text: str) -> Broken | None:
    for found in _TORN.finditer(text):
        parts = found[0].split()
        if sum(len(part) == 1 for part in parts) >= _SINGLE * len(parts) and any(not p.isascii() for p in parts):
            return Broken(found.start(), found.end(), "bị tách rời từng con chữ")
    return None


def _jumbled(text: str) -> Broken | None:
    """Find what a broken font map leaves: letters, digits and signs mixed in most words."""
    if not _SIGNS.search(text):
        return None
    words = list(_WORD.finditer(text))
    mixed = [w for w in words if re.search(r"[^\W\d_][+*<>\\^~=§¶†‡|{}@#$&]+[^\W\d_]|[+*<>\\^~]{2,}", w[0])]
    if len(mixed) >= max(_FEWEST, _MISSPELLED * len(words)):
        return Broken(mixed[0].start(), mixed[0].end(), "bị hỏng khi lấy chữ từ tệp PDF")
    return None
