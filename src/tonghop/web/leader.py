"""The leader's page: where the campaign stands, five figures, five difficulties, what needs a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import catalogue
from tonghop.consolidation.queries import snapshot_for, snapshots_of
from tonghop.kernel.numbers import format_number
from tonghop.organisations.permissions import Viewer
from tonghop.web.board import Counts, Line, read_board

Json = dict[str, Any]
SHOWN = 5


@dataclass(frozen=True)
class Headline:
    """One figure of the page: its name, its total as written, and where it opens."""

    name: str
    value: str
    unit: str
    code: str
    scope: str
    given: int


@dataclass(frozen=True)
class LeaderPage:
    """What a leader sees in two minutes. Without a consolidation only `counts` and `overdue` are there."""

    counts: Counts
    overdue: list[Line]
    returned: int
    made_at: str
    headlines: list[Headline]
    difficulties: list[Json]
    decisions: list[Json]


def read_leader(viewer: Viewer, campaign: Campaign, *, at: datetime) -> LeaderPage:
    """Return the page from the board and the newest consolidation."""
    board = read_board(viewer, campaign, at=at, wanted={})
    content = snapshot_for(viewer, campaign).content if snapshots_of(viewer, campaign) else None
    groups = _groups(content) if content else {}
    return LeaderPage(
        counts=board.counts,
        overdue=[line for line in board.lines if line.state.overdue],
        returned=sum(line.state.key == "returned" for line in board.lines),
        made_at=content["made_at"] if content else "",
        headlines=list(_headlines(content))[:SHOWN] if content else [],
        difficulties=groups.get("difficulties", [])[:SHOWN],
        decisions=[g for g in groups.get("recommendations", []) if g["competent"]][:SHOWN],
    )


def _groups(content: Json) -> dict[str, list[Json]]:
    """Return the groups by the purpose of their section, those of most units first, with `who` is quoted for each.

    One unit's own words may hold its own figures: a leader is told whose they are.
    """
    purposes = {section["key"]: section["purpose"] for section in content["sections"]}
    found: dict[str, list[Json]] = {}
    for group in sorted(content["groups"], key=lambda g: -g["count"]):
        found.setdefault(purposes[group["section"]], []).append(
            {**group, "who": content["sources"][group["point"]]["name"]}
        )
    return found


def _headlines(content: Json) -> Iterator[Headline]:
    """Yield the headline figures of the catalogue's sets that the campaign asks for and that have a total."""
    totals = {(f["code"], f["scope"]): f for f in content["figures"] if f["total"] is not None}
    asked = {i["code"]: i for i in content["indicators"]}
    for code in (s.headline for s in catalogue().sets if s.headline in asked):
        scope = next((scope for scope in _SCOPES if (code, scope) in totals), None)
        if scope is not None:
            yield _headline(asked[code], scope, totals[code, scope])


_SCOPES = ("all", "commune", "department")


def _headline(indicator: Json, scope: str, total: Json) -> Headline:
    decimals = 1 if indicator["adds"] == "rate" else None
    value = format_number(Decimal(total["total"]), decimals=decimals)
    return Headline(indicator["name"], value, indicator["unit"], indicator["code"], scope, len(total["parts"]))
