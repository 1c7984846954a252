"""Which paragraph of a Word file is the heading of which section: by bookmark, else title, else number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from tonghop.files.blocks import Block
from tonghop.kernel.text import fold, squeeze

BOOKMARK = "sec_"
_NUMBER = re.compile(
    r"(?:(?:mục|phần)\s+)?(?P<number>[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[A-ZĐ])\s*[.):/-]+\s*(?P<rest>\S.*)", re.IGNORECASE
)
_NTH = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NTH_PART = re.compile(rf"phần\s+thứ\s+(?P<nth>{'|'.join(_NTH)})\s*[.:/–-]+\s*(?P<rest>\S.*)", re.IGNORECASE)
_LONGEST = 300  # of a heading, in code points
_ENOUGH_WORDS = 3  # of a title that is written shorter or longer than the outline has it
_SMALL_WORDS = frozenset(fold("và về các của trong theo cho đến từ với công tác thực hiện kết quả").split())
_SHARED_ENOUGH = 0.5  # of the words of a heading that a section's title has too, for it to be proposed
_LIKE = 0.86  # how alike two titles must be: a slip of the hand, a word more or less


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section as the file must have it."""

    key: str
    number: str
    title: str

    @property
    def label(self) -> str:
        """How a person finds it: "mục 3"."""
        return f"mục {self.number}"


class HeadingFinder:
    """Tells which section a block heads, if any.

    A number alone is believed only of a section whose title stands nowhere in the document, and in order.
    """

    def __init__(self, outline: Sequence[OutlineSection], blocks: Iterable[Block] = ()) -> None:
        self._by_bookmark = {f"{BOOKMARK}{s.key}": s for s in outline}
        self._by_title = {fold(s.title): s for s in outline}
        self._outline = list(outline)
        self._last = -1
        self._titled_somewhere = {s for b in blocks if (s := self.marked(b) or self._titled(b)) is not None}

    def section_of(self, block: Block) -> OutlineSection | None:
        """Return the section that the block heads."""
        found = self.marked(block) or self._titled(block) or self._numbered(block)
        if found is not None:
            self._last = self._outline.index(found)
        return found

    def heads(self, block: Block) -> bool:
        """Tell whether the block carries a section's bookmark or title."""
        return self.marked(block) is not None or self._titled(block) is not None

    def marked(self, block: Block) -> OutlineSection | None:
        """Return the section whose bookmark the block carries."""
        return next((self._by_bookmark[m] for m in block.marks.bookmarks if m in self._by_bookmark), None)

    def _titled(self, block: Block) -> OutlineSection | None:
        if block.table is not None or len(block.text) > _LONGEST:
            return None
        number, said = split_number(block.text)
        title = fold(said)
        if title in self._by_title:
            return self._by_title[title]
        styled = looks_like_heading(block)
        if not styled and (not number or said.endswith((".", ";"))):
            return None  # a line of text; a plain numbered one may still be a title with a slip of the hand
        how_alike = likeness if styled else _nearness
        alike = ((how_alike(title, known), s) for known, s in self._by_title.items())
        ratio, section = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        return section if ratio >= _LIKE else None

    def _numbered(self, block: Block) -> OutlineSection | None:
        number = split_number(block.text)[0]
        if not number or not looks_like_heading(block):
            return None
        later = (s for s in self._outline[self._last + 1 :] if s not in self._titled_somewhere)
        return next((s for s in later if _plain(s.number) == _plain(number)), None)


class Titled(Protocol):
    """Anything with the key and the title of a section."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...


def likely_section(heading: str, sections: Iterable[Titled]) -> str:
    """Return the key of the section whose title shares most words with a file's own heading, "" where few are shared.

    A proposal for a person who decides, so it may be bolder than what is taken without asking.
    """
    said = set(fold(split_number(heading)[1]).split()) - _SMALL_WORDS
    if not said:
        return ""
    shared = [(len(said & (set(fold(s.title).split()) - _SMALL_WORDS)) / len(said), s.key) for s in sections]
    share, key = max(shared, key=lambda pair: pair[0], default=(0.0, ""))
    return key if share >= _SHARED_ENOUGH else ""


def likeness(title: str, known: str) -> float:
    """Return how alike two folded titles are, 0 to 1; 1 where one of them begins the other and says enough."""
    shorter, longer = sorted((title, known), key=len)
    if shorter.count(" ") >= _ENOUGH_WORDS - 1 and longer.startswith(f"{shorter} "):
        return 1.0
    return _nearness(title, known)


def _nearness(title: str, known: str) -> float:
    matcher = SequenceMatcher(None, title, known)
    near = matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE
    return matcher.ratio() if near else 0.0


def is_titled(section: OutlineSection, heading: Block) -> bool:
    """Tell whether a heading says the section's title, or carries its bookmark; else it was taken by number."""
    alike = likeness(fold(split_number(heading.text)[1]), fold(section.title)) >= _LIKE
    return alike or f"{BOOKMARK}{section.key}" in heading.marks.bookmarks


def split_number(text: str) -> tuple[str, str]:
    """Return a heading's number ("" for none) and its title: "II. Kết quả:" is ("II", "Kết quả:")."""
    words = squeeze(text)
    if part := _NTH_PART.fullmatch(words):  # "Phần thứ hai. Kết quả" is ("II", "Kết quả")
        return _ROMAN[_NTH.index(part["nth"].lower())], part["rest"]
    match = _NUMBER.fullmatch(words)
    return (match["number"], match["rest"]) if match else ("", words)


def looks_like_heading(block: Block) -> bool:
    """Tell whether a paragraph is set like a heading: by style, or all bold, or all capitals; and short."""
    if block.table is not None or block.marks.note or len(block.text) > _LONGEST:
        return False
    return bool(block.marks.level) or block.marks.bold or block.text == block.text.upper()


def _plain(number: str) -> str:
    return number.strip(" .)/").upper()
