"""The board of a campaign: rows with their states, counts, filters, and the cartogram of the communes."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import may_organise, may_read_campaign
from tonghop.campaigns.queries import campaigns_for
from tonghop.campaigns.rules.obligations import BOARD_TABLE, BoardState, board_state
from tonghop.kernel.moments import local
from tonghop.kernel.text import collation_key, fold
from tonghop.organisations.permissions import Viewer
from tonghop.organisations.queries import centres_of
from tonghop.reports.queries import BoardRow, board_rows
from tonghop.reports.rules.states import WITH_ORGANISER
from tonghop.web.cartogram import Cartogram, Cell, draw

_KIND_OF_BODY = re.compile(r"^(UBND )?(xã|phường|đặc khu|thị trấn) ", re.IGNORECASE)
APART = frozenset({"exempt", "outside"})


@dataclass(frozen=True)
class Line:
    """One body's line: what the board knows of it and what it shows."""

    row: BoardRow
    state: BoardState


@dataclass(frozen=True)
class Counts:
    """How the campaign stands, in five numbers that add up to `all`."""

    all: int
    accepted: int
    arrived: int
    waiting: int
    apart: int
    overdue: int
    late: int


@dataclass(frozen=True)
class Board:
    """What the board's page shows; `shown` is what the filter leaves of `lines`, in the order asked for."""

    lines: list[Line]
    shown: list[Line]
    counts: Counts
    words: list[tuple[str, str, str, int]]
    cells: list[tuple[Cell, Line]]
    cartogram: Cartogram | None


def read_board(viewer: Viewer, campaign: Campaign, *, at: datetime, wanted: Mapping[str, str]) -> Board:
    """Return the board at a moment, filtered and sorted as wanted.

    `wanted` filters by "tim" (name, with or without marks), "trang-thai", "cap", and sorts by "xep": a key of ORDERS;
    without it the order is the official one.
    """
    rows = board_rows(viewer, campaign, today=local(at).date())
    lines = [Line(row, board_state(row.facts, at)) for row in rows]
    cartogram = _cartogram(campaign)
    by_place = {line.row.place_code: line for line in lines if line.row.place_code and line.row.form == "commune"}
    cells = [(cell, by_place[cell.key]) for cell in cartogram.cells if cell.key in by_place] if cartogram else []
    return Board(lines, _shown(lines, wanted), count(lines), _words(lines), cells, cartogram)


@dataclass(frozen=True)
class Followed:
    """A campaign on the home page of who runs or follows it: how it stands, and what waits for the desk."""

    campaign: Campaign
    runs: bool
    counts: Counts
    to_review: int


def followed(viewer: Viewer, *, at: datetime) -> list[Followed]:
    """Return the campaigns that the viewer sees as a whole, newest first. One query a campaign, and one more."""
    seen = [campaign for campaign in campaigns_for(viewer) if may_read_campaign(viewer, campaign)]
    return [_followed(viewer, campaign, at) for campaign in seen]


def _followed(viewer: Viewer, campaign: Campaign, at: datetime) -> Followed:
    rows = board_rows(viewer, campaign, today=local(at).date())
    lines = [Line(row, board_state(row.facts, at)) for row in rows]
    waiting = sum(row.state in WITH_ORGANISER for row in rows)
    return Followed(campaign, may_organise(viewer, campaign), count(lines), waiting)


def count(lines: Sequence[Line]) -> Counts:
    """Return the numbers: accepted, arrived but not accepted (being mended too), never arrived, and apart."""
    keys = [line.state.key for line in lines]
    accepted = keys.count("accepted")
    apart = sum(key in APART for key in keys)
    waiting = sum(line.state.owes for line in lines)
    return Counts(
        all=len(keys),
        accepted=accepted,
        arrived=len(keys) - accepted - apart - waiting,
        waiting=waiting,
        apart=apart,
        overdue=sum(line.state.overdue for line in lines),
        late=sum(line.state.late for line in lines),
    )


def _words(lines: Sequence[Line]) -> list[tuple[str, str, str, int]]:
    found = Counter(line.state.key for line in lines)
    return [(x.key, x.mark, x.word, found[x.key]) for x in BOARD_TABLE if found[x.key]]


def _shown(lines: list[Line], wanted: Mapping[str, str]) -> list[Line]:
    name, key, form = fold(wanted.get("tim", "")), wanted.get("trang-thai", ""), wanted.get("cap", "")
    shown = [
        line
        for line in lines
        if form in {"", line.row.form} and _in_state(line.state, key) and (not name or name in fold(line.row.name))
    ]
    order = ORDERS.get(wanted.get("xep", ""))
    return sorted(shown, key=order) if order else shown


def _in_state(state: BoardState, key: str) -> bool:
    several = SEVERAL.get(key)
    return several(state) if several else key in {"", state.key}


SEVERAL: dict[str, Callable[[BoardState], bool]] = {
    "waiting": lambda state: state.owes,
    "overdue": lambda state: state.overdue,
    "arrived": lambda state: not state.owes and state.key not in APART | {"accepted"},
    "late": lambda state: state.late,
    "apart": lambda state: state.key in APART,
}
"""What the filter takes beside single states: each number above the table opens to its units by one of these."""


@lru_cache(maxsize=8192)
def _alphabetical(name: str) -> Any:
    return collation_key(_KIND_OF_BODY.sub("", name))


_PLACES = {line.key: place for place, line in enumerate(BOARD_TABLE)}
ORDERS: dict[str, Callable[[Line], Any]] = {
    "ten": lambda line: _alphabetical(line.row.short_name),
    "trang-thai": lambda line: (_PLACES[line.state.key], not line.state.overdue),
    "nop": lambda line: (line.row.submitted_at is None, line.row.submitted_at),
}
"""Orders of the table by the name in the address; each keeps the official order among equals."""


def _cartogram(campaign: Campaign) -> Cartogram | None:
    centres = centres_of(campaign.owner.place_code) if campaign.owner.place_code else ()
    return draw(centres) if centres else None
