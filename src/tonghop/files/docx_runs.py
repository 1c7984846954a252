"""The words of a Word paragraph: runs put together as they are shown, old fonts converted, text boxes set aside."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from lxml import etree

from tonghop.files.decoding import without_unseen
from tonghop.files.docx_numbering import W
from tonghop.files.docx_styles import Styles
from tonghop.files.legacy import Encoding, better, converted, encoding_of_font, encoding_of_letters
from tonghop.kernel.text import nfc

WRAPPERS = {
    f"{W}{name}"
    for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml", "dir", "bdo")
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = f"{W}txbxContent"
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
          f"{W}softHyphen": "\u00ad"}  # fmt: skip
_BULLETS = {"F0B7", "F0A7", "F02D", "F0D8", "F0FC", "F076"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_HOLDERS = {f"{W}drawing", f"{W}pict", f"{W}object"}
_encoding_of = lru_cache(maxsize=200)(encoding_of_font)


class Runs:
    """Reads paragraphs of one document; notes called and text boxes met are kept in the order of reading."""

    def __init__(self, styles: Styles, body: etree._Element) -> None:
        """Take the styles, and the body to see whether its letters are of an old encoding whatever the font."""
        self._styles = styles
        self._letters = encoding_of_letters(
            nfc("".join(t.text or "" for t in paragraph.iter(f"{W}t"))) for paragraph in body.iter(f"{W}p")
        )
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self.bookmarks: list[str] = []

    def words(self, paragraph: etree._Element) -> str:
        """Return a paragraph's words as shown, line breaks kept, a note's call as "[n]"."""
        pieces = list(self._pieces(paragraph, paragraph))
        parts = []
        for encoding, group in groupby(pieces, key=lambda piece: piece[1]):
            text = "".join(piece for piece, _ in group)
            parts.append(text if encoding is None else converted(text, encoding))
        text = nfc("".join(parts))
        if self._letters:
            text = "\n".join(better(line, self._letters) for line in text.split("\n"))
        return without_unseen(text)

    def bookmark(self, element: etree._Element) -> None:
        """Keep the name of a bookmark that opens here."""
        name = element.get(f"{W}name") or ""
        if name and name != "_GoBack":
            self.bookmarks.append(name)

    def _pieces(self, element: etree._Element, paragraph: etree._Element) -> Iterator[tuple[str, Encoding | None]]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child, paragraph)
            elif child.tag == f"{W}bookmarkStart":
                self.bookmark(child)
            elif child.tag in WRAPPERS:
                yield from self._pieces(child, paragraph)

    def _run(self, run: etree._Element, paragraph: etree._Element) -> Iterator[tuple[str, Encoding | None]]:
        if self._styles.hidden(run):
            return
        encoding = _encoding_of(self._styles.font(paragraph, run))
        text = "".join(self._shown(run))
        if text:
            yield (text.upper() if encoding is None and self._styles.caps(paragraph, run) else text), encoding

    def _shown(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in _NOTES:
                self.notes.append((_NOTES[child.tag], child.get(f"{W}id") or ""))
                yield f"[{len(self.notes)}]"
            elif child.tag == f"{W}sym":
                yield "-" if (child.get(f"{W}char") or "").upper() in _BULLETS else ""
            elif child.tag in _HOLDERS:
                self.boxes += _boxes(child)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._shown(_chosen(child))


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Return the first of the alternatives that holds words: the same text box is often there twice, in two forms."""
    for choice in alternatives:
        if next(choice.iter(f"{W}t"), None) is not None:
            return choice
    return alternatives if len(alternatives) == 0 else alternatives[0]


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes in a drawing, each once; what stands inside a box belongs to the box."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _boxes(_chosen(child))
        else:
            yield from _boxes(child)
