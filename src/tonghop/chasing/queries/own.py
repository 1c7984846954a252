"""What concerns the person at the screen: what they were told, and their due moments as a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from tonghop.campaigns.rules.dues import effective_due
from tonghop.campaigns.rules.obligations import board_state
from tonghop.chasing.models import Message, Reminder
from tonghop.chasing.rules.ics import DueEvent, calendar_file
from tonghop.chasing.rules.ladder import Whom
from tonghop.kernel.moments import due_text, local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import WorkRow, my_work

SHOWN_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Notice:
    """One line on the home page: what was told, when, about which obligation (None for a message about several)."""

    text: str
    at: datetime


def notices_for(viewer: Viewer, work: Iterable[WorkRow], *, at: datetime) -> list[Notice]:
    """Return what the person was told lately about reports they still owe, and which due moments moved. Two queries.

    `work` is the person's own list, as the home page has it: what was settled since is said no more.
    """
    owed = {row.obligation_id: row for row in work if row.turn != "done" and row.facts.submitted_at is None}
    recent = at - SHOWN_FOR
    told = Reminder.objects.filter(person=viewer.person_id, at__gt=recent, obligation__in=owed).exclude(
        whom=Whom.ORGANISER
    )
    last = {reminder.obligation_id: reminder.at for reminder in told.order_by("at")}
    notices = [
        Notice(f"Nhắc nộp báo cáo của {owed[i].organisation}, hạn {due_text(owed[i].due)}", moment)
        for i, moment in last.items()
    ]
    moved = Message.objects.filter(person=viewer.person_id, kind=Message.Kind.NOTICE, written_at__gt=recent)
    notices += [Notice(_second_paragraph(message.body), message.written_at) for message in moved]
    return sorted(notices, key=lambda notice: notice.at, reverse=True)


def own_calendar(viewer: Viewer, *, at: datetime) -> str:
    """Return the due moments of the person's own units as an iCalendar file. One query."""
    events = [_event(row, at) for row in my_work(viewer, today=local(at).date()) if row.turn != "done"]
    return calendar_file(events, made_at=at, name="Hạn nộp báo cáo")


def _event(row: WorkRow, at: datetime) -> DueEvent:
    due = effective_due(row.facts.due, row.facts.extended_to)
    state = board_state(row.facts, at)
    return DueEvent(
        uid=f"obligation-{row.obligation_id}@tonghop",
        summary=f"Hạn nộp báo cáo: {row.campaign}",
        description=f"{row.organisation}\nHạn: {due_text(due)}\nTình trạng: {state.word}",
        due=due,
        address=settings.ADDRESS,
    )


def _second_paragraph(body: str) -> str:
    parts = body.split("\n\n")
    return parts[1].split("\nMở báo cáo")[0].replace("\n", " ") if len(parts) > 1 else body
