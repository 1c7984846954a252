"""Vietnamese text: one normal form, one folded form for comparing, one collation order."""

import re
import unicodedata
from functools import lru_cache

_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
_NOT_WORD = re.compile(r"[\W_]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))

# Vietnamese alphabetical order, and the order of tones within one letter (vietnamese-text.md, "Sorting").
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


class _Unmarked(dict[int, int | None]):
    """Every character by its code: None for a mark over or under a letter, itself otherwise; filled as asked."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_UNMARKED = _Unmarked()


def nfc(text: str) -> str:
    """Return the text in Unicode NFC, the form in which every text is stored."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Return NFC text on one line: every run of white space, of whatever kind, is one space."""
    return _SPACES.sub(" ", nfc(text)).strip()


def strip_marks(text: str) -> str:
    """Return the text without diacritics, "đ" as "d"; case and punctuation stay. Length may change."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return decomposed.translate(_UNMARKED)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the folded form for search and comparison: no marks, lower case, words parted by one space.

    Tone placement (hòa/hoà) and NFC/NFD vanish with the marks; tỉ/tỷ, quí/quý and hàng/hằng stay apart in
    writing but "i" after a consonant at a word's end is read as "y" where both spellings are in use.
    """
    plain = strip_marks(text).lower()
    return _I_OR_Y.sub(lambda m: m[1] + "y", _NOT_WORD.sub(" ", plain).strip())


_I_OR_Y = re.compile(r"\b(t|k|m|l|qu|h|s)i\b")


@lru_cache(maxsize=5_000)
def standard_spelling(text: str) -> str:
    """Return the text with tones placed as in "hòa", "ủy" and "tỷ", "kỹ", "quý" with y; its length is kept.

    "hoàn" and "quỹ" stay: the tone stands where it must once a letter follows, or after q.
    """
    if len(composed := nfc(text)) != len(text):
        return text  # what is stored is NFC; other text keeps its places
    return _NEW_Y.sub(lambda m: m[1] + _Y[m[2]], _OLD_TONE.sub(lambda m: _TONED[m[0]], composed))


_TONED = {old: new for olds, news in (("oà oá oả oã oạ", "òa óa ỏa õa ọa"), ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
                                      ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"))
          for pair in zip(olds.split(), news.split(), strict=True)
          for old, new in (pair, tuple(p.capitalize() for p in pair), tuple(p.upper() for p in pair))}  # fmt: skip
_OLD_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONED)})(?!\w)")
_Y = dict(zip("ìíỉĩịÌÍỈĨỊ", "ỳýỷỹỵỲÝỶỸỴ", strict=True))
_NEW_Y = re.compile(r"\b(t|k|m|l|qu|T|K|M|L|Qu|QU)([ìíỉĩịÌÍỈĨỊ])\b")


def unify_dashes(text: str) -> str:
    """Return the text with every kind of dash as "-"; length is kept."""
    return text.translate(_DASHES)


def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a sort key in Vietnamese order: letters first (a ă â ... đ after d), then tones, then the text."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        base, tone = _letter_and_tone(char)
        letters.append(_RANK[base] + 1000 if base in _RANK else ord(base))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


@lru_cache(maxsize=1000)
def _letter_and_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[p] for p in parts if p in _TONES), 0)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES)), tone


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence: split after . ! ? ; or a line's end, not inside numbers or "TP."."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end(match.lastindex or 0)
        if text[start:end].strip():
            spans.append(_trimmed(text, start, end))
        start = match.end()
    if text[start:].strip():
        spans.append(_trimmed(text, start, len(text)))
    return spans


_SENTENCE_END = re.compile(
    r"((?<!\bTP)(?<!\bTX)(?<!\bTM)(?<!\bKT)(?<!\b\d)[.!?]+[”\"’)]*)(?=\s+[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ\-“\"(]|\s*$)\s*|(;)\s+|(\n)\s*"
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
