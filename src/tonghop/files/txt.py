"""Plain text (.txt, .md) to blocks: decoding, mark-up off, tab tables, paragraphs that were hard-wrapped."""

import re
from dataclasses import dataclass
from itertools import pairwise

from tonghop.files.blocks import Builder, Cell, Document, Marks
from tonghop.files.decoding import decode
from tonghop.files.markup import Plain, is_rule, plain_line
from tonghop.files.readable import check_length
from tonghop.files.txt_pages import without_pages

_FRONT = re.compile(r"^#\s*[A-Z_]{3,20}:\s")  # "# SOURCE: ..." above the text: about the file, not of it
_FENCE = re.compile(r"^\s*\[/?\s*(?:BẢNG|TABLE)\s*\]\s*$", re.IGNORECASE)
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_MARKER = re.compile(
    r"^(?:[-+]|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,6}[.)]|[A-ZĐ][.)]|[a-zđ][.)]|\(|\[\d|Điều \d"
    r"|Phần thứ|PHẦN|Chương|Mục [IVX\d]"
    r"|PHỤ LỤC|Phụ lục (?:số )?\w{1,4}$|Biểu|Mẫu|Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|Q\.|Số:|Căn cứ "
    r"|Theo đề nghị|Thực hiện |Trên đây)\s?"
)
_TERMINAL = re.compile(r"[.;:!?…]['\"”’)]*$|/\.$")
_STRUCTURE = re.compile(
    r"(?:[-+]|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,6}[.)]|[A-ZĐ][.)]|[a-zđ][.)])(?:\s|(?=[^\W\d_]))|\[\d|Điều \d+\s*[.:]"
    r"|(?:Phần thứ|PHẦN|Chương [IVX\d]|PHỤ LỤC|Nơi nhận)\b"
)
_INNER_DASH = re.compile(r"-\s+(?:\d|[a-zà-ỹđ])")
_WRAPPED_WIDTH = 120
_RAGGED = 12
_MANY = 12
_WIDE = 3  # cells of a row that is no mere pair of words
_ROW_MARK = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐa-zđ])?[.)]?$")


@dataclass(frozen=True)
class _Line:
    plain: Plain
    cells: tuple[str, ...] = ()
    blank: bool = False


def read_text(data: bytes) -> Document:
    """Return the document of a text file's bytes."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    check_length(text)
    lines = _lines(text.replace("\x00", ""))
    width = _wrap_width(lines)
    builder = Builder("txt")
    at = 0
    while at < len(lines):
        at = _table(builder, lines, at) if lines[at].cells else _paragraph(builder, lines, at, width)
    return builder.build()


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    top = fenced = False
    for raw in without_pages(text.split("\n")):
        if not top and _FRONT.match(raw):
            continue
        top = top or bool(raw.strip())
        if _FENCE.match(raw):
            fenced = not fenced
            lines.append(_Line(Plain(""), blank=True))
        elif is_rule(raw) or _PIPE_RULE.match(raw):
            continue
        else:
            after_row = next((bool(line.cells) for line in reversed(lines) if not line.blank), False)
            lines.append(_line(raw, fenced=fenced, after_row=after_row))
    return lines


def _line(raw: str, *, fenced: bool, after_row: bool) -> _Line:
    if raw.strip().startswith("|") and raw.strip().endswith("|") and raw.count("|") > 2:  # noqa: PLR2004 - a row's two edges
        return _Line(Plain(raw), tuple(plain_line(cell).text for cell in raw.strip()[1:-1].split("|")))
    if "\t" in (raw if after_row and raw.strip() else raw.strip()):
        return _Line(Plain(raw), tuple(plain_line(cell).text for cell in raw.strip("\n").split("\t")))
    plain = plain_line(raw)
    if fenced and plain.text.strip():
        return _Line(plain, (plain.text,))
    return _Line(plain, blank=not plain.text.strip())


def _table(builder: Builder, lines: list[_Line], at: int) -> int:
    """Add the rows from `at` on; rows parted by blank lines only are one table (a page break tore it)."""
    rows: list[tuple[str, ...]] = []
    end = at
    while at < len(lines) and (lines[at].cells or lines[at].blank or _is_within(lines, at)):
        if not lines[at].blank:
            rows.append(lines[at].cells or (lines[at].plain.text,))
            end = at + 1
        at += 1
    if len(rows) == 1 and len(rows[0]) <= 2:  # noqa: PLR2004 - two words side by side are no table
        builder.paragraph(" ".join(rows[0]))
    else:
        builder.table([Cell(text) for text in row] for row in rows)
    return end


def _is_within(lines: list[_Line], at: int) -> bool:
    """Tell whether a line without a tab is a row of one cell: wide rows stand right above and, numbered on, below."""
    if not 0 < at < len(lines) - 1 or _STRUCTURE.match(lines[at].plain.text) or lines[at].plain.level:
        return False
    above, below = lines[at - 1].cells, lines[at + 1].cells
    return len(above) >= _WIDE and len(below) >= _WIDE and bool(_ROW_MARK.match(below[0]))


def _paragraph(builder: Builder, lines: list[_Line], at: int, width: int) -> int:
    first = lines[at].plain
    if lines[at].blank:
        return at + 1
    words = first.text
    at += 1
    while at < len(lines) and not lines[at].blank and not lines[at].cells and _continues(lines, at, width):
        words += ("" if words.endswith("-") and not words.endswith(" -") else " ") + lines[at].plain.text
        at += 1
    note = bool(re.match(r"\[\d{1,3}\]\s", words))
    builder.paragraph(words, Marks(level=first.level, bold=first.bold, note=note))
    return at


def _continues(lines: list[_Line], at: int, width: int) -> bool:
    """Tell whether line `at` goes on with the sentence of the lines before it, as hard-wrapped text does."""
    line, last = lines[at].plain, lines[at - 1].plain.text.strip()
    words, ended = line.text.strip(), bool(_TERMINAL.search(last))
    if line.level or line.bold:
        return False
    full = bool(width) and len(last) + 1 + len(words.split()[0]) > width  # the next word had no room
    if full and not _STRUCTURE.match(words):
        return _goes_on(last, words) if ended else _alike(last, words)
    if full and not ended and _INNER_DASH.match(words):
        return True
    if _MARKER.match(words) or ended:
        return False
    return words[0].islower() or words[0] in ",;)"


def _goes_on(last: str, words: str) -> bool:
    """Tell whether words go on after a sentence or clause that ended just where a full line does."""
    return (last.endswith(".") and not last.endswith("/.")) or words[0].islower()


def _alike(last: str, words: str) -> bool:
    """Tell whether a line may go on after one in capitals: only in capitals or figures."""
    return not last.isupper() or not any(letter.islower() for letter in words.split(maxsplit=1)[0])


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width a text was hard-wrapped at, 0 where each paragraph is one line."""
    plain = [line.plain.text.strip() for line in lines if not line.blank and not line.cells]
    lengths = sorted(len(text) for text in plain)
    if len(plain) < _MANY or lengths[len(lengths) * 98 // 100] > _WRAPPED_WIDTH:
        return 0
    cut = sum(b[0].islower() and not _TERMINAL.search(a) for a, b in pairwise(plain))
    if cut * 8 <= len(plain):
        return 0
    near = max(len(lengths) * 3 // 100, 1)  # lines that must end near the width: a few longer ones say nothing
    tops = zip(reversed(lengths), reversed(lengths[:-near]), strict=False)
    return next((length for length, other in tops if other > length - _RAGGED), lengths[-1])
