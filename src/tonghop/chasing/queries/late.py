"""The late list, which is what the board calls overdue, with what each unit still lacks and what was done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tonghop.campaigns.models import Campaign, Section
from tonghop.campaigns.queries import sections_in
from tonghop.campaigns.rules.dues import effective_due
from tonghop.campaigns.rules.obligations import UNREACHABLE, BoardState, board_state
from tonghop.chasing.models import Contact, Pause, Reminder
from tonghop.chasing.permissions import check_may_read_chasing
from tonghop.kernel.moments import last_day, local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import BoardRow, board_rows, sections_begun


@dataclass(frozen=True)
class Late:
    """One unit whose report is overdue: since when, how it stands, what it lacks, when it was last spoken to."""

    row: BoardRow
    state: BoardState
    due: datetime
    days: int
    missing: str
    reminded_at: datetime | None
    contacted: str
    paused: bool

    @property
    def unreachable(self) -> bool:
        """Whether the board says that nobody there can be reached."""
        return UNREACHABLE in self.state.labels


def late_list(viewer: Viewer, campaign: Campaign, *, at: datetime) -> list[Late]:
    """Return the units that the board calls overdue, in its order. For whoever reads the campaign's chasing."""
    check_may_read_chasing(viewer, campaign)
    rows = board_rows(viewer, campaign, today=local(at).date())
    states = [(row, board_state(row.facts, at)) for row in rows]
    overdue = [(row, state) for row, state in states if state.overdue]
    if not overdue:
        return []
    begun, sections = sections_begun(campaign), sections_in(campaign)
    keys = dict(campaign.obligations.values_list("pk", "section_keys"))
    reminded = dict(
        Reminder.objects.filter(obligation__campaign=campaign).order_by("at").values_list("obligation", "at")
    )
    contacts = {c.obligation_id: c for c in Contact.objects.filter(obligation__campaign=campaign).order_by("at", "id")}
    paused = set(
        Pause.objects.filter(obligation__campaign=campaign, ended_at=None).values_list("obligation", flat=True)
    )
    return [
        Late(
            row=row,
            state=state,
            due=(due := effective_due(row.facts.due, row.facts.extended_to)),
            days=max((local(at).date() - last_day(due)).days, 0),
            missing=_missing(row, keys[row.obligation_id], begun.get(row.obligation_id, frozenset()), sections),
            reminded_at=reminded.get(row.obligation_id),
            contacted=_last_words(contacts.get(row.obligation_id)),
            paused=row.obligation_id in paused,
        )
        for row, state in overdue
    ]


def _missing(row: BoardRow, asked: Iterable[str], begun: frozenset[str], sections: Iterable[Section]) -> str:
    """Return which sections have no text yet; a report that waits for its head lacks the head's word."""
    if row.state is None:
        return "Toàn bộ báo cáo"
    wanted = set(asked)
    numbers = [s.number for s in sections if s.key in wanted and s.key not in begun]
    if row.facts.state in {"awaiting_approval", "nil_awaiting"}:
        return "Chờ lãnh đạo đơn vị duyệt và nộp"
    return f"Mục {', '.join(numbers)}" if numbers else "Chưa trình lãnh đạo duyệt"


def _last_words(contact: Contact | None) -> str:
    return f"{contact.get_way_display()}: {contact.to}" if contact else ""
