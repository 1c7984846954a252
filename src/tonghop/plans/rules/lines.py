"""The lines of a document: each paragraph with the mark it opens with ("II.", "1.2.", "a)", "-") and its body."""

import re
from dataclasses import dataclass

from tonghop.files.blocks import Block, Document

PART, UPPER, ROMAN, NUMBER, DOTTED, DEEP, LETTER, DASH, PLUS, PLAIN = range(10)
NOTE, NOISE, TABLE = 10, 11, 12

_PART = re.compile(
    r"(?P<mark>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s+|THỨ\s+)?"
    r"(?:[IVXLC]+|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|NHẤT|HAI|BA|TƯ|NĂM|SÁU|BẢY))(?:\s*[.:–-]\s*|\s*$|\s+(?=[A-ZĐ]))"
)
_ARTICLE = re.compile(r"(?P<mark>Điều\s+\d{1,3})\s*[.:]\s*")
_ROMAN = re.compile(r"(?P<mark>[IVX]{1,6})\s*(?:[.):/]|\s-\s|-\s)\s*(?=\S)")
_UPPER = re.compile(r"(?P<mark>[A-ZĐ])\s*[.)/]\s+(?=\S)")
_DOTTED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/]\s*|\s+)(?=[^\W\d_]|[“\"(])")
_NUMBER = re.compile(r"(?P<mark>\d{1,2})\s*[.)/](?!\d)\s*(?=\S)")
_LETTER = re.compile(r"(?P<mark>[a-zđ]\d?)\s*[.)](?!\d)\s*(?=\S)")
_DASH = re.compile(r"(?P<mark>-)\s*(?=\S)")
_PLUS = re.compile(r"(?P<mark>\+)\s*(?=\S)")
_KINDS = (
    (PART, _PART), (PART, _ARTICLE), (ROMAN, _ROMAN), (UPPER, _UPPER), (DOTTED, _DOTTED), (NUMBER, _NUMBER),
    (LETTER, _LETTER), (DASH, _DASH), (PLUS, _PLUS),
)  # fmt: skip
_NOISE = re.compile(r"[-–—+.…_*]*\s*\d{0,3}\s*[-–—+.…_*]*")
_DEEPER_DOTS = 2


@dataclass(frozen=True)
class Line:
    """A paragraph: kind and mark of its opening, the body after it, and both places in the canonical text."""

    kind: int
    mark: str
    body: str
    start: int
    body_start: int
    end: int
    block: Block

    @property
    def text(self) -> str:
        """The whole paragraph, mark included."""
        return self.block.text

    @property
    def caps(self) -> bool:
        """Whether the body is written in capitals."""
        return is_caps(self.body)


def is_caps(text: str) -> bool:
    """Tell whether text is in capitals: no small letter outside brackets, at least three capitals."""
    bare = re.sub(r"\(.*?\)", "", text)
    return not any(c.islower() for c in bare) and sum(c.isupper() for c in bare) > 2  # noqa: PLR2004 - "IV" is no title


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the document's lines in order; tables and notes are lines of their own kind."""
    return tuple(_line(block) for block in document.blocks)


def _line(block: Block) -> Line:
    kind, mark, length = _opening(block)
    return Line(kind, mark, block.text[length:], block.start, block.start + length, block.end, block)


def _opening(block: Block) -> tuple[int, str, int]:
    if block.table is not None:
        return TABLE, "", 0
    if block.marks.note:
        return NOTE, "", 0
    if _NOISE.fullmatch(block.text):
        return NOISE, "", 0
    for kind, pattern in _KINDS:
        found = pattern.match(block.text)
        if found:
            mark = " ".join(found["mark"].split())
            if kind == DOTTED and mark.count(".") >= _DEEPER_DOTS:
                kind = DEEP  # noqa: PLW2901 - the same opening, one level deeper
            return kind, mark, found.end()
    return PLAIN, "", 0
