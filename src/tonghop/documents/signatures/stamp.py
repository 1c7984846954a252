"""The visible stamp of a signature: drawn by the typesetter, set above the signer's name."""

import io
from dataclasses import dataclass
from datetime import datetime

import pypdfium2
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader

from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.typesetting import typeset
from tonghop.kernel.hashing import sha256
from tonghop.kernel.moments import local

WIDTH, HEIGHT = 184, 48  # points: 65 by 17 mm, what fits between post and name
_GAP = 4


@dataclass(frozen=True)
class Place:
    """Where a stamp goes: the page's index, and left, bottom, right, top in points from its lower left corner."""

    page: int
    box: tuple[int, int, int, int]


def draw_stamp(subject: str, *, seal: bool, at: datetime) -> bytes:
    """Return a page that is only the stamp: who signed and when; red for the body's seal, blue for a person.

    The moment is written with its zone (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.8 and III.1d).
    """
    moment = f"{local(at):%d/%m/%Y %H:%M:%S %z}"
    content = {
        "subject": cleaned(subject),
        "moment": f"{moment[:-2]}:{moment[-2:]}",
        "seal": seal,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return typeset("stamp.typ", content, title="Chữ ký số", author=subject, at=at)


def place_for(pdf: bytes, name: str, *, seal: bool) -> Place:
    """Return where the stamp goes: above the signer's name in the signature block, the body's seal left of it.

    Without such a name on the paper: at the top right of the first page.
    """
    found = _last_name(pdf, name)
    if found is None:
        return Place(0, (380, 780, 380 + WIDTH, 780 + HEIGHT))
    page, middle, top = found
    left = int(middle - WIDTH / 2) - (WIDTH + _GAP if seal else 0)
    bottom = int(top) + _GAP
    return Place(page, (left, bottom, left + WIDTH, bottom + HEIGHT))


def _last_name(pdf: bytes, name: str) -> tuple[int, float, float] | None:
    """Return page, middle and top of the last place where the name stands in the right half of a page."""
    found = None
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            search = text.search(name, match_case=True)
            while hit := search.get_next():
                boxes = [text.get_charbox(hit[0] + n) for n in range(hit[1])]
                left, right, top = min(b[0] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
                if (left + right) / 2 > page.get_width() / 2:
                    found = number, (left + right) / 2, top
            search.close()
            text.close()
            page.close()
    return found


class Drawn(PdfContent):
    """A page given as bytes, as the content of a stamp; the library itself takes files by name only."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(box=BoxConstraints(width=WIDTH, height=HEIGHT))
        self._pdf = pdf

    def render(self) -> bytes:
        """Bring the page into the file that is being written and return the operator that draws it."""
        name = f"/Stamp{sha256(self._pdf)[:16]}"
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        self.resources.xobject[name] = drawn
        return f"{name} Do".encode("ascii")
