"""Who is to be reminded now, and who would be reminded when: pure, from what is owed, by whom, and what was sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tonghop.chasing.rules.ladder import Ladder, Rung, Whom, due_day_of, moment_of, rung_at
from tonghop.kernel.working_days import Edited

Key = tuple[int, date, int, int]
"""Obligation, due day, rung (its days), person: what is sent once."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as reminders see it; `since` is when the campaign opened, `due` the moment that counts."""

    obligation_id: int
    due: datetime
    since: datetime
    owes: bool
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody who can be told about an obligation, and as what."""

    person_id: int
    whom: Whom


People = Mapping[int, tuple[Reachable, ...]]
"""For each obligation, who can be told."""


@dataclass(frozen=True, slots=True)
class ReminderDue:
    """One person is to be told about one obligation."""

    obligation_id: int
    due_day: date
    days: int
    person_id: int
    whom: Whom

    @property
    def key(self) -> Key:
        """What must be there once only."""
        return self.obligation_id, self.due_day, self.days, self.person_id


@dataclass(frozen=True, slots=True)
class Planned:
    """At that moment, if it is still owed then, these people are told about the obligation."""

    at: datetime
    rung: Rung
    obligation_id: int
    people: tuple[Reachable, ...]


def reminders_due(
    now: datetime, owed: Iterable[Owed], people: People, ladder: Ladder, sent: frozenset[Key], edited: Edited
) -> list[ReminderDue]:
    """Return the reminders due at `now`: for those who still owe and are not paused, none that was sent before."""
    if not ladder.running:
        return []
    found: dict[Key, ReminderDue] = {}
    for one in owed:
        rung = rung_at(now, one.due, ladder, edited, since=one.since) if one.owes and not one.paused else None
        for person in _told(people.get(one.obligation_id, ()), rung):
            due = ReminderDue(
                one.obligation_id, due_day_of(one.due), rung.days if rung else 0, person.person_id, person.whom
            )
            if due.key not in sent:
                found.setdefault(due.key, due)
    return list(found.values())


def digests(due: Iterable[ReminderDue]) -> dict[int, list[ReminderDue]]:
    """Return the reminders by person: several for one person are one message."""
    found: dict[int, list[ReminderDue]] = {}
    for one in due:
        found.setdefault(one.person_id, []).append(one)
    return found


def planned(now: datetime, owed: Iterable[Owed], people: People, ladder: Ladder, edited: Edited) -> list[Planned]:
    """Return what would still be sent, soonest first, if nobody handed anything in until then."""
    if not ladder.running:
        return []
    found = [
        Planned(at, rung, one.obligation_id, _told(people.get(one.obligation_id, ()), rung))
        for one in owed
        if one.owes and not one.paused
        for rung in ladder.rungs
        if (at := moment_of(rung, one.due, ladder, edited)) is not None and at > now and at >= one.since
    ]
    return sorted(found, key=lambda plan: (plan.at, plan.obligation_id))


def _told(people: Iterable[Reachable], rung: Rung | None) -> tuple[Reachable, ...]:
    return tuple(person for person in people if rung is not None and person.whom in rung.whom)
