"""Reminding: what is due at this moment becomes rows, one message a person, none twice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.chasing.actions.message_ids import new_message_id
from tonghop.chasing.models import Message, Reminder
from tonghop.chasing.queries.owing import Chased, can_be_written_to, chased, may_be_due, sent_in
from tonghop.chasing.rules.reminding import ReminderDue, digests, reminders_due
from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Subject


def remind(campaign: Campaign, *, at: datetime) -> list[Reminder]:
    """Write the reminders due at `at`: for those who still owe, and never one that was written before.

    A look without locks comes first; only where something is due are the obligations locked and looked at again.
    """
    if not may_be_due(campaign, at=at):
        return []
    seen = chased(campaign, at=at)
    due = _due(seen, at)
    if not due:
        return []
    with transaction.atomic():
        _lock(one.obligation_id for one in due)
        seen = chased(campaign, at=at)
        return _write(seen, _due(seen, at), at)


def _due(seen: Chased, at: datetime) -> list[ReminderDue]:
    return reminders_due(at, seen.owed, seen.people, seen.ladder, sent_in(seen.campaign), seen.edited)


def _lock(obligation_ids: Iterable[int]) -> None:
    rows = Obligation.objects.select_for_update(no_key=True).filter(pk__in=set(obligation_ids)).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _write(seen: Chased, due: Sequence[ReminderDue], at: datetime) -> list[Reminder]:
    messages = _messages(seen, due, at)
    reminders = Reminder.objects.bulk_create(
        Reminder(
            obligation_id=one.obligation_id,
            due_day=one.due_day,
            days=one.days,
            person_id=one.person_id,
            whom=one.whom,
            message=messages.get(one.person_id),
            at=at,
        )
        for one in due
    )
    _record(seen, due, messages, at)
    return reminders


def _messages(seen: Chased, due: Sequence[ReminderDue], at: datetime) -> dict[int, Message]:
    written = [
        Message(
            message_id=new_message_id(),
            campaign=seen.campaign,
            person=seen.persons[person_id],
            kind=Message.Kind.REMINDER,
            address=seen.persons[person_id].email,
            written_at=at,
            next_at=at,
        )
        for person_id in digests(due)
        if can_be_written_to(seen.persons[person_id])
    ]
    return {message.person_id: message for message in Message.objects.bulk_create(written)}


def _record(seen: Chased, due: Sequence[ReminderDue], messages: Mapping[int, Message], at: datetime) -> None:
    by_obligation: dict[int, list[ReminderDue]] = {}
    for one in due:
        by_obligation.setdefault(one.obligation_id, []).append(one)
    for obligation_id, told in sorted(by_obligation.items()):
        names = [seen.persons[one.person_id].name for one in told]
        unwritten = [seen.persons[one.person_id].name for one in told if one.person_id not in messages]
        record(
            "obligation.reminded",
            subject=Subject("obligation", obligation_id),
            by=SYSTEM,
            at=at,
            detail={
                "days": told[0].days,
                "due_day": told[0].due_day.isoformat(),
                "told": names,
                "unwritten": unwritten,
            },
            chain=f"obligation:{obligation_id}",
        )
