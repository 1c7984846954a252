"""How an official file looks, as frozen facts: pages, paragraphs and the runs of letters in them."""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

_Value = TypeVar("_Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RunLook:
    """Letters that look alike; `size` in points, `colour` six hexadecimal digits or "" for automatic."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underlined: bool
    colour: str = ""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The table (from 1), row and column (from 0) in which a paragraph stands."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class ParagraphLook:
    """One paragraph as it is shown; lengths in points, `line` a multiple of single spacing (0 where unknown).

    `text` has the list number in front and every blank squeezed; `typed` keeps the blanks. `before` is the space above
    as set, `after` below. `ruled` tells of a border line or a drawing in or at the paragraph.
    """

    number: int
    text: str
    typed: str
    runs: tuple[RunLook, ...]
    align: str
    first_line: float
    before: float
    after: float
    line: float
    section: int
    cell: CellPlace | None = None
    boxed: bool = False
    ruled: bool = False

    @cached_property
    def size(self) -> float:
        """Return the size most of the letters have, 0 where there are none."""
        return self._most(lambda run: run.size, 0.0)

    @cached_property
    def bold(self) -> bool:
        """Tell whether most of the letters are bold."""
        return self._most(lambda run: run.bold, default=False)

    @cached_property
    def italic(self) -> bool:
        """Tell whether most of the letters are italic."""
        return self._most(lambda run: run.italic, default=False)

    @cached_property
    def caps(self) -> bool:
        """Tell whether every letter is a capital."""
        letters = [char for char in self.text if char.isalpha()]
        return bool(letters) and all(char.isupper() for char in letters)

    def _most(self, what: Callable[[RunLook], _Value], default: _Value) -> _Value:
        counts: Counter[_Value] = Counter()
        for run in self.runs:
            counts[what(run)] += len(run.text.strip())
        found = [value for value, count in counts.most_common(1) if count]
        return found[0] if found else default


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where the page number stands ("top", "bottom", "" for none), how it is set, and whether page 1 shows it."""

    where: str = ""
    align: str = ""
    size: float = 0
    on_first: bool = False


@dataclass(frozen=True, slots=True)
class PageLook:
    """The pages of one section: millimetres; margins are top, right, bottom, left."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    number: PageNumber
    restarts: bool = False

    @property
    def landscape(self) -> bool:
        """Tell whether the page lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class FileLook:
    """A whole file: its sections' pages, its paragraphs in reading order, how many pages it says it has (0 unknown)."""

    pages: tuple[PageLook, ...]
    paragraphs: tuple[ParagraphLook, ...]
    page_count: int = 0
