"""Three campaigns on a moved clock, from the opening to three days after they are due, with 113 units by seed.

Every reminder goes to exactly those who owe at that moment, once; what is delivered names exactly what is still owed
when it goes out, however long the mail server was down.
"""

from datetime import datetime, timedelta
from random import Random

import pytest
from simulation import COMMUNES, COURSES, UNITS, Course, Unit, expected, units_of

import factories
from tonghop.campaigns.actions import exempt, extend, record_received_outside
from tonghop.campaigns.models import Obligation
from tonghop.campaigns.rules.facts import ConfirmedForm
from tonghop.chasing.actions import claim_next, note_sent, pause_reminders, remind, resume_reminders
from tonghop.chasing.models import Message, Reminder
from tonghop.kernel.moments import end_of
from tonghop.organisations.models import Membership, Person
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports.models import Report

pytestmark = pytest.mark.django_db
STEP = timedelta(hours=2)
ORGANISER = "organiser"


class World:
    """The same campaign in the program: bodies, people with addresses, obligations, and what the units do."""

    def __init__(self, course: Course, units: list[Unit]) -> None:
        self.course, self.units = course, units
        self.province = factories.make_province(communes=0, departments=1)
        bodies = [self._body(unit) for unit in units]
        due = end_of(course.due_day)
        self.organiser: Viewer = factories.viewer_in(self.province.standing_body, Role.ORGANISER)
        Person.objects.filter(pk=self.organiser.person_id).update(email=f"{ORGANISER}@x.example")
        self._people(bodies)
        forms = (
            ConfirmedForm("commune", tuple(b.pk for b in bodies[:COMMUNES]), course.due_day, due),
            ConfirmedForm("department", tuple(b.pk for b in bodies[COMMUNES:]), course.due_day, due),
        )
        campaign = factories.open_campaign(self.province, at=course.opened, forms=forms, report_due=None)
        Membership.objects.filter(organisation=self.province.standing_body).exclude(
            person=self.organiser.person_id
        ).delete()
        self.campaign = campaign
        self.owed = {o.organisation.rank: o for o in campaign.obligations.select_related("organisation")}

    def _body(self, unit: Unit):
        kind = "commune" if unit.number < COMMUNES else "department"
        name = f"Đơn vị số {unit.number:03d}"
        return factories.make_organisation(name, kind, parent=self.province.owner, rank=unit.number)

    def _people(self, bodies) -> None:
        wanted = [
            (unit.number, role)
            for unit in self.units
            for role, there in ((Role.WRITER, unit.writer), (Role.HEAD, unit.head))
            if there
        ]
        people = Person.objects.bulk_create(
            Person(sign_in_name=f"{role}-{n}", name=f"{role} {n}", email=f"{role}-{n}@x.example") for n, role in wanted
        )
        Membership.objects.bulk_create(
            Membership(person=person, organisation=bodies[n], role=role, valid_from=factories.SEATED_FROM)
            for person, (n, role) in zip(people, wanted, strict=True)
        )

    def let_happen(self, until: datetime) -> None:
        for unit in self.units:
            while unit.events[len(unit.done) :] and unit.events[len(unit.done)][0] <= until:
                moment, word = unit.events[len(unit.done)]
                unit.done.add(f"{len(unit.done)} {word}")
                getattr(self, word)(Obligation.objects.get(pk=self.owed[unit.number].pk), moment)

    def submitted(self, owed: Obligation, at: datetime) -> None:
        Report.objects.update_or_create(
            obligation=owed,
            defaults={
                "state": "submitted",
                "arrived_at": at,
                "due_on_arrival": owed.due,
                "opened_at": at,
                "saved_at": at,
                "saved_by": "x",
            },
        )

    def recalled(self, owed: Obligation, _: datetime) -> None:
        Report.objects.filter(obligation=owed).update(state="drafting", arrived_at=None, due_on_arrival=None)

    def exempt(self, owed: Obligation, at: datetime) -> None:
        exempt(owed, reason="x", by=self.organiser, at=at)

    def outside(self, owed: Obligation, at: datetime) -> None:
        record_received_outside(owed, number="1", date=None, sender="x", by=self.organiser, at=at)

    def extended(self, owed: Obligation, at: datetime) -> None:
        extend(owed, until=end_of(self.course.extended_day), reason="x", by=self.organiser, at=at)

    def paused(self, owed: Obligation, at: datetime) -> None:
        pause_reminders(owed, reason="x", by=self.organiser, at=at)

    def resumed(self, owed: Obligation, at: datetime) -> None:
        resume_reminders(owed, by=self.organiser, at=at)


def keys(reminders) -> set:
    rows = Reminder.objects.filter(pk__in=[r.pk for r in reminders])
    return set(rows.values_list("obligation__organisation__rank", "due_day", "days", "whom"))


def check_delivered(units: list[Unit], at: datetime) -> int:
    """Empty the outbox; each digest must name exactly those of its units that still owe at this moment."""
    sent = 0
    while (claimed := claim_next(worker="w", at=at)) is not None:
        message = Message.objects.get(pk=claimed.pk)
        about = set(message.reminders.values_list("obligation__organisation__rank", flat=True))
        owing = {f"Đơn vị số {n:03d}" for n in about if units[n].owes(at)}
        told = {line.partition(". ")[2].partition(":")[0] for line in claimed.body.splitlines() if ". Đơn vị" in line}
        if message.kind == "reminder":
            assert told == owing, (at, claimed.address)
            assert owing
        note_sent(claimed, at=at)
        sent += 1
    return sent


@pytest.mark.parametrize("course", COURSES, ids=[course.name for course in COURSES])
def test_every_reminder_goes_to_exactly_those_who_owe(course):
    units = units_of(course, seed=197)
    world, down = World(course, units), Random(f"mail {course.name}")  # noqa: S311 - seeded, no secret
    at, before = course.opened.replace(hour=course.opened.hour // 2 * 2), set()
    end = end_of(course.due_day) + timedelta(days=3)
    told = sent = 0
    while at <= end:
        world.let_happen(at)
        new = set().union(*(expected(course, unit, at) for unit in units)) - before
        written = remind(world.campaign, at=at)
        assert len(written) == len(new)
        assert keys(written) == new, at
        before |= new
        told += len(new)
        if course.name == "weekend" and down.random() > 0.3:  # the mail server is down for a third of the time
            sent += check_delivered(units, at)
        at += STEP
    assert Reminder.objects.count() == told > UNITS
    if sent:
        assert set(Message.objects.values_list("state", flat=True)) <= {"sent", "dropped", "waiting"}
        assert Message.objects.filter(state="sent").count() == sent > UNITS
    assert bool(sent) is (course.name == "weekend")
