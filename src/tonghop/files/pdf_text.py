"""Rows of a PDF to paragraphs: which row goes on with the one before, told by margins, indents, gaps and words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tonghop.files.pdf_rows import Row

_MARK = re.compile(
    r"(?:[-+](?=\s|[^\W\d_])|\d{1,2}(?:\.\d{1,2})*[.)](?=\s|[^\W\d_])|\d{1,2}(?:\.\d{1,2})+\s|[IVXLC]{1,6}[.)]\s"
    r"|[A-ZĐ][.)]\s|[a-zđ]\d?[.)]\s|\[\d)"
)
_OPENING = re.compile(r"Căn cứ |Nơi nhận|PHỤ LỤC|TM\.|KT\.|TL\.|TUQ\.")
_GOES_ON = re.compile(r"(?<! )-$|\w/$")
_TERMINAL = re.compile(r"[.;:!?…]['\"”’)]*$|/\.$")
_INDENT = 8.0
_SAME_EDGE = 2.0
_SPACE = 0.25  # of the letters' size
_MANY_FULL = 4
_FEW = 4


@dataclass(frozen=True)
class Line:
    """A row with the margins of the text it stands in; `page` and `apart` (in a column of its own) part paragraphs."""

    row: Row
    left: float
    right: float
    page: int
    apart: bool = False

    @property
    def centred(self) -> bool:
        """Whether the row stands in the middle, away from both margins."""
        inner = min(self.row.x0 - self.left, self.right - self.row.x1)
        return inner > _INDENT and abs((self.row.x0 - self.left) - (self.right - self.row.x1)) < _INDENT * 2

    def holds(self, word_width: float) -> bool:
        """Tell whether one more word would have had room at the row's end."""
        return self.row.x1 + self.row.main.size * _SPACE + word_width <= self.right - 1


@dataclass(frozen=True)
class Paragraph:
    """Lines that make one paragraph."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words of all lines on one line."""
        return joined(line.row.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.row.bold for line in self.lines)

    @property
    def centred(self) -> bool:
        """Whether all of it is centred."""
        return all(line.centred for line in self.lines)


def joined(rows: Iterable[str]) -> str:
    """Return lines of words as one, without a space after a hyphen or stroke that ends a line."""
    text = ""
    for words in rows:
        text += ("" if not text or _GOES_ON.search(text) else " ") + words
    return text


def margins(rows: Sequence[Row], others: Sequence[Row]) -> tuple[float, float]:
    """Return the left and right margin of a page's text; of `others` alike where the page itself shows none."""
    edge = max(row.x1 for row in rows)
    if sum(row.x1 > edge - _SAME_EDGE for row in rows) < _MANY_FULL:
        edge = max(edge, sorted(row.x1 for row in others)[len(others) * 95 // 100])
    return min(row.x0 for row in rows), edge


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the lines as paragraphs, over the ends of pages too."""
    pitch = _pitch(lines)
    out: list[Paragraph] = []
    for line in lines:
        if out and _continues(out[-1].lines, line, pitch):
            out[-1] = replace(out[-1], lines=(*out[-1].lines, line))
        else:
            out.append(Paragraph((line,)))
    return out


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance of two rows, as a share of the letters' size."""
    steps = [
        (b.row.main.base - a.row.main.base) / b.row.main.size
        for a, b in pairwise(lines)
        if a.page == b.page and b.row.main.base > a.row.main.base
    ]
    return median(steps) if steps else 1.3


def _continues(before: tuple[Line, ...], line: Line, pitch: float) -> bool:
    last, words = before[-1], line.row.text
    if _starts_new(last, line) or last.apart != line.apart:
        return False
    if line.apart:
        return _goes_on_in_column(before, line)
    room = last.holds(_first_width(line))
    far = _is_far(last, line, pitch)
    indented = line.row.x0 > last.row.x0 + _INDENT and not _hangs(before, line)
    if _TERMINAL.search(last.row.text):
        return not (room or far or indented)
    if words[0].islower() or words[0] in ",;)":
        return not (far and room)
    if room or far or (indented and not line.centred):
        return False
    return _alike(last, line) or not (words[0].isupper() or words[0] == "(")


def _starts_new(last: Line, line: Line) -> bool:
    """Tell whether words open a paragraph by themselves: a number, a letter, a dash that is no range's."""
    words, before = line.row.text, last.row.text
    if re.match(r"-\s*[^\W_]", words) and not _TERMINAL.search(before) and not line.apart:
        inner = words.lstrip("- ")[0]
        ranged = inner.isdigit() and before[-1].isdigit()
        return not (ranged or (inner.islower() and not last.holds(_first_width(line))))
    ended = before.endswith(";") if words.startswith("Căn cứ ") else bool(_TERMINAL.search(before))
    return bool(_MARK.match(words)) or (bool(_OPENING.match(words)) and ended)


def _first_width(line: Line) -> float:
    return line.row.words[0].x1 - line.row.words[0].x0


def _alike(last: Line, line: Line) -> bool:
    """Tell whether two rows are set alike: in capitals or not, bold or not; one word in capitals says nothing."""
    if last.row.bold != line.row.bold:
        return False
    if last.row.text.isupper():
        return line.row.words[0].text.isupper()
    return not line.row.text.isupper() or len(line.row.words) < _FEW


def _goes_on_in_column(before: tuple[Line, ...], line: Line) -> bool:
    """In a narrow column only an item's second row, or a row that begins small, goes on."""
    last = before[-1]
    if _TERMINAL.search(last.row.text) or line.row.main.base < last.row.main.base:
        return False
    item = before[0].row.text.startswith("-") and line.row.x0 < last.right and last.row.main.size == line.row.main.size
    return line.row.text[0].islower() or (item and not line.row.bold)


def _is_far(last: Line, line: Line, pitch: float) -> bool:
    """Tell whether more than the usual distance parts two rows of one page."""
    step = (line.row.main.base - last.row.main.base) / line.row.main.size
    return last.page == line.page and step > pitch * 1.2 + 0.05


def _hangs(before: tuple[Line, ...], line: Line) -> bool:
    """Tell whether a row stands under the first word behind the paragraph's number."""
    first = before[0].row.words
    return len(before) == 1 and len(first) > 1 and abs(line.row.x0 - first[1].x0) < _INDENT / 2
