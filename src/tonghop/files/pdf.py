"""PDF with a text layer to blocks: paragraphs, tables by their ruling lines, footnotes at the end."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import PdfiumError

from tonghop.files.blocks import Builder, Cell, Document, Marks, is_layout
from tonghop.files.pdf_columns import columned
from tonghop.files.pdf_grid import Grid, Place, covered, grids
from tonghop.files.pdf_page import Page, read_page
from tonghop.files.pdf_rows import (
    Row,
    body_size,
    in_unicode,
    notes_of,
    part_notes,
    rows_of,
    without_number,
    without_running,
)
from tonghop.files.pdf_tables import Edge, Tabled, appended
from tonghop.files.pdf_text import Line, joined, margins, paragraphs
from tonghop.files.readable import MAX_LETTERS
from tonghop.kernel.errors import Refused

if TYPE_CHECKING:
    from tonghop.files.pdf_words import Word

MAX_PAGES = 400
MAX_UNPACKED = 150 * 1024 * 1024  # of what is not a picture; pdfium unpacks it all
_NAMED = 10  # scanned pages named in a message
_PADDING, _SPACE = 3.0, 0.2  # between a cell's words and its edge, in points; between words, of the letters' size
_PASSWORD = 4  # pdfium's error for a file that asks for one
_STREAM = re.compile(rb"stream\r?\n")
_HEADER = 600  # bytes before a stream that say what it is
_TO_WORD = "Hãy gửi tệp .docx gốc; nếu chỉ có bản PDF thì in (Save As) lại thành PDF từ Word."
_SCANNED = (
    "Hãy gửi tệp .docx hoặc PDF xuất từ Word; nếu chỉ có bản giấy thì cần nhận dạng chữ (OCR) và rà lại trước khi gửi."
)


@dataclass
class _Sheet:
    """One page taken apart: its rows outside tables, its tables, the rows of its footnotes."""

    page: Page
    rows: list[Row]
    tables: list[Tabled]
    notes: list[Row] = field(default_factory=list)


def read_pdf(data: bytes) -> Document:
    """Return the document of a PDF's bytes; raises Refused (broken, encrypted, too-large, no-text-layer)."""
    pages = in_unicode(_pages(data))
    sheets = [_sheet(page) for page in pages]
    size = body_size(row for sheet in sheets for row in sheet.rows)
    parted = [part_notes(sheet.page, without_number(sheet.page, sheet.rows), size) for sheet in sheets]
    kept = without_running(pages, [rows for rows, _ in parted])
    for sheet, rows, (_, notes) in zip(sheets, kept, parted, strict=True):
        sheet.rows, sheet.notes = rows, notes
    return _Composer(sheets).compose()


def _pages(data: bytes) -> list[Page]:
    _check_unpacked(data)
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > MAX_PAGES:
                raise _too_large(f"Tệp PDF có {len(pdf)} trang.", f"Mỗi tệp được có tối đa {MAX_PAGES} trang.")
            pages = list(_read_all(pdf))
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            advice = "Hãy bỏ mật khẩu rồi gửi lại."
            raise Refused("encrypted", "Tệp PDF có đặt mật khẩu.", advice=advice) from error
        raise Refused("broken", "Tệp PDF bị hỏng, không đọc được.", advice=_TO_WORD) from error
    _check_letters(pages)
    return pages


def _read_all(pdf: pypdfium2.PdfDocument) -> Iterator[Page]:
    letters = 0
    for number in range(len(pdf)):
        page = pdf[number]
        try:
            read = read_page(page)
        finally:
            page.close()
        letters += sum(len(word.text) for word in read.words)
        if letters > MAX_LETTERS:
            raise _too_large("Tệp PDF chứa quá nhiều chữ so với một văn bản.", "Hãy tách tệp rồi gửi từng phần.")
        yield read


def _check_unpacked(data: bytes) -> None:
    """Refuse a file whose packed parts, pictures apart, grow beyond what a document holds."""
    left = MAX_UNPACKED
    for found in _STREAM.finditer(data):
        header = data[max(found.start() - _HEADER, 0) : found.start()]
        header = header[header.rfind(b"obj") + 1 :]
        if b"FlateDecode" not in header and b"/Fl" not in header:
            continue
        if b"/Image" in header:
            continue
        left -= _unpacked(data, found.end(), left)
        if left <= 0:
            raise _too_large("Tệp PDF chứa quá nhiều dữ liệu so với một văn bản.", _TO_WORD)


def _unpacked(data: bytes, start: int, limit: int) -> int:
    """Return how many bytes, up to the limit, a packed stream holds."""
    unpacker = zlib.decompressobj()
    total = 0
    piece = memoryview(data)[start:]
    waiting: bytes | memoryview = piece[:65536]
    at = len(waiting)
    try:
        while waiting and total < limit and not unpacker.eof:
            total += len(unpacker.decompress(waiting, 1 << 20))
            waiting = unpacker.unconsumed_tail
            if not waiting:
                waiting = piece[at : at + 65536]
                at += len(waiting)
    except zlib.error:
        return total
    return total


def _too_large(message: str, advice: str) -> Refused:
    return Refused("too-large", message, advice=advice)


def _check_letters(pages: list[Page]) -> None:
    pictured = [number for number, page in enumerate(pages, start=1) if page.pictured]
    if not any(page.words for page in pages):
        reason = "no-text-layer" if pictured else "empty"
        what = "là ảnh quét, không có lớp chữ" if pictured else "không có chữ nào"
        raise Refused(reason, f"Tệp PDF {what} nên không đọc được.", advice=_SCANNED)
    if pictured:
        more = "..." if len(pictured) > _NAMED else ""
        named = ", ".join(map(str, pictured[:_NAMED])) + more
        message = f"Tệp PDF có trang là ảnh quét, không có lớp chữ: trang {named}."
        raise Refused("no-text-layer", message, advice=_SCANNED)


def _sheet(page: Page) -> _Sheet:
    """Part the page's words into tables and rows; a table that only places a letterhead is rows."""
    loose = list(page.words)
    tables: list[Tabled] = []
    for grid in grids(page):
        inside: dict[Place, list[Word]] = {}
        outside: list[Word] = []
        for word in loose:
            place = grid.place_of(word)
            if place is None:
                outside.append(word)
            else:
                inside.setdefault(place, []).append(word)
        cells = {place: rows_of(words) for place, words in inside.items()}
        if cells and not _is_layout(grid, cells):
            loose = outside
            tables.append(_tabled(grid, cells))
    return _Sheet(page, rows_of(loose), tables)


def _is_layout(grid: Grid, cells: dict[Place, list[Row]]) -> bool:
    rows, columns = grid.shape

    def words(place: Place) -> str:
        return "\n".join(row.text for row in cells.get(place, []))

    return is_layout([[words((row, column)) for column in range(columns)] for row in range(rows)])


def _tabled(grid: Grid, cells: dict[Place, list[Row]]) -> Tabled:
    rows, columns = grid.shape

    def cell(place: Place) -> Cell:
        words = cells.get(place, [])
        return Cell(
            joined(row.text for row in words),
            covered=covered(grid, place),
            bold=bool(words) and all(row.bold for row in words),
        )

    def edge(place: Place) -> Edge:
        words = cells.get(place, [])
        if not words:
            return 0.0, 0.0
        right = grid.right_of(place) - _PADDING
        first = words[0].words[0]
        return right - words[-1].x1 - first.size * _SPACE, first.x1 - first.x0

    places = [[(row, column) for column in range(columns)] for row in range(rows)]
    return Tabled(
        grid.xs,
        grid.ys[0],
        tuple(tuple(map(cell, row)) for row in places),
        tuple(tuple(map(edge, row)) for row in places),
    )


class _Composer:
    """Puts the sheets together: notes off, columns in order, paragraphs and tables over the ends of pages."""

    def __init__(self, sheets: list[_Sheet]) -> None:
        self._sheets = sheets
        self._builder = Builder("pdf")
        self._lines: list[Line] = []
        self._table: Tabled | None = None
        self._notes: list[tuple[int, list[str]]] = []

    def compose(self) -> Document:
        """Return the document."""
        for number, sheet in enumerate(self._sheets):
            self._add(number, sheet)
        self._flush_lines()
        self._flush_table()
        for number, lines in self._notes:
            self._builder.paragraph(f"[{number}] {joined(lines)}", Marks(note=True))
        return self._builder.build()

    def _add(self, number: int, sheet: _Sheet) -> None:
        numbers, notes = notes_of(sheet.notes, len(self._notes))
        self._notes += notes
        rows = [replace(row, calls=tuple(numbers.items())) for row in sheet.rows]
        tables = sorted(sheet.tables, key=lambda table: table.top)
        start = 0
        for table in tables:
            above = [row for row in rows[start:] if row.main.base <= table.top]
            self._add_rows(number, above)
            start += len(above)
            self._add_table(table)
        self._add_rows(number, rows[start:])

    def _add_rows(self, number: int, rows: list[Row]) -> None:
        if not rows:
            return
        self._flush_table()
        others = [row for sheet in self._sheets if _alike(sheet, self._sheets[number]) for row in sheet.rows]
        left, right = margins(self._sheets[number].rows, others)
        self._lines += [Line(row, left, right, number, apart=apart) for row, apart in columned(rows)]

    def _add_table(self, table: Tabled) -> None:
        self._flush_lines()
        longer = appended(self._table, table) if self._table else None
        if longer is None:
            self._flush_table()
        self._table = longer or table

    def _flush_lines(self) -> None:
        for paragraph in paragraphs(self._lines):
            self._builder.paragraph(paragraph.text, Marks(bold=paragraph.bold, centred=paragraph.centred))
        self._lines = []

    def _flush_table(self) -> None:
        if self._table:
            self._builder.table(self._table.rows)
        self._table = None


def _alike(one: _Sheet, other: _Sheet) -> bool:
    return abs(one.page.width - other.page.width) < 1
