"""The neutral timeliness table: for each unit due moment, arrival and what moved it, in official order, no ranking."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.rules.obligations import board_state, judged_by, still_owes
from tonghop.chasing.permissions import check_may_read_chasing
from tonghop.kernel.moments import local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import board_rows


@dataclass(frozen=True)
class Timely:
    """One unit: when it was due, when its report first arrived, how that compares, in words without judgement.

    `owes`: it has still to hand its report in.
    """

    obligation_id: int
    unit: str
    due: datetime
    extended: bool
    arrived_at: datetime | None
    compared: str
    state: str
    owes: bool
    reminders: int


def timeliness(viewer: Viewer, campaign: Campaign, *, at: datetime) -> list[Timely]:
    """Return the table at `at`, for whoever reads the campaign's chasing."""
    check_may_read_chasing(viewer, campaign)
    reminded: dict[int, set[tuple[object, ...]]] = {}
    rows = campaign.obligations.filter(reminders__isnull=False)
    for pk, *rung in rows.values_list("pk", "reminders__due_day", "reminders__days").distinct():
        reminded.setdefault(pk, set()).add(tuple(rung))
    found = []
    for row in board_rows(viewer, campaign, today=local(at).date()):
        due = judged_by(row.facts)
        state = board_state(row.facts, at)
        arrived = row.facts.submitted_at
        found.append(
            Timely(
                obligation_id=row.obligation_id,
                unit=row.name,
                due=due,
                extended=due != row.facts.due,
                arrived_at=arrived,
                compared=_compared(due, arrived, owes=state.overdue, at=at),
                state=state.word,
                owes=still_owes(row.facts),
                reminders=len(reminded.get(row.obligation_id, ())),
            )
        )
    return found


def _compared(due: datetime, arrived: datetime | None, *, owes: bool, at: datetime) -> str:
    if arrived is None:
        return f"chưa nộp, quá hạn {_span(at - due)}" if owes else ""
    return f"trước hạn {_span(due - arrived)}" if arrived < due else f"sau hạn {_span(arrived - due)}"


def _span(length: timedelta) -> str:
    """Return "2 ngày 3 giờ", "3 giờ", "25 phút"."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} ngày {hours} giờ" if hours else f"{days} ngày"
    return f"{hours} giờ" if hours else f"{minutes} phút"
