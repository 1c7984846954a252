"""The facts that reminders rest on: who owes in a campaign, who can be told, what was sent, which ladder holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.rules.dues import effective_due
from tonghop.campaigns.rules.obligations import still_owes
from tonghop.chasing.models import CampaignLadder, Pause, Reminder
from tonghop.chasing.rules.ladder import DEFAULT, Ladder, Whom, rung_at, rungs_of
from tonghop.chasing.rules.reminding import Key, Owed, Reachable
from tonghop.kernel.moments import local
from tonghop.kernel.working_days import Edited
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role
from tonghop.organisations.queries import edited_days, seats_in_force
from tonghop.reports.queries import BoardRow, campaign_rows

_OF_UNIT = {Role.WRITER: Whom.WRITER, Role.HEAD: Whom.HEAD}


@dataclass(frozen=True)
class Chased:
    """A campaign as reminders see it at one moment; `people` by obligation, `persons` by their ids."""

    campaign: Campaign
    ladder: Ladder
    edited: Edited
    rows: dict[int, BoardRow]
    owed: tuple[Owed, ...]
    people: dict[int, tuple[Reachable, ...]]
    persons: dict[int, Person]


def chased(campaign: Campaign, *, at: datetime) -> Chased:
    """Return the facts of one campaign; whoever calls has asked who may see them, or is the clock. Six queries."""
    today = local(at).date()
    rows = campaign_rows(campaign, today=today)
    paused = set(
        Pause.objects.filter(obligation__campaign=campaign, ended_at=None).values_list("obligation", flat=True)
    )
    people, persons = _people(campaign, rows, today)
    return Chased(
        campaign=campaign,
        ladder=ladder_of(campaign),
        edited=edited_days({campaign.owner_id}),
        rows={row.obligation_id: row for row in rows},
        owed=tuple(_owed(row, campaign, paused) for row in rows),
        people=people,
        persons=persons,
    )


def ladder_of(campaign: Campaign) -> Ladder:
    """Return the ladder set on the campaign, or the usual one. One query."""
    row = CampaignLadder.objects.filter(campaign=campaign).first()
    return DEFAULT if row is None else Ladder(rungs_of(row.rungs), row.hour, row.running)


def may_be_due(campaign: Campaign, *, at: datetime) -> bool:
    """Tell, without a look at anybody's report, whether some rung holds at that moment. Three queries."""
    ladder, edited = ladder_of(campaign), edited_days({campaign.owner_id})
    pairs = campaign.obligations.order_by().values_list("due", "extended_to").distinct()
    dues = {effective_due(due, extended_to) for due, extended_to in pairs}
    return ladder.running and any(rung_at(at, due, ladder, edited, since=campaign.opened_at) for due in dues)


def sent_in(campaign: Campaign) -> frozenset[Key]:
    """Return what was sent about the campaign's obligations. One query."""
    rows = Reminder.objects.filter(obligation__campaign=campaign)
    return frozenset(rows.values_list("obligation", "due_day", "days", "person"))


def pause_of(obligation: Obligation) -> Pause | None:
    """Return the pause in force of one obligation; whoever calls has asked who may see it. One query."""
    return Pause.objects.filter(obligation=obligation, ended_at=None).first()


def can_be_written_to(person: Person) -> bool:
    """Tell whether there is an address for the person that does not bounce."""
    return bool(person.email) and person.bounced_at is None


def _owed(row: BoardRow, campaign: Campaign, paused: Collection[int]) -> Owed:
    return Owed(
        obligation_id=row.obligation_id,
        due=effective_due(row.facts.due, row.facts.extended_to),
        since=campaign.opened_at,
        owes=still_owes(row.facts),
        paused=row.obligation_id in paused,
    )


def _people(
    campaign: Campaign, rows: Collection[BoardRow], today: date
) -> tuple[dict[int, tuple[Reachable, ...]], dict[int, Person]]:
    bodies = [row.organisation_id for row in rows]
    seats = seats_in_force(today).filter(person__is_active=True).select_related("person").order_by("pk")
    of_units = list(seats.filter(organisation__in=bodies, role__in=_OF_UNIT))
    organisers = list(seats.filter(organisation=campaign.standing_body_id, role=Role.ORGANISER))
    by_body: dict[int, list[Reachable]] = {body: [] for body in bodies}
    for seat in of_units:
        by_body[seat.organisation_id].append(Reachable(seat.person_id, _OF_UNIT[Role(seat.role)]))
    above = tuple(Reachable(seat.person_id, Whom.ORGANISER) for seat in organisers)
    people = {row.obligation_id: (*by_body[row.organisation_id], *above) for row in rows}
    return people, {seat.person_id: seat.person for seat in (*of_units, *organisers)}
