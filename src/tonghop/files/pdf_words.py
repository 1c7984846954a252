"""The words of one page of a PDF, put together from the letters that pdfium gives, each with its place.

Places are points from the page's upper left corner as a reader sees it, y growing downwards.
"""

import ctypes
import re
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from math import hypot
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_RUN = re.compile("[^\\s\\x00\u00a0\u2000-\u200b\u3000\ufeff]+")
_HYPHENS = {0x2: "-", 0xFFFE: "-"}  # what pdfium makes of a hyphen at a line's end
_RAISED, _SMALLER = 1.0, 0.85
_DIGITS = frozenset("0123456789")
_WIDEST = 0.9  # of its height: a letter's width, and the gap inside a word
_NAME = 96  # letters of a font's name at most
_BOLD_WEIGHT = 600
_NO_HEIGHT = 10.0
_LAST_CODE_POINT = 0x10FFFF
Point = tuple[float, float]
Box = tuple[float, float, float, float]
Turn = tuple[tuple[float, float, float], tuple[float, float, float]]
"""What takes a point of the page's own space to where a reader sees it: x, y as sums of x, y and 1."""
Look = tuple[float, float, str, bool]
"""Baseline, size, font and weight of a piece of text."""


def _quick(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of pdfium that takes and gives plain numbers: no object is made for each pointer."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_RECT = Struct("4f")  # FS_RECTF: left, top, right, bottom
_char_box = _quick(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_piece_at = _quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_font_of = _quick(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)


class Word(NamedTuple):
    """Letters that stand together: left and right edge, baseline, height of the letters, the font's name and weight."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str = ""
    bold: bool = False

    @property
    def top(self) -> float:
        """The height that small letters and digits reach."""
        return self.base - self.size * 0.7


def turned(turn: Turn, x: float, y: float) -> Point:
    (a, b, c), (d, e, f) = turn
    return a * x + b * y + c, d * x + e * y + f


def words_of(page: pypdfium2.PdfPage, turn: Turn) -> tuple[Word, ...]:
    """Return the page's words in the file's order."""
    text = page.get_textpage()
    try:
        return tuple(_Letters(text, turn).words())
    finally:
        text.close()


class _Letters:
    """The letters of one page, put into words; what pdfium says of a piece of text or a font it is asked once.

    A page has thousands of words, so the way of a plain word is short: the boxes of its ends, its piece, its look.
    """

    def __init__(self, text: pypdfium2.PdfTextPage, turn: Turn) -> None:
        self._raw, self._count, self._turn = text.raw, text.count_chars(), turn
        self._address = ctypes.cast(self._raw, ctypes.c_void_p).value or 0
        self._rect, self._matrix = ctypes.create_string_buffer(_RECT.size), pdfium.FS_MATRIX()
        self._rect_at = ctypes.addressof(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._looks: dict[int, Look] = {}  # by piece
        self._fonts: dict[int, tuple[str, bool]] = {}  # by font: its name, whether it is bold

    def words(self) -> Iterator[Word]:
        """Yield the words in the file's order: what stands between spaces, cut where letters stand apart."""
        for found in _RUN.finditer(self._text()):
            text, start = found[0], found.start()
            whole = self._whole(text, start) if text.isdigit() or _DIGITS.isdisjoint(text) else None
            if whole is None:
                yield from self._cut(text, start)
            else:
                yield self._word(text, whole, start)

    def _text(self) -> str:
        """Return one character for each that pdfium counts."""
        buffer = ctypes.create_string_buffer((self._count + 1) * 2)
        pdfium.FPDFText_GetText(self._raw, 0, self._count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: self._count * 2].decode("utf-16-le", errors="replace")
        if len(text) != self._count or "\x00" in text or "\ufffd" in text:  # some are left out, or take two places
            text = "".join(_letter(pdfium.FPDFText_GetUnicode(self._raw, at)) for at in range(self._count))
        return text.translate(_HYPHENS)

    def _whole(self, text: str, start: int) -> Box | None:
        """Return the box around a run whose ends show that it is one word; None where each letter must be looked at."""
        count = len(text)
        first = self._box(start)
        if count == 1:
            return first
        last = self._box(start + count - 1)
        if not _is_one(first, last, count):
            return None
        if text[-1].isalnum():
            return _around(first, last)
        before = self._box(start + count - 2)  # a mark at the end may stand apart
        if text[-2].isalnum() and _is_one(first, before, count - 1) and not _apart(before, last):
            return _around(_around(first, before), last)
        return None

    def _cut(self, text: str, start: int) -> Iterator[Word]:
        """Yield a run of letters as one word, or as several where letters stand apart or a note's number does."""
        boxes = [self._box(start + at) for at in range(len(text))]
        cuts = [at for at in range(1, len(text)) if self._parts(text, boxes, at, start + at)]
        for begin, end in pairwise([0, *cuts, len(text)]):
            yield self._word(text[begin:end], reduce(_around, boxes[begin:end]), start + begin)

    def _parts(self, text: str, boxes: list[Box], at: int, index: int) -> bool:
        turns = text[at - 1].isdigit() != text[at].isdigit()
        return _apart(boxes[at - 1], boxes[at]) or (turns and self._is_raised(index))

    def _box(self, index: int) -> Box:
        _char_box(self._address, index, self._rect_at)
        left, top, right, bottom = _RECT.unpack(self._rect)
        (a, b, c), (d, e, f) = self._turn
        xa, xb = a * left + b * bottom + c, a * right + b * top + c
        ya, yb = d * left + e * bottom + f, d * right + e * top + f
        if xa > xb:
            xa, xb = xb, xa
        return (xa, yb, xb, ya) if ya > yb else (xa, ya, xb, yb)

    def _is_raised(self, index: int) -> bool:
        """Tell whether a digit beside another letter is on another baseline or of another size: a note's number."""
        sizes = [pdfium.FPDFText_GetFontSize(self._raw, at) for at in (index - 1, index)]
        return abs(self._base(index - 1) - self._base(index)) > _RAISED or min(sizes) < max(sizes) * _SMALLER

    def _base(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return turned(self._turn, self._x.value, self._y.value)[1]

    def _word(self, text: str, box: Box, index: int) -> Word:
        left, top, right, bottom = box
        piece = _piece_at(self._address, index) or -index - 1
        look = self._looks.get(piece)
        if look is None:
            look = self._looks[piece] = (self._base(index), self._size(index), *self._font(piece, index))
        base, size, font, bold = look
        height = bottom - top
        if not height / 4 < size < max(height, 1.0) * 6:
            size = height or _NO_HEIGHT
        if not top - size <= base <= bottom + size:
            base = bottom
        return Word(text, left, right, base, size, font, bold)

    def _size(self, index: int) -> float:
        """Return the size that the letters are said to have, in points."""
        scale, matrix = 1.0, self._matrix
        if pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            scale = hypot(matrix.b, matrix.d) or hypot(matrix.a, matrix.c)
        return float(pdfium.FPDFText_GetFontSize(self._raw, index) * scale)

    def _font(self, piece: int, index: int) -> tuple[str, bool]:
        font = _font_of(piece) if piece > 0 else None
        if font is None:
            return _named(self._raw, index)
        if font not in self._fonts:
            self._fonts[font] = _named(self._raw, index)
        return self._fonts[font]


def _named(raw: Any, index: int) -> tuple[str, bool]:
    """Return the name of a letter's font, without what a subset's has before it, and whether it is bold."""
    buffer, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, _NAME, flags)
    name = buffer.value.decode("utf-8", errors="replace") if 0 < length <= _NAME else ""
    name = name.partition("+")[2] or name
    return name, "bold" in name.lower() or pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT


def _letter(code: int) -> str:
    return chr(code) if code <= _LAST_CODE_POINT and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - surrogates


def _around(one: Box, other: Box) -> Box:
    """Return the box around two."""
    (a, b, c, d), (e, f, g, h) = one, other
    return (a if a < e else e, b if b < f else f, c if c > g else g, d if d > h else h)  # noqa: FURB136 - no call a side


def _is_one(first: Box, last: Box, count: int) -> bool:
    """Tell whether letters between two boxes can be one word: on one line, not wider than so many letters are."""
    left, top, _, bottom = first
    start, above, end, below = last
    if left > start or below <= top or bottom <= above:
        return False
    return end - left < count * max(bottom - top, below - above, 1.0) * _WIDEST


def _apart(before: Box, box: Box) -> bool:
    """Tell whether a letter stands on another line than the one before, left of it, or far behind it."""
    room = max(before[3] - before[1], box[3] - box[1], 1.0) * _WIDEST
    near = before[1] - room < (box[1] + box[3]) / 2 < before[3] + room
    return not near or not before[0] - room < box[0] < before[2] + room
