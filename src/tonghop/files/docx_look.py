"""How a Word document (.docx) looks: every paragraph with what it inherits from styles, and the pages it stands on."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from tonghop.files.archive import open_archive, parse_xml, read_part
from tonghop.files.docx_inheritance import Chains, Layout, Letters, is_on
from tonghop.files.docx_numbering import Numbering, W
from tonghop.files.docx_pages import Pages
from tonghop.files.docx_runs import WRAPPERS
from tonghop.files.look import CellPlace, FileLook, ParagraphLook, RunLook
from tonghop.kernel.errors import Refused
from tonghop.kernel.text import nfc, squeeze

_TWIPS = 20  # twentieths of a point, Word's unit of length
_SINGLE = 240  # Word's value for single spacing
_DRAWN = {f"{W}drawing", f"{W}pict"}
_BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PAGES = re.compile(rb"<Pages>(\d{1,5})</Pages>")


def read_look(data: bytes) -> FileLook:
    """Return how a .docx file's pages and paragraphs look; raises Refused."""
    with open_archive(data) as archive:
        body = _part(archive, "word/document.xml")
        body = None if body is None else body.find(f"{W}body")
        if body is None:
            raise Refused(
                "unknown-format", "Tệp này không phải là văn bản Word (.docx).", advice="Hãy lưu lại thành .docx."
            )
        return _Reader(archive).read(body)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = read_part(archive, name)
    return None if data is None else parse_xml(data)


class _Reader:
    """Walks the body once; counts paragraphs, tables and sections as it goes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        chains = Chains(_part(archive, "word/styles.xml"))
        self._letters = Letters(chains, _part(archive, "word/theme/theme1.xml"))
        self._layout = Layout(chains)
        self._numbering = Numbering(_part(archive, "word/numbering.xml"))
        self._found: list[ParagraphLook] = []
        self._sections: list[etree._Element] = []
        self._tables = 0

    def read(self, body: etree._Element) -> FileLook:
        """Return the look of the body."""
        self._blocks(body, None)
        last = body.find(f"{W}sectPr")
        self._sections += [] if last is None else [last]
        pages = Pages(lambda name: _part(self._archive, name), self._letters, self._layout)
        said = _PAGES.search(read_part(self._archive, "docProps/app.xml") or b"")
        return FileLook(pages.read(self._sections), tuple(self._found), int(said[1]) if said else 0)

    def _blocks(self, parent: etree._Element, cell: CellPlace | None, *, boxed: bool = False) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, cell, boxed=boxed)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in WRAPPERS:
                self._blocks(child, cell, boxed=boxed)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        for at, row in enumerate(table.iterfind(f"{W}tr")):
            for column, cell in enumerate(row.iterfind(f"{W}tc")):
                self._blocks(cell, CellPlace(number, at, column))

    def _paragraph(self, element: etree._Element, cell: CellPlace | None, *, boxed: bool) -> None:
        section = element.find(f"{W}pPr/{W}sectPr")
        runs = tuple(_joined(self._run(element, run) for run in _runs(element)))
        typed = nfc("".join(run.text for run in runs))
        number = self._list_number(element) if typed.strip() else ""
        spacing = self._layout.spacing(element)
        self._found.append(
            ParagraphLook(
                number=len(self._found) + 1,
                text=squeeze(f"{number} {typed}"),
                typed=typed,
                runs=runs,
                align=self._layout.align(element),
                first_line=self._layout.first_line(element) / _TWIPS,
                before=spacing.before / _TWIPS,
                after=spacing.after / _TWIPS,
                line=spacing.multiple(_SINGLE, max((run.size for run in runs), default=0) * _TWIPS),
                section=len(self._sections),
                cell=cell,
                boxed=boxed,
                ruled=self._layout.has_border(element) or any(True for _ in element.iter(*_DRAWN)),
            )
        )
        for box in _boxes(element):
            self._blocks(box, cell, boxed=True)
        if section is not None:
            self._sections.append(section)

    def _list_number(self, element: etree._Element) -> str:
        number, level = self._layout.list_of(element)
        return self._numbering.next_number(number, level) if number and number != "0" else ""

    def _run(self, paragraph: etree._Element, run: etree._Element) -> RunLook:
        look = self._letters.of(paragraph, run)
        text = "".join(child.text or "" if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "") for child in run)
        return replace(look, text=text.upper() if is_on(self._letters.found(paragraph, run, "caps")) else text)


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in WRAPPERS:
            yield from _runs(child)


def _joined(runs: Iterator[RunLook]) -> Iterator[RunLook]:
    """Yield runs that look alike as one; runs without letters vanish."""
    last: RunLook | None = None
    for run in runs:
        if not run.text:
            continue
        if last is not None and replace(run, text="") == replace(last, text=""):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes drawn at a paragraph, each once: the older of two forms is a copy."""
    for box in paragraph.iter(_BOX):
        inside = any(holder.tag in (_FALLBACK, _BOX) for holder in box.iterancestors())
        if not inside:
            yield box
