"""One page of a PDF as pdfium gives it: words, ruling lines, and whether it is only a picture.

Places are points from the page's upper left corner as a reader sees it, y growing downwards.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from tonghop.files.pdf_rules import Rule, joined_rules
from tonghop.files.pdf_words import Point, Turn, Word, turned, words_of

_THIN = 2.5  # a filled shape no thicker than this draws a line
_STRAIGHT = 1.0
_SHORTEST = 3.0
_LEAST_COVER = 0.4  # of the page, by a picture that could hold its text
_DEEPEST_FORM = 4
MOST_SHAPES, MOST_RULES = 20_000, 1_200  # of one page; more is a drawing, not tables


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
    words = words_of(page, turn)
    if not words:
        return Page(width, height, (), (), (), pictured=_is_picture(page, width * height))
    across, down = _rules(page, turn)
    return Page(width, height, words, across, down)


def _turn(page: pypdfium2.PdfPage) -> Turn:
    """Return how the page's own space lies to a reader."""
    left, bottom, right, top = page.get_bbox()
    quarter = page.get_rotation() // 90 % 4
    return (
        ((1, 0, -left), (0, -1, top)),
        ((0, 1, -bottom), (1, 0, -left)),
        ((-1, 0, right), (0, 1, -bottom)),
        ((0, -1, top), (-1, 0, right)),
    )[quarter]


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
    return turned(turn, x, y)
