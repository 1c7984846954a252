"""One page of a PDF as pdfium gives it: words with their places, ruling lines, and whether it is only a picture.

Places are points from the page's upper left corner as a reader sees it, y growing downwards.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from tonghop.files.pdf_rules import Rule, joined_rules

_SPACES = {0, 9, 10, 11, 12, 13, 32, 0xA0, 0x3000, 0xFEFF, *range(0x2000, 0x200C)}
_HYPHENS = {0x2, 0xFFFE}  # what pdfium makes of a hyphen at a line's end
_THIN = 2.5  # a filled shape no thicker than this draws a line
_STRAIGHT = 1.0
_RAISED, _SMALLER = 1.0, 0.85
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


@dataclass(frozen=True)
class Word:
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
        words = tuple(_words(text, turn))
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


def _words(text: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[Word]:
    letters: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)
    start = 0
    for index, letter, place in _letters(text, turn):
        if letters and (not letter or _apart(box, place) or _raised(text, (letters[-1], letter), index, turn)):
            yield _word(text, letters, box, start, turn)
            letters = []
        if not letter:
            continue
        if letters:
            box = (
                min(place[0], box[0]),
                min(place[1], box[1]),
                max(place[2], box[2]),
                max(place[3], box[3]),
            )
        else:
            box, start = place, index
        letters.append(letter)
    if letters:
        yield _word(text, letters, box, start, turn)


def _letters(text: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[tuple[int, str, Box]]:
    """Yield each character with its box; "" where a word ends."""
    raw, rect = text.raw, pdfium.FS_RECTF()
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    (a, b, c), (d, e, f) = turn
    for index in range(text.count_chars()):
        code = unicode_of(raw, index)
        if code in _SPACES:
            yield index, "", _NOWHERE
            continue
        box_of(raw, index, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        xa, xb = a * left + b * bottom + c, a * right + b * top + c
        ya, yb = d * left + e * bottom + f, d * right + e * top + f
        if xa > xb:
            xa, xb = xb, xa
        if ya > yb:
            ya, yb = yb, ya
        yield index, _letter(code), (xa, ya, xb, yb)


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return chr(code) if code <= _LAST_CODE_POINT and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - surrogates


def _apart(box: Box, place: Box) -> bool:
    """Tell whether a letter stands on another line than the word's box, before it, or far behind it."""
    height = box[3] - box[1]
    room = height * 0.6 if height > 1 else 0.6
    middle = (place[1] + place[3]) / 2
    return not box[1] <= middle <= box[3] or place[0] > box[2] + room or place[0] < box[0] - room


def _raised(text: pypdfium2.PdfTextPage, pair: tuple[str, str], index: int, turn: Turn) -> bool:
    """Tell whether a digit beside another letter stands on another baseline or is of another size: a note's number."""
    if pair[0].isdigit() == pair[1].isdigit():
        return False
    (_, before), (_, after) = (_turned(turn, *_origin(text, at)) for at in (index - 1, index))
    sizes = [pdfium.FPDFText_GetFontSize(text.raw, at) for at in (index - 1, index)]
    return abs(before - after) > _RAISED or min(sizes) < max(sizes) * _SMALLER


def _origin(text: pypdfium2.PdfTextPage, index: int) -> Point:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return x.value, y.value


def _word(text: pypdfium2.PdfTextPage, letters: list[str], box: Box, index: int, turn: Turn) -> Word:
    _, base = _turned(turn, *_origin(text, index))
    size = _size(text, index, box[3] - box[1])
    if not box[1] - size <= base <= box[3] + size:
        base = box[3]
    font, bold = _font(text, index)
    return Word("".join(letters), box[0], box[2], base, size, font, bold)


def _size(text: pypdfium2.PdfTextPage, index: int, seen: float) -> float:
    """Return the size of the letters in points; of no credible size, the height that they fill."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
        scale = hypot(matrix.b, matrix.d) or hypot(matrix.a, matrix.c)
    size = float(pdfium.FPDFText_GetFontSize(text.raw, index) * scale)
    return size if seen / 4 < size < max(seen, 1.0) * 6 else seen or _NO_HEIGHT


def _font(text: pypdfium2.PdfTextPage, index: int) -> tuple[str, bool]:
    buffer, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text.raw, index, buffer, 96, flags)
    name = buffer.value.decode("utf-8", errors="replace") if 0 < length <= 96 else ""  # noqa: PLR2004 - the buffer
    name = name.partition("+")[2] or name
    return name, "bold" in name.lower() or pdfium.FPDFText_GetFontWeight(text.raw, index) >= _BOLD_WEIGHT


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
