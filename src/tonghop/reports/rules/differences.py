"""What changed between two texts and two tables of figures: words added and removed, figures old and new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Literal

from tonghop.kernel.numbers import format_number
from tonghop.reports.rules.content import text_of_blocks
from tonghop.reports.rules.values import FigureAsked, decimal_of

Kind = Literal["same", "added", "removed"]
END = "¶"  # the end of a paragraph, shown only where it is itself what was added or removed
_MOST_WORDS = 6_000  # of both sides of a passage; beyond it the passage is shown as removed and added whole
_MOST_LINES = 5_000  # of both sides of a text, likewise
_POPULAR = 400  # from so many on, words that are everywhere no longer begin a match


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph (or row of a table) as both texts have it."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether any word of it came or went."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring lines that all changed, or all stayed."""

    changed: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure before and after, in words; "" is none at all."""

    code: str
    name: str
    unit: str
    before: str
    after: str


def changed_passages(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> tuple[Passage, ...]:
    """Return how the first blocks became the second, from top to bottom; without a change, no passage changed."""
    lines = _lines(text_of_blocks(before).splitlines(), text_of_blocks(after).splitlines())
    groups = groupby(lines, key=lambda line: line.changed)
    return tuple(Passage(changed, tuple(group)) for changed, group in groups)


def count_words(passages: Iterable[Passage], kind: Kind) -> int:
    """Return how many words came ("added") or went ("removed")."""
    pieces = (piece for passage in passages for line in passage.lines for piece in line.pieces)
    return sum(len(piece.text.replace(END, " ").split()) for piece in pieces if piece.kind == kind)


def changed_figures(
    before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]], asked: Iterable[FigureAsked]
) -> tuple[FigureChange, ...]:
    """Return each figure that is another one, in the form's order; figures no longer asked come last."""
    known = {figure.code: figure for figure in asked}
    strange = sorted((before.keys() | after.keys()) - known.keys())
    every = [*known.values(), *(FigureAsked(code, "", "") for code in strange)]
    return tuple(
        FigureChange(f.code, f.name, f.unit, figure_words(before.get(f.code)), figure_words(after.get(f.code)))
        for f in every
        if dict(before.get(f.code) or {}) != dict(after.get(f.code) or {})
    )


def figure_words(value: Mapping[str, str] | None) -> str:
    """Return a stored figure as people write it: "1.234,5", "không có, vì ...", "" where there is none."""
    number = decimal_of(value)
    if number is not None:
        return format_number(number)
    return f"không có, vì {value['none']}" if value and value.get("none") else ""


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    if len(before) + len(after) > _MOST_LINES:
        yield from _whole(before, after)
        return
    for tag, i, j, k, n in _matcher(before, after).get_opcodes():
        if tag == "equal":
            yield from (Line((Piece("same", line),)) for line in before[i:j])
        elif j - i == n - k:
            for old, new in zip(before[i:j], after[k:n], strict=True):
                yield from _words([old], [new])
        else:
            yield from _words(before[i:j], after[k:n])


def _words(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of a passage word by word; two that have next to nothing in common are shown one by one."""
    old, new = _tokens(before), _tokens(after)
    if not old or not new or len(old) + len(new) > _MOST_WORDS:
        yield from _whole(before, after)
        return
    pieces: list[Piece] = []
    for tag, i, j, k, n in _matcher(old, new).get_opcodes():
        if tag == "equal":
            pieces.extend(_pieces("same", old[i:j]))
        else:
            pieces.extend(_pieces("removed", old[i:j]))
            pieces.extend(_pieces("added", new[k:n]))
    yield from _parted(pieces)


def _tokens(lines: Sequence[str]) -> list[str]:
    """Return the words of the lines, an `END` between two lines."""
    return [word for n, line in enumerate(lines) for word in ((END,) if n else ()) + tuple(line.split())]


def _pieces(kind: Kind, tokens: Sequence[str]) -> Iterator[Piece]:
    """Yield the tokens as pieces; each `END` is a piece of its own."""
    for is_end, group in groupby(tokens, key=lambda token: token == END):
        words = list(group)
        yield from (Piece(kind, END) for _ in words) if is_end else [Piece(kind, " ".join(words))]


def _parted(pieces: Iterable[Piece]) -> Iterator[Line]:
    """Yield the pieces as lines: every `END` ends one, and is shown where it alone came or went."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.text != END:
            line.append(piece)
            continue
        if piece.kind != "same" and not (line and line[-1].kind == piece.kind):
            line.append(piece)
        if line:
            yield Line(tuple(line))
        line = []
    if line:
        yield Line(tuple(line))


def _whole(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    yield from (Line((Piece("removed", line),)) for line in before if line)
    yield from (Line((Piece("added", line),)) for line in after if line)


def _matcher(before: Sequence[str], after: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, before, after, autojunk=len(after) >= _POPULAR)
