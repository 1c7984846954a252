"""What would still be sent to whom and when, if nobody handed in until then; and who cannot be written to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from tonghop.campaigns.models import Campaign
from tonghop.chasing.models import Pause
from tonghop.chasing.permissions import check_may_read_chasing
from tonghop.chasing.queries.owing import Chased, can_be_written_to, chased
from tonghop.chasing.rules.ladder import WHOM_LABELS, Ladder, Rung, Whom
from tonghop.chasing.rules.reminding import Planned, Reachable, planned
from tonghop.organisations.permissions import Viewer


@dataclass(frozen=True)
class Step:
    """One moment of the plan: which rung, and for each unit who is told (in words); how many messages that makes."""

    at: datetime
    rung: Rung
    units: list[tuple[str, str]]
    messages: int


@dataclass(frozen=True)
class Unwritten:
    """A unit that still owes and in which nobody can be written to: why."""

    obligation_id: int
    unit: str
    why: str


@dataclass(frozen=True)
class ReminderPlan:
    """What the page shows."""

    ladder: Ladder
    steps: list[Step]
    unwritten: list[Unwritten]
    pauses: list[Pause]


def reminder_plan(viewer: Viewer, campaign: Campaign, *, at: datetime) -> ReminderPlan:
    """Return the plan as it stands at `at`, for whoever reads the campaign's chasing."""
    check_may_read_chasing(viewer, campaign)
    seen = chased(campaign, at=at)
    plan = planned(at, seen.owed, seen.people, seen.ladder, seen.edited)
    pauses = Pause.objects.filter(obligation__campaign=campaign, ended_at=None)
    return ReminderPlan(
        ladder=seen.ladder,
        steps=[_step(seen, list(same)) for _, same in groupby(plan, key=lambda one: (one.at, one.rung.days))],
        unwritten=[
            Unwritten(one.obligation_id, seen.rows[one.obligation_id].name, why)
            for one in seen.owed
            if one.owes and (why := _why_unwritten(seen, one.obligation_id))
        ],
        pauses=list(pauses.select_related("obligation__organisation").order_by("begun_at")),
    )


def _step(seen: Chased, same: list[Planned]) -> Step:
    written = {p.person_id for one in same for p in one.people if can_be_written_to(seen.persons[p.person_id])}
    units = [(seen.rows[one.obligation_id].name, _told(seen, one.people)) for one in same]
    return Step(same[0].at, same[0].rung, units, len(written))


def _told(seen: Chased, people: Iterable[Reachable]) -> str:
    """Return who is told: people of the unit by name, the standing body in a word."""
    own = [f"{seen.persons[p.person_id].name} ({WHOM_LABELS[p.whom]})" for p in people if p.whom != Whom.ORGANISER]
    above = [WHOM_LABELS[Whom.ORGANISER]] if any(p.whom == Whom.ORGANISER for p in people) else []
    return ", ".join(own + above) or "không có ai"


def _why_unwritten(seen: Chased, obligation_id: int) -> str:
    own = [seen.persons[p.person_id] for p in seen.people[obligation_id] if p.whom != Whom.ORGANISER]
    if not own:
        return "chưa có tài khoản soạn thảo hoặc lãnh đạo"
    if any(can_be_written_to(person) for person in own):
        return ""
    bounced = [person.email for person in own if person.bounced_at]
    return f"thư gửi tới {', '.join(bounced)} bị trả lại" if bounced else "tài khoản chưa có địa chỉ thư điện tử"
