"""Word documents (.docx) to blocks: paragraphs with their list numbers, tables with merged cells, notes, bookmarks."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from tonghop.files.archive import open_archive, parse_xml, read_part
from tonghop.files.blocks import Builder, Cell, Document, Marks, is_layout
from tonghop.files.docx_numbering import Numbering, W, number_of, value_of
from tonghop.files.docx_styles import Styles
from tonghop.kernel.errors import Refused

_WRAPPERS = {
    f"{W}{name}" for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml")
}
_MOST_COLUMNS = 64  # Word allows 63


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
        return _Reader(archive).read(body)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = read_part(archive, name)
    return None if data is None else parse_xml(data)


class _Reader:
    """Holds what paragraphs refer to: styles, lists, notes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._numbering = Numbering(_part(archive, "word/numbering.xml"))
        self._styles = Styles(_part(archive, "word/styles.xml"))
        self._notes = _part(archive, "word/footnotes.xml")
        self._bookmarks: list[str] = []
        self._note_ids: list[str] = []
        self._builder = Builder("docx")

    def read(self, body: etree._Element) -> Document:
        self._blocks(body)
        for number, note in enumerate(self._note_ids, start=1):
            self._builder.paragraph(f"[{number}] {_note_words(self._notes, note)}", Marks(note=True))
        return self._builder.build()

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}bookmarkStart":
                self._bookmark(child)
            elif child.tag in _WRAPPERS:
                self._blocks(child)

    def _paragraph(self, element: etree._Element) -> None:
        number, words = self._words(element)
        marks = self._marks(element, number)
        lines = [line for line in f"{number} {words}".split("\n") if line.strip()]
        for line in lines:  # a line break inside a paragraph parts lines of a letterhead or signature
            self._builder.paragraph(line, marks)
        if not lines:
            self._bookmarks = list(marks.bookmarks) + self._bookmarks

    def _words(self, element: etree._Element) -> tuple[str, str]:
        """Return the paragraph's list number and its words, line breaks kept."""
        words = "".join(self._runs(element))
        return (self._list_number(element) if words.strip() else ""), words

    def _runs(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag == f"{W}bookmarkStart":
                self._bookmark(child)
            elif child.tag in _WRAPPERS:
                yield from self._runs(child)

    def _run(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag == f"{W}tab":
                yield " "
            elif child.tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif child.tag == f"{W}noBreakHyphen":
                yield "-"
            elif child.tag == f"{W}footnoteReference":
                self._note_ids.append(child.get(f"{W}id") or "")
                yield f"[{len(self._note_ids)}]"

    def _bookmark(self, element: etree._Element) -> None:
        name = element.get(f"{W}name") or ""
        if name and name != "_GoBack":
            self._bookmarks.append(name)

    def _list_number(self, element: etree._Element) -> str:
        style = self._styles.of(element)
        own = element.find(f"{W}pPr/{W}numPr")
        number = value_of(own, f"{W}numId") or style.list_id
        level = style.list_level if own is None else number_of(own, f"{W}ilvl", style.list_level)
        return self._numbering.next_number(number, level) if number and number != "0" else ""

    def _marks(self, element: etree._Element, number: str) -> Marks:
        bookmarks, self._bookmarks = tuple(self._bookmarks), []
        return Marks(
            style=self._styles.of(element).name,
            level=self._styles.level(element),
            bold=self._styles.bold(element),
            centred=self._styles.centred(element),
            bookmarks=bookmarks,
            list_number=number,
        )

    def _table(self, element: etree._Element) -> None:
        rows = [list(self._row(row)) for row in element.iter(f"{W}tr") if _owner(row) is element]
        bookmarks, self._bookmarks = tuple(self._bookmarks), []
        if is_layout([["\n".join(lines) for _, lines in row] for row in rows]):
            for line in (line for row in rows for _, lines in row for text in lines for line in text.split("\n")):
                self._builder.paragraph(line, Marks(style="table"))
            self._bookmarks = list(bookmarks)
            return
        self._builder.table(([cell for cell, _ in row] for row in rows), Marks(bookmarks=bookmarks))

    def _row(self, row: etree._Element) -> Iterator[tuple[Cell, list[str]]]:
        """Yield each cell with its lines; a merged cell's other columns and rows are covered cells without words."""
        before = min(number_of(row, f"{W}trPr/{W}gridBefore"), _MOST_COLUMNS)
        yield from ((Cell("", covered="left"), [""]) for _ in range(before))
        for cell in (c for c in row.iter(f"{W}tc") if _owner(c, f"{W}tr") is row):
            paragraphs = list(cell.iter(f"{W}p"))
            lines = [f"{number} {words}".strip() for number, words in map(self._words, paragraphs)]
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            up = merge is not None and merge.get(f"{W}val") != "restart"
            worded = [p for p, line in zip(paragraphs, lines, strict=True) if line]
            bold = bool(worded) and all(self._styles.bold(p) for p in worded)
            yield Cell("" if up else " ".join(lines), covered="up" if up else "", bold=bold), lines
            span = min(number_of(cell, f"{W}tcPr/{W}gridSpan", 1), _MOST_COLUMNS)
            yield from ((Cell("", covered="left"), [""]) for _ in range(span - 1))


def _note_words(notes: etree._Element | None, number: str) -> str:
    every = notes.iter(f"{W}footnote") if notes is not None else ()
    note = next((element for element in every if element.get(f"{W}id") == number), None)
    return "" if note is None else "".join(text.text or "" for text in note.iter(f"{W}t"))


def _owner(element: etree._Element, tag: str = f"{W}tbl") -> etree._Element | None:
    return next(element.iterancestors(tag), None)
