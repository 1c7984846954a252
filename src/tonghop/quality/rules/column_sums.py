"""A table's row of totals that a slip sets apart from the rows above or below it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import parse_number
from tonghop.kernel.text import fold
from tonghop.quality.rules.spoken_parts import SLIP, Parts

_TOTAL = re.compile(r"^(?:tong(?: so| cong)?|cong|toan (?:xa|phuong|tinh))$")
_PART_OF_PART = re.compile(r"^\s*(?:trong đó|[-+•–]|[a-zđ]\)|\d+\.\d+)", re.IGNORECASE)
_NO_SUM = re.compile(r"%|tỷ lệ|tỉ lệ|bình quân|so với|năm 20|đơn giá|điểm", re.IGNORECASE)
_FIGURE = re.compile(r"[\d.,]+")
_FEWEST = 4  # a heading, two parts and their total


def broken_columns(text: str) -> Iterator[Parts]:
    """Yield each column of a table whose total is not what its rows add up to, where it misses it by a slip.

    Where a row is a part of another ("trong đó", "-", "1.1"), or a cell has no plain number, nothing is said.
    """
    rows = [line.split("\t") for line in text.split("\n")]
    if (
        len(rows) < _FEWEST
        or len({len(row) for row in rows}) != 1
        or any(_PART_OF_PART.match(cell) for row in rows for cell in _labels(row))
    ):
        return
    totals = [n for n, row in enumerate(rows) if any(_TOTAL.match(fold(cell)) for cell in row)]
    if len(totals) != 1 or totals[0] not in {1, len(rows) - 1}:
        return
    others = [row for n, row in enumerate(rows) if n not in {0, totals[0]}]
    for column, (head, total) in enumerate(zip(rows[0], rows[totals[0]], strict=True)):
        numbers = _numbers([total, *(row[column] for row in others)])
        if len(numbers) < _FEWEST - 1 or _NO_SUM.search(head):
            continue
        whole, parts = numbers[0], numbers[1:]
        if whole != sum(parts) and abs(whole - sum(parts)) <= SLIP * whole:
            start = _start(rows, totals[0], column)
            yield Parts(start, start + len(total), whole, parts)


def _labels(row: Sequence[str]) -> Sequence[str]:
    """Return the cells before a row's figures: its number and its name, or its name alone."""
    return row[:1] if len(row) == 1 or _FIGURE.fullmatch(row[1].strip()) else row[:2]


def _numbers(cells: Sequence[str]) -> tuple[Decimal, ...]:
    try:
        return tuple(parse_number(cell) for cell in cells)
    except NotPossible:
        return ()


def _start(rows: Sequence[Sequence[str]], row: int, column: int) -> int:
    above = sum(len("\t".join(cells)) + 1 for cells in rows[:row])
    return above + sum(len(cell) + 1 for cell in rows[row][:column])
