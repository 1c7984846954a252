"""One page of a PDF as pdfium gives it: words with their places, ruling lines, and whether it is only a picture.

Places are points from the page's upper left corner as a reader sees it, y growing downwards.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from tonghop.files.pdf_rules import Rule, joined_rules

_RUN = re.compile("[^\\s\\x00\u00a0\u2000-\u200b\u3000\ufeff]+")
_HYPHENS = {0x2: "-", 0xFFFE: "-"}  # what pdfium makes of a hyphen at a line's end
_THIN = 2.5  # a filled shape no thicker than this draws a line
_STRAIGHT = 1.0
_RAISED, _SMALLER = 1.0, 0.85
_DIGITS = frozenset("0123456789")
_WIDEST = 0.9  # of its height: a letter's width, and the gap inside a word
_NAME = 96  # letters of a font's name at most
_SHORTEST = 3.0
_BOLD_WEIGHT = 600
_NO_HEIGHT = 10.0
_LAST_CODE_POINT = 0x10FFFF
_LEAST_COVER = 0.4  # of the page, by a picture that could hold its text
_DEEPEST_FORM = 4
MOST_SHAPES, MOST_RULES = 20_000, 1_200  # of one page; more is a drawing, not tables
Point = tuple[float, float]
Box = tuple[float, float, float, float]
Turn = tuple[tuple[float, float, float], tuple[float, float, float]]
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


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


@dataclass(frozen=True)
class Page:
    """What one page holds; `pictured` where a picture without any letters covers it."""

    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...]  # horizontal rules, `at` is y
    down: tuple[Rule, ...]  # vertical rules, `at` is x
    pictured: bool = False


def read_page(page: pypdfium2.PdfPage) -> Page:
    """Return what the page holds; raises PdfiumError where pdfium cannot read it."""
    width, height = page.get_size()
    turn = _turn(page)
    text = page.get_textpage()
    try:
        words = tuple(_Letters(text, turn).words())
    finally:
        text.close()
    if not words:
        return Page(width, height, (), (), (), pictured=_is_picture(page, width * height))
    across, down = _rules(page, turn)
    return Page(width, height, words, across, down)


def _turn(page: pypdfium2.PdfPage) -> Turn:
    """Return what takes a point of the page's own space to where a reader sees it: x, y as sums of x, y and 1."""
    left, bottom, right, top = page.get_bbox()
    quarter = page.get_rotation() // 90 % 4
    return (
        ((1, 0, -left), (0, -1, top)),
        ((0, 1, -bottom), (1, 0, -left)),
        ((-1, 0, right), (0, 1, -bottom)),
        ((0, -1, top), (-1, 0, right)),
    )[quarter]


def _turned(turn: Turn, x: float, y: float) -> Point:
    (a, b, c), (d, e, f) = turn
    return a * x + b * y + c, d * x + e * y + f


class _Letters:
    """The letters of one page, put into words; what pdfium says of a piece of text it is asked once."""

    def __init__(self, text: pypdfium2.PdfTextPage, turn: Turn) -> None:
        self._raw, self._count, self._turn = text.raw, text.count_chars(), turn
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._looks: dict[int, tuple[float, float, str, bool]] = {}  # by piece: baseline, size, font, weight

    def words(self) -> Iterator[Word]:
        """Yield the words in the file's order: what stands between spaces, cut where letters stand apart."""
        for found in _RUN.finditer(self._text()):
            yield from self._cut(found[0], found.start())

    def _text(self) -> str:
        """Return one character for each that pdfium counts."""
        buffer = ctypes.create_string_buffer((self._count + 1) * 2)
        pdfium.FPDFText_GetText(self._raw, 0, self._count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: self._count * 2].decode("utf-16-le", errors="replace")
        if len(text) != self._count or "\x00" in text or "\ufffd" in text:  # some are left out, or take two places
            text = "".join(_letter(pdfium.FPDFText_GetUnicode(self._raw, at)) for at in range(self._count))
        return text.translate(_HYPHENS)

    def _cut(self, text: str, start: int) -> Iterator[Word]:
        """Yield a run of letters as one word, or as several where its ends or its digits show that it is not one."""
        count = len(text)
        first = self._box(start)
        last = self._box(start + count - 1) if count > 1 else first
        if (text.isdigit() or _DIGITS.isdisjoint(text)) and _is_one(first, last, count):
            if text[-1].isalnum() or count == 1:
                yield self._word(text, [first, last], start)
                return
            before = self._box(start + count - 2)  # a mark at the end may stand apart
            if text[-2].isalnum() and _is_one(first, before, count - 1) and not _apart(before, last):
                yield self._word(text, [first, before, last], start)
                return
        boxes = [self._box(start + at) for at in range(count)]
        cuts = [at for at in range(1, len(text)) if self._parts(text, boxes, at, start + at)]
        for begin, end in pairwise([0, *cuts, len(text)]):
            yield self._word(text[begin:end], boxes[begin:end], start + begin)

    def _parts(self, text: str, boxes: list[Box], at: int, index: int) -> bool:
        turns = text[at - 1].isdigit() != text[at].isdigit()
        return _apart(boxes[at - 1], boxes[at]) or (turns and self._is_raised(index))

    def _box(self, index: int) -> Box:
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, rect)
        (a, b, c), (d, e, f) = self._turn
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
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
        return _turned(self._turn, self._x.value, self._y.value)[1]

    def _word(self, text: str, boxes: list[Box], index: int) -> Word:
        left, top, right, bottom = boxes[0]
        for box in boxes[1:]:
            left, top, right, bottom = min(left, box[0]), min(top, box[1]), max(right, box[2]), max(bottom, box[3])
        piece = ctypes.cast(pdfium.FPDFText_GetTextObject(self._raw, index), ctypes.c_void_p).value or -index - 1
        look = self._looks.get(piece)
        if look is None:
            look = self._looks[piece] = (self._base(index), self._size(index), *self._font(index))
        base, size, font, bold = look
        if not (bottom - top) / 4 < size < max(bottom - top, 1.0) * 6:
            size = bottom - top or _NO_HEIGHT
        if not top - size <= base <= bottom + size:
            base = bottom
        return Word(text, left, right, base, size, font, bold)

    def _size(self, index: int) -> float:
        """Return the size that the letters are said to have, in points."""
        scale, matrix = 1.0, self._matrix
        if pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            scale = hypot(matrix.b, matrix.d) or hypot(matrix.a, matrix.c)
        return float(pdfium.FPDFText_GetFontSize(self._raw, index) * scale)

    def _font(self, index: int) -> tuple[str, bool]:
        buffer, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, _NAME, flags)
        name = buffer.value.decode("utf-8", errors="replace") if 0 < length <= _NAME else ""
        name = name.partition("+")[2] or name
        return name, "bold" in name.lower() or pdfium.FPDFText_GetFontWeight(self._raw, index) >= _BOLD_WEIGHT


def _letter(code: int) -> str:
    return chr(code) if code <= _LAST_CODE_POINT and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - surrogates


def _is_one(first: Box, last: Box, count: int) -> bool:
    """Tell whether letters between two boxes can be one word: on one line, not wider than so many letters are."""
    height = max(first[3] - first[1], last[3] - last[1], 1.0)
    level = min(first[3], last[3]) > max(first[1], last[1])
    return level and first[0] <= last[0] and last[2] - first[0] < count * height * _WIDEST


def _apart(before: Box, box: Box) -> bool:
    """Tell whether a letter stands on another line than the one before, left of it, or far behind it."""
    room = max(before[3] - before[1], box[3] - box[1], 1.0) * _WIDEST
    near = before[1] - room < (box[1] + box[3]) / 2 < before[3] + room
    return not near or not before[0] - room < box[0] < before[2] + room


def _is_picture(page: pypdfium2.PdfPage, area: float) -> bool:
    for shape in _shapes(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        left, bottom, right, top = shape.get_bounds()
        if shape.level or (right - left) * (top - bottom) > area * _LEAST_COVER:
            return True
    return False


def _shapes(page: pypdfium2.PdfPage, kind: int) -> Iterator[Any]:
    for count, shape in enumerate(page.get_objects(filter=[kind], max_depth=_DEEPEST_FORM)):
        if count >= MOST_SHAPES:
            return
        yield shape


def _rules(page: pypdfium2.PdfPage, turn: Turn) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for shape in _shapes(page, pdfium.FPDF_PAGEOBJ_PATH):
        for (xa, ya), (xb, yb) in _strokes(shape, turn):
            if abs(ya - yb) <= _STRAIGHT and abs(xa - xb) > _SHORTEST:
                across.append(Rule((ya + yb) / 2, min(xa, xb), max(xa, xb)))
            elif abs(xa - xb) <= _STRAIGHT and abs(ya - yb) > _SHORTEST:
                down.append(Rule((xa + xb) / 2, min(ya, yb), max(ya, yb)))
    across, down = joined_rules(across), joined_rules(down)
    if len(across) + len(down) > MOST_RULES:
        return (), ()
    return tuple(across), tuple(down)


def _strokes(shape: Any, turn: Turn) -> Iterator[tuple[Point, Point]]:
    """Yield the straight strokes that a path draws: its outline, or the middle of a thin filled shape."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    for points in _outlines(shape, turn):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(ys) - min(ys) <= _THIN:
            middle = (min(ys) + max(ys)) / 2
            yield (min(xs), middle), (max(xs), middle)
        elif max(xs) - min(xs) <= _THIN:
            middle = (min(xs) + max(xs)) / 2
            yield (middle, min(ys)), (middle, max(ys))
        elif stroke.value:
            yield from pairwise(points)


def _outlines(shape: Any, turn: Turn) -> Iterator[list[Point]]:
    place = partial(_placed, _matrices(shape), turn)
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(shape.raw), MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(place(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrices(shape: Any) -> list[tuple[float, ...]]:
    found = []
    while shape is not None:
        found.append(shape.get_matrix().get())
        shape = shape.container
    return found


def _placed(matrices: list[tuple[float, ...]], turn: Turn, x: float, y: float) -> Point:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return _turned(turn, x, y)
