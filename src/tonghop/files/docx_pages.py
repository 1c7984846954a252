"""The pages of a Word document: paper, margins, and where the page number stands."""

from collections.abc import Callable, Sequence

from lxml import etree

from tonghop.files.docx_inheritance import Layout, Letters, is_on
from tonghop.files.docx_numbering import W
from tonghop.files.look import PageLook, PageNumber

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MM_A_TWIP = 25.4 / 1440
_A4 = (11906, 16838)
_INCH = 1440
_LONGEST = 7

Parts = Callable[[str], etree._Element | None]  # noqa: SLF001 - lxml's only name for an element's type


class Pages:
    """Reads the sections' properties; a section without a header of its own has the one before."""

    def __init__(self, part: Parts, letters: Letters, layout: Layout) -> None:
        """Take what returns a part's root by name, and what its paragraphs inherit."""
        self._part, self._letters, self._layout = part, letters, layout
        relations = part("word/_rels/document.xml.rels")
        every = relations.iter(_RELATION) if relations is not None else ()
        self._targets = {r.get("Id") or "": r.get("Target") or "" for r in every}
        settings = part("word/settings.xml")
        self._even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))

    def read(self, sections: Sequence[etree._Element]) -> tuple[PageLook, ...]:
        """Return the look of each section's pages."""
        shown: dict[tuple[str, str], etree._Element | None] = {}
        looks = []
        for section in sections:
            for kind in ("header", "footer"):
                for reference in section.iterfind(f"{W}{kind}Reference"):
                    shown[kind, reference.get(f"{W}type") or "default"] = self._named(reference)
            looks.append(self._look(section, shown))
        return tuple(looks)

    def _named(self, reference: etree._Element) -> etree._Element | None:
        target = self._targets.get(reference.get(f"{_R}id") or "", "").lstrip("/").removeprefix("word/")
        return self._part(f"word/{target}") if target else None

    def _look(self, section: etree._Element, shown: dict[tuple[str, str], etree._Element | None]) -> PageLook:
        paper, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        sides = ("top", "right", "bottom", "left")
        numbers = section.find(f"{W}pgNumType")
        return PageLook(
            width=_length(paper, "w", _A4[0]),
            height=_length(paper, "h", _A4[1]),
            margins=(
                _length(margins, sides[0], _INCH),
                _length(margins, sides[1], _INCH),
                _length(margins, sides[2], _INCH),
                _length(margins, sides[3], _INCH),
            ),
            number=self._number(section, shown),
            restarts=numbers is not None and numbers.get(f"{W}start") is not None,
        )

    def _number(self, section: etree._Element, shown: dict[tuple[str, str], etree._Element | None]) -> PageNumber:
        first = is_on(section.find(f"{W}titlePg"))
        for kind, where in (("header", "top"), ("footer", "bottom")):
            found = _numbered(shown.get((kind, "default")))
            if found is not None:
                on_first = not first or _numbered(shown.get((kind, "first"))) is not None
                run = next(found.iter(f"{W}r"))
                size = self._letters.of(found, run).size
                return PageNumber(where, self._align(found), size, on_first)
        return PageNumber()

    def _align(self, paragraph: etree._Element) -> str:
        """Return how the number stands: a frame or a drawn box may be aligned instead of the paragraph."""
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            return frame.get(f"{W}xAlign") or "left"
        return self._layout.align(paragraph)


def _numbered(part: etree._Element | None) -> etree._Element | None:
    """Return the paragraph that holds the page number's field, None for none."""
    if part is None:
        return None
    for paragraph in part.iter(f"{W}p"):
        written = " ".join(code.text or "" for code in paragraph.iter(f"{W}instrText"))
        simple = " ".join(f.get(f"{W}instr") or "" for f in paragraph.iter(f"{W}fldSimple"))
        if "PAGE" in f"{written} {simple}".split() and next(paragraph.iter(f"{W}r"), None) is not None:
            return paragraph
    return None


def _length(element: etree._Element | None, name: str, default: int) -> float:
    written = "" if element is None else element.get(f"{W}{name}") or ""
    digits = written.removeprefix("-").partition(".")[0]
    twips = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < _LONGEST else default
    return round(twips * _MM_A_TWIP, 1)
