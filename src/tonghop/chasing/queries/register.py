"""The register of chasing: what was sent, when, to whom, by which way, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.chasing.models import Contact, Message
from tonghop.chasing.permissions import check_may_read_chasing
from tonghop.chasing.rules.outbox import STATE_LABELS, MessageState
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer

SHOWN = 300


@dataclass(frozen=True)
class Told:
    """One line of the register; `message_id` where a person has to decide about a message."""

    at: datetime
    way: str
    units: tuple[str, ...]
    to: str
    what: str
    state: str
    undecided_id: int | None = None


def register(viewer: Viewer, campaign: Campaign) -> list[Told]:
    """Return the register's newest lines, newest first, for whoever reads the campaign's chasing. Four queries."""
    check_may_read_chasing(viewer, campaign)
    messages = campaign.messages.select_related("person").prefetch_related("reminders__obligation__organisation")
    mailed = [_mailed(message) for message in messages.order_by("-written_at", "-id")[:SHOWN]]
    contacts = Contact.objects.filter(obligation__campaign=campaign).select_related("obligation__organisation")
    spoken = [_spoken(contact) for contact in contacts.order_by("-at", "-id")[:SHOWN]]
    return sorted([*mailed, *spoken], key=lambda told: told.at, reverse=True)[:SHOWN]


def counts_by_state(campaign: Campaign) -> list[tuple[str, int]]:
    """Return how many of the campaign's messages are in each state that any is in. One query."""
    states = list(campaign.messages.values_list("state", flat=True))
    return [(words, states.count(state.value)) for state, words in STATE_LABELS.items() if state.value in states]


def undecided(viewer: Viewer, campaign: Campaign, message_pk: int) -> Message:
    """Return one message of the campaign; NotAllowed where there is none."""
    check_may_read_chasing(viewer, campaign)
    found = campaign.messages.filter(pk=message_pk).first()
    if found is None:
        raise NotAllowed("Không có thư này trong đợt báo cáo, hoặc anh/chị không được xem.")
    return found


def unit_choices(campaign: Campaign) -> list[tuple[int, str]]:
    """Return the campaign's obligations with their bodies' names, in official order. One query."""
    rows = Obligation.objects.filter(campaign=campaign).order_by("form", "organisation__kind", "organisation__rank")
    return list(rows.values_list("pk", "organisation__name"))


def _mailed(message: Message) -> Told:
    units = dict.fromkeys(reminder.obligation.organisation.name for reminder in message.reminders.all())
    undecided_id = message.pk if message.state == MessageState.UNKNOWN else None
    state = f"{message.get_state_display()}{': ' + message.error if message.error else ''}"
    what = message.subject or message.get_kind_display()
    to = f"{message.person.name} <{message.address}>" if message.address else message.person.name
    return Told(message.settled_at or message.written_at, "Thư điện tử", tuple(units), to, what, state, undecided_id)


def _spoken(contact: Contact) -> Told:
    unit = contact.obligation.organisation.name
    recorded = f"{contact.recorded_by} ghi"
    return Told(contact.at, contact.get_way_display(), (unit,), contact.to, contact.note, recorded)
