"""The old encodings TCVN3 (ABC, ".VnTime") and VNI ("VNI-Times") turned into Unicode, by font or by letters.

Both are charts of glyphs in one byte, which programs hand out as Latin-1 letters and signs. TCVN3 gives each letter
one byte and draws capitals with tones by a font of its own (".VnTimeH"); VNI puts a mark after a plain letter.
"""

import re
from collections.abc import Iterable
from typing import Literal

from tonghop.files.syllables import spelled_share

Encoding = Literal["tcvn3", "tcvn3-caps", "vni"]

_TCVN3_FROM = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)
_GLYPHS = str.maketrans("\u2212\u2219", "\u00ad\u00b7")  # what a PDF's font map makes of TCVN3's ư and ã
_PRIVATE = {0xF000 + code: code for code in range(0xA1, 0x100)}  # where Word keeps the letters of a symbol font

_VNI_MARKS = {  # letter: its forms with the marks that VNI writes after it
    "a": {"ø": "à", "ù": "á", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "à": "ầ", "á": "ấ", "å": "ẩ", "ã": "ẫ",
          "ä": "ậ", "ê": "ă", "è": "ằ", "é": "ắ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ø": "è", "ù": "é", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "à": "ề", "á": "ế", "å": "ể", "ã": "ễ",
          "ä": "ệ"},
    "i": {"ø": "ì", "ù": "í", "û": "ỉ", "õ": "ĩ", "ï": "ị"},
    "o": {"ø": "ò", "ù": "ó", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "à": "ồ", "á": "ố", "å": "ổ", "ã": "ỗ",
          "ä": "ộ"},
    "ô": {"ø": "ờ", "ù": "ớ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "u": {"ø": "ù", "ù": "ú", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "ö": {"ø": "ừ", "ù": "ứ", "û": "ử", "õ": "ữ", "ï": "ự"},
    "y": {"ø": "ỳ", "ù": "ý", "û": "ỷ", "õ": "ỹ", "ï": "ỵ"},
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = {base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()} | _VNI_ALONE
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()} | {  # "Aø" where only the letter is a capital
    old.capitalize(): new.upper() for old, new in _VNI.items()
}
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_FONT = re.compile(r"(?P<tcvn3>\.[Vv][Nn].*?(?P<caps>H)?)|(?P<vni>[Vv][Nn][Ii][-\s].*)", re.DOTALL)
_SURE, _FEWEST = 0.75, 2


def encoding_of_font(font: str) -> Encoding | None:
    """Return the encoding that a font's name stands for (".VnTimeH" draws capitals), None for any other font."""
    found = _FONT.fullmatch(font.strip())
    if found is None:
        return None
    if found["vni"]:
        return "vni"
    return "tcvn3-caps" if found["caps"] else "tcvn3"


def converted(text: str, encoding: Encoding) -> str:
    """Return text of that encoding in Unicode; text that is Unicode already, whatever its font says, stays."""
    if _UNICODE_ONLY.search(text):
        return text
    text = text.translate(_PRIVATE)
    if encoding == "vni":
        return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)
    words = text.translate(_GLYPHS).translate(_TCVN3)
    return words.upper() if encoding == "tcvn3-caps" else words


def converted_by_letters(text: str) -> str:
    """Return the text with the lines that are in an old encoding in Unicode; other lines stay as they are."""
    lines = text.split("\n")
    encoding = encoding_of_letters(lines)
    return text if encoding is None else "\n".join(better(line, encoding) for line in lines)


def encoding_of_letters(lines: Iterable[str]) -> Encoding | None:
    """Return the old encoding that some of the lines are in, None where all are Unicode."""
    suspects = "\n".join(line for line in lines if _is_suspect(line))
    return likely_encoding(suspects) if suspects else None


def likely_encoding(text: str) -> Encoding | None:
    """Return the old encoding in which most words of the text are Vietnamese, None where there is no such."""
    encodings: tuple[Encoding, ...] = ("tcvn3", "vni")
    best = max(encodings, key=lambda one: _share(converted(text, one)))
    share = _share(converted(text, best))
    return best if share >= _SURE and share > _share(text) else None


def _is_suspect(line: str) -> bool:
    if line.isascii() or _UNICODE_ONLY.search(line):
        return False
    right, every = spelled_share(line)
    return every >= _FEWEST and right < every * _SURE


def better(line: str, encoding: Encoding) -> str:
    """Return the line in Unicode where that spells more words than the line as it stands."""
    if line.isascii() or _UNICODE_ONLY.search(line):
        return line
    new = converted(line, encoding)
    return new if _share(new) >= _share(line) else line


def _share(text: str) -> float:
    right, every = spelled_share(text)
    return right / every if every else 0.0
