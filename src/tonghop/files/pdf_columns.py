"""Rows that stand in two columns without rules: the letterhead, and recipients beside the signature."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tonghop.files.pdf_rows import Row
from tonghop.kernel.text import fold

_STATE = re.compile(r"cong hoa xa hoi chu nghia")
_RECIPIENTS = re.compile(r"noi nhan\b")
_DAY = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")
_NUMBER = re.compile(r"so\b")
_LONGEST = 60  # rows of recipients
_DEPTH = 9  # rows of a letterhead at most
_GAP = 1.2  # of the letters' size: a wider one parts columns
_LEAST_GUTTER = 6.0


def columned(rows: list[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield the page's rows in the order in which they are read, and whether each stands in a column of its own."""
    at = 0
    parts = [segments(row) for row in rows]
    states = [_state_in(one) for one in parts]
    opening = [any(_RECIPIENTS.match(fold(part.text)) for part in one) for one in parts]
    while at < len(rows):
        head = _letterhead(rows, at, states)
        if head:
            yield from ((row, True) for row in _head_order(*head[:2]))
            at = head[2]
            continue
        tail = _ending(rows, at, opening)
        if tail:
            yield from ((row, True) for row in (*tail[0], *tail[1]))
            at = tail[2]
            continue
        yield rows[at], False
        at += 1


def segments(row: Row) -> list[Row]:
    """Return the row cut where a wide gap parts it."""
    widest = row.main.size * _GAP
    cuts = [n for n, (a, b) in enumerate(pairwise(row.words), start=1) if b.x0 - a.x1 > widest]
    return [Row(row.words[start:end], row.calls) for start, end in pairwise([0, *cuts, len(row.words)])]


def _cut(row: Row, gutter: float) -> tuple[Row | None, Row | None] | None:
    """Return what stands left and right of a gutter, None where a segment lies across it."""
    parts = segments(row)
    if any(part.x0 < gutter < part.x1 for part in parts):
        return None
    cut = sum(len(part.words) for part in parts if part.x0 < gutter)
    left, right = row.words[:cut], row.words[cut:]
    return (Row(left, row.calls) if left else None), (Row(right, row.calls) if right else None)


def _letterhead(rows: list[Row], at: int, states: list[Row | None]) -> tuple[list[Row], list[Row], int] | None:
    """Return left and right rows of a letterhead that begins at a row, and where it ends."""
    near = ((n, state) for n in range(at, min(at + 3, len(rows))) if (state := states[n]))
    found, state = next(near, (0, None))
    if state is None:
        return None
    gutter = state.x0 - _LEAST_GUTTER / 2
    left: list[Row] = []
    right: list[Row] = []
    end = at
    dated = False
    for row in rows[at : at + _DEPTH]:
        sides = _cut(row, gutter)
        if sides is None or (dated and sides[1]) or (end < found and sides[1]):
            break
        left += [sides[0]] if sides[0] else []
        right += [sides[1]] if sides[1] else []
        dated = dated or bool(sides[1] and _DAY.search(fold(sides[1].text)))
        end += 1
    return (left, right, end) if left and end > found else None


def _state_in(parts: list[Row]) -> Row | None:
    return next((part for part in parts if _STATE.match(fold(part.text))), None)


def _head_order(left: list[Row], right: list[Row]) -> list[Row]:
    """Issuer, state and motto, then number and day, as a clerk reads a letterhead."""
    number = next((n for n, row in enumerate(left) if _NUMBER.match(fold(row.text))), len(left))
    day = next((n for n, row in enumerate(right) if _DAY.search(fold(row.text))), len(right))
    return [*left[:number], *right[:day], *left[number:], *right[day:]]


def _ending(rows: list[Row], at: int, opening: list[bool]) -> tuple[list[Row], list[Row], int] | None:
    """Return recipients and signature that begin at a row, and where the columns end."""
    opens = next((n for n in range(at, min(at + 3, len(rows))) if opening[n]), None)
    if opens is None:
        return None
    best: tuple[list[Row], list[Row], int] | None = None
    below = rows[at : at + _LONGEST]
    for gutter in sorted({round(part.x0) for row in below for part in segments(row)[-1:]})[:_LONGEST]:
        sides = _sides(below, at, gutter - _LEAST_GUTTER / 2)
        if sides[0] and sides[1] and sides[2] > opens and (best is None or sides[2] > best[2]):
            best = sides
    if best is None or not _RECIPIENTS.match(fold(best[0][0].text)):
        return None
    return best


def _sides(rows: list[Row], at: int, gutter: float) -> tuple[list[Row], list[Row], int]:
    left: list[Row] = []
    right: list[Row] = []
    end = at
    for row in rows:
        sides = _cut(row, gutter)
        if sides is None:
            break
        left += [sides[0]] if sides[0] else []
        right += [sides[1]] if sides[1] else []
        end += 1
    return left, right, end
