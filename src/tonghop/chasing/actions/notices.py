"""Telling a unit what changed: a due moment that moved, a difficulty that was answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Obligation
from tonghop.chasing.actions.message_ids import new_message_id
from tonghop.chasing.models import Message
from tonghop.chasing.queries.owing import can_be_written_to
from tonghop.chasing.queries.wording import line_of
from tonghop.chasing.rules.outbox import MessageState
from tonghop.chasing.rules.wording import Answer, answer_subject, answer_text, extension_subject, extension_text
from tonghop.kernel.moments import local
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role
from tonghop.organisations.queries import people_of


@dataclass(frozen=True)
class _Notice:
    """What is told: `key` makes its message ids, `text` is written for each person by name."""

    key: str
    subject: str
    text: Callable[[str], str]


def tell_extension(obligation: Obligation, *, line_id: int, at: datetime) -> list[Message]:
    """Write to the unit's writers and heads that its due moment moved; `line_id` is the journal's line about it."""
    line, reason = line_of(obligation), obligation.extension_reason
    subject = extension_subject(line.campaign)
    return _tell(
        obligation, _Notice(f"extension.{line_id}", subject, lambda name: extension_text(name, line, reason)), at
    )


def tell_answer(obligation: Obligation, answer: Answer, *, line_id: int, at: datetime) -> list[Message]:
    """Write to the unit's writers and heads what was said about a difficulty that the unit had told of."""
    line = line_of(obligation)
    text = _Notice(f"answer.{line_id}", answer_subject(answer), lambda name: answer_text(name, line, answer))
    return _tell(obligation, text, at)


@transaction.atomic
def _tell(obligation: Obligation, notice: _Notice, at: datetime) -> list[Message]:
    """Put one message a person into the outbox.

    Done twice it is done once: the message's id comes from the notice and the person. Whoever has no address is told on
    the page only.
    """
    seats = people_of(obligation.organisation, today=local(at).date()).filter(role__in=(Role.WRITER, Role.HEAD))
    people = {seat.person_id: seat.person for seat in seats}
    messages = [_message(obligation, person, notice, at) for person in people.values()]
    return Message.objects.bulk_create(messages, ignore_conflicts=True)


def _message(obligation: Obligation, person: Person, notice: _Notice, at: datetime) -> Message:
    reachable = can_be_written_to(person)
    return Message(
        message_id=new_message_id(f"{notice.key}.{person.pk}"),
        campaign=obligation.campaign,
        person=person,
        kind=Message.Kind.NOTICE,
        address=person.email,
        state=MessageState.WAITING if reachable else MessageState.DROPPED,
        settled_at=None if reachable else at,
        error="" if reachable else "Không có địa chỉ thư dùng được.",
        subject=notice.subject,
        body=notice.text(person.name),
        written_at=at,
        next_at=at,
    )
