"""Word documents (.docx) to blocks: paragraphs with their list numbers, tables with merged cells, notes, bookmarks."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tonghop.files.archive import open_archive, parse_xml, read_part
from tonghop.files.blocks import Builder, Cell, Document, Marks, is_layout
from tonghop.files.docx_numbering import Numbering, W, value_of
from tonghop.kernel.errors import Refused

_WRAPPERS = {
    f"{W}{name}" for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml")
}
_OUTLINE = "outlineLvl"
_BODY_LEVEL = 9  # Word's outline level of body text


@dataclass(frozen=True)
class _Style:
    name: str
    level: int
    bold: bool
    centred: bool
    list_id: str
    list_level: int


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
        self._styles = _styles(_part(archive, "word/styles.xml"))
        self._notes = _part(archive, "word/footnotes.xml")
        self._bookmarks: list[str] = []
        self._note_ids: list[str] = []
        self._builder = Builder("docx")

    def read(self, body: etree._Element) -> Document:
        self._blocks(body)
        for number, note in enumerate(self._note_ids, start=1):
            self._builder.paragraph(f"[{number}] {self._note_text(note)}", Marks(note=True))
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
        style = self._style(element)
        own = element.find(f"{W}pPr/{W}numPr")
        number = value_of(own, f"{W}numId") or style.list_id
        level = value_of(own, f"{W}ilvl") or str(style.list_level)
        return self._numbering.next_number(number, int(level)) if number and number != "0" else ""

    def _style(self, element: etree._Element) -> _Style:
        name = value_of(element, f"{W}pPr/{W}pStyle") or ""
        return (
            self._styles.get(name)
            or self._styles.get("")
            or _Style("", 0, bold=False, centred=False, list_id="", list_level=0)
        )

    def _marks(self, element: etree._Element, number: str) -> Marks:
        style = self._style(element)
        level = value_of(element, f"{W}pPr/{W}{_OUTLINE}")
        bookmarks, self._bookmarks = tuple(self._bookmarks), []
        return Marks(
            style=style.name,
            level=int(level) + 1 if level and int(level) < _BODY_LEVEL else style.level,
            bold=_all_bold(element, style),
            centred=value_of(element, f"{W}pPr/{W}jc") == "center" or style.centred,
            bookmarks=bookmarks,
            list_number=number,
        )

    def _table(self, element: etree._Element) -> None:
        bookmarks, self._bookmarks = tuple(self._bookmarks), []
        rows = [list(self._row(row)) for row in element.iter(f"{W}tr") if _owner(row) is element]
        if is_layout([["\n".join(lines) for _, lines in row] for row in rows]):
            for row in rows:
                for _, lines in row:
                    for line in "\n".join(lines).split("\n"):
                        self._builder.paragraph(line, Marks(style="table"))
            return
        self._builder.table(([cell for cell, _ in row] for row in rows), Marks(bookmarks=bookmarks))

    def _row(self, row: etree._Element) -> Iterator[tuple[Cell, list[str]]]:
        before = int(value_of(row, f"{W}trPr/{W}gridBefore") or 0)
        yield from ((Cell("", covered="left"), [""]) for _ in range(before))
        for cell in (c for c in row.iter(f"{W}tc") if _owner(c, f"{W}tr") is row):
            lines = []
            for paragraph in cell.iter(f"{W}p"):
                number, words = self._words(paragraph)
                lines.append(f"{number} {words}".strip())
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            up = merge is not None and merge.get(f"{W}val") != "restart"
            bold = bool(lines) and all(
                _all_bold(p, self._style(p)) for p in cell.iter(f"{W}p") if "".join(p.itertext()).strip()
            )
            yield Cell("" if up else " ".join(lines), covered="up" if up else "", bold=bold), lines
            span = int(value_of(cell, f"{W}tcPr/{W}gridSpan") or 1)
            yield from ((Cell("", covered="left"), [""]) for _ in range(span - 1))

    def _note_text(self, note: str) -> str:
        for element in self._notes.iter(f"{W}footnote") if self._notes is not None else ():
            if element.get(f"{W}id") == note:
                return " ".join("".join(self._runs(p)) for p in element.iter(f"{W}p"))
        return ""


def _owner(element: etree._Element, tag: str = f"{W}tbl") -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _on(element: etree._Element | None, path: str) -> bool | None:
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{W}val") not in ("0", "false", "none")


def _all_bold(element: etree._Element, style: _Style) -> bool:
    runs = [run for run in element.iter(f"{W}r") if "".join(t.text or "" for t in run.iter(f"{W}t")).strip()]
    return bool(runs) and all((style.bold if on is None else on) for on in (_on(run, f"{W}rPr/{W}b") for run in runs))


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """Return the paragraph styles by id, the default one under "" too, inheritance resolved."""
    if root is None:
        return {}
    found = {s.get(f"{W}styleId") or "": s for s in root.iter(f"{W}style") if s.get(f"{W}type") == "paragraph"}
    styles = {name: _style(name, found, 0) for name in found}
    default = next((n for n, s in found.items() if s.get(f"{W}default") in ("1", "true")), None)
    if default is not None:
        styles[""] = styles[default]
    return styles


def _style(name: str, found: dict[str, etree._Element], depth: int) -> _Style:
    element = found[name]
    parent = value_of(element, f"{W}basedOn")
    base = (
        _style(parent, found, depth + 1)
        if parent in found and parent is not None and depth < len(found)
        else _Style("", 0, bold=False, centred=False, list_id="", list_level=0)
    )
    level, bold = value_of(element, f"{W}pPr/{W}{_OUTLINE}"), _on(element, f"{W}rPr/{W}b")
    align, list_id = value_of(element, f"{W}pPr/{W}jc"), value_of(element, f"{W}pPr/{W}numPr/{W}numId")
    return _Style(
        value_of(element, f"{W}name") or name,
        int(level) + 1 if level and int(level) < _BODY_LEVEL else base.level,
        bold=base.bold if bold is None else bold,
        centred=base.centred if align is None else align == "center",
        list_id=list_id or base.list_id,
        list_level=int(value_of(element, f"{W}pPr/{W}numPr/{W}ilvl") or base.list_level),
    )
