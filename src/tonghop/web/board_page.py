"""The parts of the board's page: one sheet of the table, its headings, and a hash of all that stands there."""

from dataclasses import dataclass
from hashlib import blake2b

from django.http import QueryDict
from django.utils.safestring import SafeString

from tonghop.web.board import Board
from tonghop.web.board_rows import cells_html, rows_html

A_SHEET = 400
"""Rows shown at once: a province has 113 bodies, Thanh Hóa some 190; a table of thousands comes sheet by sheet."""
_COLUMNS = (("ten", "Đơn vị"), ("trang-thai", "Trạng thái"), ("nop", "Nộp lúc"))


@dataclass(frozen=True)
class Column:
    """A heading by which the table is sorted: where it leads, and whether it is the one in force."""

    words: str
    address: str
    chosen: bool


@dataclass(frozen=True)
class BoardPage:
    """What the template writes; `version` is a hash of all of it but the moment."""

    rows: SafeString
    cells: SafeString
    columns: list[Column]
    query: str
    sheet: int
    sheets: list[tuple[int, str]]
    version: str


def lay_out(board: Board, wanted: QueryDict, *, organises: bool) -> BoardPage:
    """Lay the board out as the address asks: "trang" names the sheet of the table, "tat-ca" asks for all at once."""
    whole = "tat-ca" in wanted
    a_sheet = max(len(board.shown), 1) if whole else A_SHEET
    last = max(-(-len(board.shown) // a_sheet), 1)
    asked = wanted.get("trang", "")
    sheet = min(int(asked), last) if asked.isdecimal() and int(asked) else 1
    start = (sheet - 1) * a_sheet
    rows = rows_html(board.shown[start : start + a_sheet], first=start + 1, organises=organises)
    cells = cells_html(board.cells)
    stands = (rows, cells, board.counts, len(board.shown), sheet, last)
    return BoardPage(
        rows=rows,
        cells=cells,
        columns=[_column(key, words, wanted) for key, words in _COLUMNS],
        query=_with(wanted),
        sheet=sheet,
        sheets=[(n, _with(wanted, trang=str(n))) for n in range(1, last + 1)] if last > 1 else [],
        version=blake2b(repr(stands).encode(), digest_size=12).hexdigest(),
    )


def _column(key: str, words: str, wanted: QueryDict) -> Column:
    chosen = wanted.get("xep") == key
    return Column(words, _with(wanted, xep="" if chosen else key), chosen)


def _with(wanted: QueryDict, **changed: str) -> str:
    """Return the query of an address: what was asked for, but the sheet, with changes; what is empty is left out."""
    asked = {name: str(wanted.get(name, "")) for name in wanted} | {"trang": ""} | changed
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in asked.items() if value})
    return query.urlencode()
