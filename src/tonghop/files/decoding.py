"""Bytes of a text file to Unicode text: UTF-8, UTF-16, Windows-1258, TCVN3 and VNI; told apart by what they spell."""

import re

from tonghop.files.legacy import converted, converted_by_letters
from tonghop.files.syllables import spelled_share
from tonghop.kernel.errors import Refused
from tonghop.kernel.text import nfc

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")  # soft hyphens, marks of direction
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_SAMPLE = 4096
_MANY_ZEROS = 0.5  # of every second byte, where letters without diacritics take two
_SURE = 0.75


def decode(data: bytes) -> str:
    """Return the text of a file's bytes, NFC, old encodings converted; raises Refused (legacy-encoding)."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return clean(data.decode(codec, errors="replace"))
    wide = wide_codec(data)
    if wide:
        return clean(data.decode(wide, errors="replace"))
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        text = _by_spelling(data)
        if text is None:
            raise Refused(
                "legacy-encoding",
                "Tệp chữ không dùng bảng mã Unicode (UTF-8) nên không đọc được.",
                advice="Hãy mở tệp, chọn Lưu thành (Save As) với bảng mã UTF-8, rồi gửi lại.",
            ) from error
        return clean(text)


def clean(text: str) -> str:
    """Return text in NFC, lines in an old encoding converted, what nobody sees (soft hyphens) taken out."""
    return without_unseen(converted_by_letters(nfc(text)))


def without_unseen(text: str) -> str:
    """Return text without soft hyphens and marks of direction."""
    return _UNSEEN.sub("", text)


def wide_codec(data: bytes) -> str | None:
    """Return "utf-16-le" or "utf-16-be" for bytes that are UTF-16 without its mark, None for others."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs == 0:
        return None
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    codec = "utf-16-le" if low > high else "utf-16-be"
    if max(low, high) <= pairs * _MANY_ZEROS or min(low, high) > 0:
        return None
    return None if _CONTROL.search(sample[: pairs * 2].decode(codec, errors="replace")) else codec


def _by_spelling(data: bytes) -> str | None:
    """Return the reading, of those that one byte a letter allows, whose words are Vietnamese; None if none is."""
    western = data.decode("cp1252", errors="replace")
    readings = (
        nfc(data.decode("cp1258", errors="replace")),
        converted(western, "tcvn3"),
        converted(western, "vni"),
    )
    best = max(readings, key=_share)
    return best if _share(best) >= _SURE else None


def _share(text: str) -> float:
    right, every = spelled_share(text)
    return right / (every + text.count("\ufffd")) if every else 0.0
