"""Word documents (.docx) to blocks: paragraphs with their list numbers, tables with merged cells, notes, bookmarks."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from tonghop.files.archive import open_archive, parse_xml, read_part
from tonghop.files.blocks import Builder, Cell, Document, Marks, is_layout
from tonghop.files.docx_numbering import Numbering, W, number_of, value_of
from tonghop.files.docx_runs import WRAPPERS, Runs
from tonghop.files.docx_styles import Styles
from tonghop.kernel.errors import Refused

_MOST_COLUMNS = 64  # Word allows 63
_MOST_NOTES = 2_000
_ENDED = re.compile(r"[.;:!?…]['\"”’)]*\s*$")


def read_docx(data: bytes) -> Document:
    """Return the document of a .docx file's bytes; raises Refused."""
    with open_archive(data) as archive:
        body = _part(archive, "word/document.xml")
        body = None if body is None else body.find(f"{W}body")
        if body is None:
            raise Refused(
                "unknown-format",
                "Tệp này không phải là văn bản Word (.docx).",
                advice="Hãy lưu lại thành .docx.",
            )
        return _Reader(archive, body).read(body)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = read_part(archive, name)
    return None if data is None else parse_xml(data)


class _Reader:
    """Holds what paragraphs refer to: styles, lists, notes; and a paragraph whose end was deleted."""

    def __init__(self, archive: zipfile.ZipFile, body: etree._Element) -> None:
        self._numbering = Numbering(_part(archive, "word/numbering.xml"))
        self._styles = Styles(_part(archive, "word/styles.xml"))
        self._notes = {kind: _part(archive, f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
        self._runs = Runs(self._styles, body)
        self._builder = Builder("docx")
        self._places = {paragraph: place for place, paragraph in enumerate(body.iter(f"{W}p"))}
        self._open = ""  # words of a paragraph that goes on in the next one
        self._style = ""  # "table" inside a table that only lays out a page

    def read(self, body: etree._Element) -> Document:
        """Return the document of the body: its blocks, then its notes."""
        self._blocks(body)
        for number, (kind, note) in enumerate(self._runs.notes[:_MOST_NOTES], start=1):
            self._builder.paragraph(f"[{number}] {self._note_words(kind, note)}", Marks(note=True))
        return self._builder.build()

    def _note_words(self, kind: str, number: str) -> str:
        part = self._notes[kind]
        every = part.iter(f"{W}{kind}") if part is not None else ()
        note = next((element for element in every if element.get(f"{W}id") == number), None)
        return "" if note is None else " ".join(map(self._runs.words, note.iter(f"{W}p")))

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}bookmarkStart":
                self._runs.bookmark(child)
            elif child.tag in WRAPPERS:
                self._blocks(child)

    def _paragraph(self, element: etree._Element) -> None:
        words = self._open + self._runs.words(element)
        boxes, self._runs.boxes = self._runs.boxes, []
        self._open = words if _end_is_deleted(element) else ""
        if self._open:
            return
        number = self._list_number(element)
        marks = self._marks(element, number)
        lines = _lines(f"{number} {words}") if words.strip() else []
        for line in lines:
            self._builder.paragraph(line, marks)
        if not lines:
            self._runs.bookmarks = list(marks.bookmarks) + self._runs.bookmarks
        for box in boxes:
            self._blocks(box)

    def _list_number(self, element: etree._Element) -> str:
        style = self._styles.of(element)
        own = element.find(f"{W}pPr/{W}numPr")
        number = value_of(own, f"{W}numId") or style.list_id
        level = style.list_level if own is None else number_of(own, f"{W}ilvl", style.list_level)
        return self._numbering.next_number(number, level) if number and number != "0" else ""

    def _marks(self, element: etree._Element, number: str) -> Marks:
        bookmarks, self._runs.bookmarks = tuple(self._runs.bookmarks), []
        return Marks(
            style=self._style or self._styles.of(element).name,
            level=0 if self._style else self._styles.level(element),
            bold=self._styles.bold(element),
            centred=self._styles.centred(element),
            bookmarks=bookmarks,
            list_number=number,
            place=self._places.get(element, -1),
        )

    def _table(self, element: etree._Element) -> None:
        rows = [row for row in element.iter(f"{W}tr") if _owner(row) is element and not _is_deleted(row)]
        cells = [_cells(row) for row in rows]
        if is_layout([[_plain(cell) for cell in row] for row in cells]) or [len(row) for row in cells] == [1]:
            outer, self._style = self._style, self._style if len(cells) == 1 == len(cells[0]) else "table"
            for cell in (cell for row in cells for cell in row):
                self._blocks(cell)
            self._style = outer
            return
        bookmarks, self._runs.bookmarks = tuple(self._runs.bookmarks), []
        first = next(element.iter(f"{W}p"), None)
        place = -1 if first is None else self._places.get(first, -1)
        self._builder.table((list(self._row(row)) for row in rows), Marks(bookmarks=bookmarks, place=place))

    def _row(self, row: etree._Element) -> Iterator[Cell]:
        """Yield each cell; a merged cell's other columns and rows are covered cells without words."""
        before = min(number_of(row, f"{W}trPr/{W}gridBefore"), _MOST_COLUMNS)
        yield from (Cell("", covered="left") for _ in range(before))
        for cell in _cells(row):
            up, left = _is_covered(cell, "vMerge"), _is_covered(cell, "hMerge")
            covered = "up" if up else "left" if left else ""
            words = "" if covered else " ".join(filter(None, self._cell_lines(cell)))
            paragraphs = [p for p in cell.iter(f"{W}p") if next(p.iter(f"{W}t"), None) is not None]
            bold = bool(words) and all(map(self._styles.bold, paragraphs))
            yield Cell(words, covered=covered, bold=bold)
            span = min(number_of(cell, f"{W}tcPr/{W}gridSpan", 1), _MOST_COLUMNS)
            yield from (Cell("", covered="left") for _ in range(span - 1))

    def _cell_lines(self, parent: etree._Element) -> Iterator[str]:
        """Yield the words of each paragraph in a cell, those of boxes and of tables inside it among them."""
        for child in parent:
            if child.tag == f"{W}p":
                words = self._runs.words(child)
                boxes, self._runs.boxes = self._runs.boxes, []
                number = self._list_number(child)
                yield f"{number} {words}".strip() if words.strip() else ""
                for box in boxes:
                    yield from self._cell_lines(box)
            elif child.tag in WRAPPERS or child.tag in (f"{W}tbl", f"{W}tr", f"{W}tc"):
                yield from self._cell_lines(child)


def _lines(words: str) -> list[str]:
    """Return a paragraph's lines: a break parts lines of a letterhead, but not a sentence that goes on."""
    lines: list[str] = []
    for line in filter(str.strip, words.split("\n")):
        if lines and line.lstrip()[0].islower() and not _ENDED.search(lines[-1]):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _end_is_deleted(paragraph: etree._Element) -> bool:
    """Tell whether a tracked change deleted the paragraph's end, so that its words go on in the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _is_covered(cell: etree._Element, how: str) -> bool:
    merge = cell.find(f"{W}tcPr/{W}{how}")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if _owner(cell, f"{W}tr") is row]


def _plain(cell: etree._Element) -> str:
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.iter(f"{W}p"))
    return "\n".join(paragraphs)


def _owner(element: etree._Element, tag: str = f"{W}tbl") -> etree._Element | None:
    return next(element.iterancestors(tag), None)
