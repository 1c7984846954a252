"""Rows of words on a PDF's pages, without page numbers and running headers, with footnotes taken out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from tonghop.files.legacy import converted, encoding_of_font, likely_encoding
from tonghop.files.pdf_page import Page
from tonghop.files.pdf_rules import Rule
from tonghop.files.pdf_words import Word
from tonghop.files.syllables import spelled_share

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_BULLETS = {"•", "▪", "●", "◦", "–", "—", "·", "\uf0b7", "\uf0a7", "\uf02d", "\uf0d8", "\uf076", "➢", ""}
_EDGE = 0.12  # of a page's height, above and below, where numbers and running headers stand
_SAME_PLACE = 4.0
_RAISED, _SMALL = 0.12, 0.8  # of a row's size: a note's number stands higher and is smaller
_NOTE_SIZE = 0.95
_CLOSE = 0.1
_BACK = 3  # rows that a word may still belong to
_MOST_DIGITS = 3
_SURE = 0.75
_BASE_AND_LEFT, _LEFT = attrgetter("base", "x0"), attrgetter("x0")


@dataclass(frozen=True)
class Row:
    """Words on one line from left to right; `calls` gives footnotes' numbers on the page their numbers in the text."""

    words: tuple[Word, ...]
    calls: tuple[tuple[str, int], ...] = ()

    @cached_property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """The right edge."""
        return max(word.x1 for word in self.words)

    @cached_property
    def main(self) -> Word:
        """A word of the row's own size, not a raised number."""
        return max(self.words, key=lambda word: (word.size, len(word.text)))

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words, a footnote's number as "[n]" behind the word that calls it, a bullet as "-"."""
        called, main = dict(self.calls), self.main
        first = self.words[0]
        text = "-" if first.text in _BULLETS else first.text
        small = is_raised(first, main)
        for before, word in pairwise(self.words):
            was_small, small = small, is_raised(word, main)
            number = called.get(word.text) if small else None
            close = (small or was_small) and word.x0 - before.x1 < main.size * _CLOSE
            text += ("" if close else " ") + (f"[{number}]" if number else word.text)
        return text


def is_raised(word: Word, main: Word) -> bool:
    """Tell whether a word is a small number above the line."""
    return word.size < main.size * _SMALL and word.base < main.base - main.size * _RAISED and word.text.isdigit()


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the words in rows from top to bottom."""
    rows: list[list[Word]] = []
    mains: list[Word] = []
    for word in sorted(words, key=_BASE_AND_LEFT):
        for at in range(len(rows) - 1, max(len(rows) - 1 - _BACK, -1), -1):
            if _beside(word, mains[at]):
                rows[at].append(word)
                if word.size > mains[at].size:
                    mains[at] = word
                break
        else:
            rows.append([word])
            mains.append(word)
    placed = [Row(tuple(sorted(row, key=_LEFT))) for row in rows]
    return sorted(placed, key=lambda row: row.main.base)


def _beside(word: Word, main: Word) -> bool:
    """Tell whether a word stands on a row; it comes after the row's main word, so its baseline is not higher."""
    smaller = min(word.size, main.size)
    overlap = main.base - max(word.top, main.top)
    return overlap > smaller * 0.35


def without_number(page: Page, rows: list[Row]) -> list[Row]:
    """Return the page's rows without its number, where that stands first or last."""
    last = len(rows) - 1
    return [row for n, row in enumerate(rows) if not (n in (0, last) and _at_edge(page, row) and _is_number(row))]


def without_running(pages: Sequence[Page], rows: Sequence[list[Row]]) -> list[list[Row]]:
    """Return each page's rows without what runs along on the pages' edges, at the same height with the same words."""
    running = _running(pages, rows)

    def runs(page: Page, row: Row) -> bool:
        return _at_edge(page, row) and _key(page, row) in running

    return [[row for row in every if not runs(page, row)] for page, every in zip(pages, rows, strict=True)]


def _is_number(row: Row) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(row.text)) and len(row.text) > 0


def _at_edge(page: Page, row: Row) -> bool:
    return not page.height * _EDGE < row.main.base < page.height * (1 - _EDGE)


def _key(page: Page, row: Row) -> tuple[str, int, bool]:
    words = re.sub(r"\d+", "#", row.text)
    return words, round(row.main.base / _SAME_PLACE), row.main.base > page.height / 2


def _running(pages: Sequence[Page], rows: Sequence[list[Row]]) -> set[tuple[str, int, bool]]:
    seen = Counter(
        key
        for page, every in zip(pages, rows, strict=True)
        for key in {_key(page, row) for row in every if _at_edge(page, row)}
    )
    least = max(2, -(-len(pages) // 2)) if len(pages) < 6 else max(3, len(pages) // 3)  # noqa: PLR2004 - few pages
    return {key for key, count in seen.items() if count >= least}


def body_size(rows: Iterable[Row]) -> float:
    """Return the size in which most of the text is set."""
    letters: Counter[float] = Counter()
    for row in rows:
        for word in row.words:
            letters[round(word.size * 2) / 2] += len(word.text)
    return max(letters, key=lambda size: letters[size]) if letters else 0.0


def part_notes(page: Page, rows: list[Row], size: float) -> tuple[list[Row], list[Row]]:
    """Return the rows of the page's text and those of the footnotes below it."""
    start = next((n for n, row in enumerate(rows) if _opens_notes(page, rows, n, size)), len(rows))
    return rows[:start], rows[start:]


def _opens_notes(page: Page, rows: list[Row], at: int, size: float) -> bool:
    row = rows[at]
    number = row.words[0].text.rstrip(".)")
    small = all(one.main.size <= size * _NOTE_SIZE for one in rows[at:])
    if not small or not number.isdigit() or len(number) > _MOST_DIGITS:
        return False
    below_rule = any(_parts(page, rule, rows, at) for rule in page.across)
    called = any(is_raised(word, one.main) and word.text == number for one in rows[:at] for word in one.words)
    return called and (below_rule or row.main.size <= size * 0.9)


def _parts(page: Page, rule: Rule, rows: list[Row], at: int) -> bool:
    above = rows[at - 1].main.base if at else 0.0
    return above < rule.at < rows[at].main.base and rule.end - rule.start < page.width * 0.6


def notes_of(rows: list[Row], counted: int) -> tuple[dict[str, int], list[tuple[int, list[str]]]]:
    """Return the page's notes: printed number to number in the text (after `counted`), and each note's lines."""
    numbers: dict[str, int] = {}
    notes: list[tuple[int, list[str]]] = []
    for row in rows:
        printed = row.words[0].text.rstrip(".)")
        opens = printed.isdigit() and len(printed) <= _MOST_DIGITS and printed not in numbers and len(row.words) > 1
        if opens and (is_raised(row.words[0], row.main) or not numbers or row.words[0].text != printed):
            numbers[printed] = counted + len(numbers) + 1
            notes.append((numbers[printed], [Row(row.words[1:]).text]))
        elif notes:
            notes[-1][1].append(row.text)
    return numbers, notes


def in_unicode(pages: list[Page]) -> list[Page]:
    """Return the pages with words in fonts of an old encoding in Unicode."""
    by_font: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            by_font[word.font].append(word.text)
    old = {font: encoding for font, words in by_font.items() if (encoding := _encoding(font, " ".join(words)))}
    if not old:
        return pages
    return [replace(page, words=tuple(_in_unicode(word, old) for word in page.words)) for page in pages]


def _encoding(font: str, text: str) -> str | None:
    named = encoding_of_font(font)
    right, every = spelled_share(text)
    if named is None and (every < _MOST_DIGITS or right >= every * _SURE):
        return None
    if named is not None:
        after, _ = spelled_share(converted(text, named))
        return named if after > right or (after == right and every) else None
    return likely_encoding(text)


def _in_unicode(word: Word, old: dict[str, str]) -> Word:
    encoding = old.get(word.font)
    return word if encoding is None else word._replace(text=converted(word.text, encoding))  # type: ignore[arg-type]  # a literal by its making
