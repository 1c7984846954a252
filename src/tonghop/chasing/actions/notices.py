"""Telling a unit what changed: the notice of a due moment that moved."""

from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Obligation
from tonghop.chasing.actions.message_ids import new_message_id
from tonghop.chasing.models import Message
from tonghop.chasing.queries.owing import can_be_written_to
from tonghop.chasing.queries.wording import line_of
from tonghop.chasing.rules.outbox import MessageState
from tonghop.chasing.rules.wording import extension_subject, extension_text
from tonghop.kernel.moments import local
from tonghop.organisations.permissions import Role
from tonghop.organisations.queries import people_of


@transaction.atomic
def tell_extension(obligation: Obligation, *, line_id: int, at: datetime) -> list[Message]:
    """Write to the unit's writers and heads that its due moment moved; `line_id` is the journal's line about it.

    Done twice it is done once: the message's id comes from the line and the person. Whoever has no address is told on
    the page only.
    """
    seats = people_of(obligation.organisation, today=local(at).date()).filter(role__in=(Role.WRITER, Role.HEAD))
    people = {seat.person_id: seat.person for seat in seats}
    line, reason = line_of(obligation), obligation.extension_reason
    messages = [
        Message(
            message_id=new_message_id(f"extension.{line_id}.{person.pk}"),
            campaign=obligation.campaign,
            person=person,
            kind=Message.Kind.NOTICE,
            address=person.email,
            state=MessageState.WAITING if can_be_written_to(person) else MessageState.DROPPED,
            settled_at=None if can_be_written_to(person) else at,
            error="" if can_be_written_to(person) else "Không có địa chỉ thư dùng được.",
            subject=extension_subject(line.campaign),
            body=extension_text(person.name, line, reason),
            written_at=at,
            next_at=at,
        )
        for person in people.values()
    ]
    return Message.objects.bulk_create(messages, ignore_conflicts=True)
