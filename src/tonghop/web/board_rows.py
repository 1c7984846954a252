"""The board's rows and cells as HTML, one pattern each: a template's loop takes many times as long."""

from collections.abc import Iterable
from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from tonghop.campaigns.rules.obligations import BoardState
from tonghop.kernel.moments import clock
from tonghop.web.board import Line
from tonghop.web.cartogram import Cell

_ROW = (
    '<tr id="dv-{id}"><td class="stt">{number}</td><td>{name}</td><td>{state}</td>'
    '<td data-head="Nộp lúc">{arrived}</td><td data-head="Văn bản">{document}</td>{work}</tr>\n'
)
_CELL = (
    '<a href="#dv-{id}"><path class="area area-{tone}{overdue}" d="{path}"><title>{name}: {words}</title></path>'
    '<text x="{x:g}" y="{y:g}" dy="5">{mark}</text></a>\n'
)


def rows_html(lines: Iterable[Line], *, first: int, organises: bool) -> SafeString:
    """Return the table's rows, numbered from `first`; an organiser's lead to the review and to what can be marked."""
    review, handle = _address("review"), _address("obligation")
    parts = []
    for number, line in enumerate(lines, first):
        row, pk = line.row, line.row.obligation_id
        name = escape(row.name)
        parts.append(
            _ROW.format(
                id=pk,
                number=number,
                name=f'<a href="{review}{pk}/">{name}</a>' if organises and row.submitted_at else name,
                state=badge(line.state),
                arrived=clock(row.submitted_at) if row.submitted_at else "",
                document=escape(row.document_number or row.outside_number),
                work=f'<td class="nowrap"><a href="{handle}{pk}/">Xử lý</a></td>' if organises else "",
            )
        )
    return SafeString("".join(parts))


def cells_html(cells: Iterable[tuple[Cell, Line]]) -> SafeString:
    """Return the cartogram's cells: tone and mark of the state, and a title that says what the table's row says."""
    return SafeString(
        "".join(
            _CELL.format(
                id=line.row.obligation_id,
                tone=line.state.tone,
                overdue=" area-overdue" if line.state.overdue else "",
                path=cell.path,
                name=escape(line.row.short_name),
                words=escape(", ".join((line.state.word, *line.state.labels))),
                x=cell.x,
                y=cell.y,
                mark=line.state.mark,
            )
            for cell, line in cells
        )
    )


@lru_cache(maxsize=512)
def badge(state: BoardState) -> SafeString:
    """Return a state of the board: its mark, its word and its labels (shape and word, never colour alone)."""
    labels = "".join(f' <span class="label">{escape(label)}</span>' for label in state.labels)
    mark = f'<span class="mark" aria-hidden="true">{state.mark}</span>'
    return SafeString(f'<span class="state state-{state.tone}">{mark} {escape(state.word)}</span>{labels}')


def _address(name: str) -> str:
    return reverse(name, args=[0]).removesuffix("0/")
