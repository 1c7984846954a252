"""The outbox: a message is claimed, and what came of it is noted, each in a transaction of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from tonghop.chasing.models import Message
from tonghop.chasing.permissions import check_may_chase
from tonghop.chasing.queries.owing import can_be_written_to
from tonghop.chasing.queries.wording import lines_still_owed
from tonghop.chasing.rules.outbox import (
    WORTH_SENDING,
    MessageState,
    check_undecided,
    pause_after,
)
from tonghop.chasing.rules.wording import reminder_subject, reminder_text
from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Actor, Subject
from tonghop.organisations.actions import mark_bounced
from tonghop.organisations.permissions import Viewer
from tonghop.organisations.queries import edited_days
from tonghop.queue.queries import living_workers


@dataclass(frozen=True)
class Claimed:
    """A message in a worker's hands: what goes out, to whom."""

    pk: int
    worker: str
    message_id: str
    name: str
    address: str
    subject: str
    body: str


def claim_next(*, worker: str, at: datetime) -> Claimed | None:
    """Take the next message that waits, its text written from how things stand now; None where none waits.

    Committed before anything is sent. A message that says nothing any more is dropped on the way.
    """
    while True:
        waits, claimed = _claim_one(worker, at)
        if claimed is not None or not waits:
            return claimed


def is_anything_waiting(*, at: datetime) -> bool:
    """Tell whether a message may be claimed at that moment."""
    return Message.objects.filter(state=MessageState.WAITING, next_at__lte=at).exists()


@transaction.atomic
def _claim_one(worker: str, at: datetime) -> tuple[bool, Claimed | None]:
    """Return whether any waited, and the message if it was claimed; where it was dropped another may wait."""
    waiting = Message.objects.filter(state=MessageState.WAITING, next_at__lte=at)
    message = _locked(waiting).order_by("next_at", "id").first()
    if message is None:
        return False, None
    reason = _why_not(message, at)
    if reason:
        _settle(message, MessageState.DROPPED, at, error=reason)
        return True, None
    message.state, message.claimed_at, message.claimed_by = MessageState.SENDING, at, worker
    message.attempts += 1
    message.save(update_fields=["state", "claimed_at", "claimed_by", "attempts", "address", "subject", "body"])
    return True, Claimed(
        message.pk, worker, message.message_id, message.person.name, message.address, message.subject, message.body
    )


def note_sent(claimed: Claimed, *, at: datetime) -> None:
    """Note that the mail server took the message."""
    _settle_claimed(claimed, MessageState.SENT, at)


def note_put_off(claimed: Claimed, *, why: str, at: datetime) -> None:
    """Note that it was not sent for the time being: it waits again, longer each time."""
    with transaction.atomic():
        message = _in_hands(claimed)
        if message is None:
            return
        message.state, message.error = MessageState.WAITING, why
        message.next_at = at + pause_after(message.attempts)
        message.save(update_fields=["state", "error", "next_at"])
        _record("message.put_off", message, at, SYSTEM)


def note_refused(claimed: Claimed, *, why: str, address_is_bad: bool, at: datetime) -> None:
    """Note that the mail server refused it for good; where it is the address, the person's address is marked."""
    with transaction.atomic():
        message = _settle_claimed(claimed, MessageState.REFUSED, at, error=why)
        if message is not None and address_is_bad:
            mark_bounced(message.person, address=message.address, why=why, at=at)


def note_unknown(claimed: Claimed, *, why: str, at: datetime) -> None:
    """Note that nobody knows whether the mail server took it: a person decides, it is not sent again by itself."""
    _settle_claimed(claimed, MessageState.UNKNOWN, at, error=why)


@transaction.atomic
def give_up_silent(*, at: datetime, real_now: datetime) -> int:
    """Mark "không rõ đã gửi" whatever was claimed by a worker that is no more; return how many.

    `real_now` is what the workers' own clocks say, whatever the house's clock was moved to.
    """
    alive = living_workers(at=real_now)
    silent = Message.objects.filter(state=MessageState.SENDING).exclude(claimed_by__in=alive)
    found = list(_locked(silent).order_by("pk"))
    for message in found:
        _settle(message, MessageState.UNKNOWN, at, error="Tiến trình gửi thư dừng giữa chừng.")
    return len(found)


@transaction.atomic
def decide_unknown(message: Message, *, send_again: bool, by: Viewer, at: datetime) -> Message:
    """Say of a message "không rõ đã gửi" that it went out, or have it sent again. For who runs the campaign."""
    locked = Message.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=message.pk)
    check_may_chase(by, locked.campaign, "quyết định về thư không rõ đã gửi")
    check_undecided(locked.state)
    if send_again:
        locked.state, locked.next_at, locked.written_at = MessageState.WAITING, at, at
        locked.save(update_fields=["state", "next_at", "written_at"])
        _record("message.sent_again", locked, at, by.actor)
    else:
        _settle(locked, MessageState.SENT, at, by=by.actor)
    return locked


def _why_not(message: Message, at: datetime) -> str:
    """Write the message's text as of now; return why it should not be sent after all, "" where it should."""
    if at - message.written_at >= WORTH_SENDING[message.kind]:
        return "Đã quá thời gian thư còn ý nghĩa."
    if not can_be_written_to(message.person):
        return "Người nhận không còn địa chỉ thư dùng được."
    message.address = message.person.email
    if message.kind == Message.Kind.REMINDER:
        lines = lines_still_owed(message, at)
        if not lines:
            return "Báo cáo đã nộp hoặc không còn phải nộp."
        edited = edited_days({message.campaign.owner_id})
        message.subject = reminder_subject(lines, at, edited)
        message.body = reminder_text(message.person.name, lines, at, edited)
    return ""


def _locked(messages: QuerySet[Message]) -> QuerySet[Message]:
    return messages.select_for_update(skip_locked=True, of=("self",)).select_related("person", "campaign")


def _in_hands(claimed: Claimed) -> Message | None:
    """Return the message if this worker still answers for it: a person may have decided about it meanwhile.

    One that was slow, and so was called "không rõ đã gửi", may still say how it went.
    """
    rows = Message.objects.select_for_update(of=("self",)).select_related("person")
    states = (MessageState.SENDING, MessageState.UNKNOWN)
    return rows.filter(pk=claimed.pk, claimed_by=claimed.worker, state__in=states).first()


@transaction.atomic
def _settle_claimed(claimed: Claimed, state: MessageState, at: datetime, *, error: str = "") -> Message | None:
    message = _in_hands(claimed)
    if message is not None:
        _settle(message, state, at, error=error)
    return message


def _settle(message: Message, state: MessageState, at: datetime, *, error: str = "", by: Actor = SYSTEM) -> None:
    message.state, message.error, message.settled_at = state, error, at
    message.save(update_fields=["state", "error", "settled_at"])
    _record(f"message.{state}", message, at, by)


def _record(event: str, message: Message, at: datetime, by: Actor) -> None:
    detail = {"address": message.address, "attempts": message.attempts, "reason": message.error}
    record(event, subject=Subject("message", message.pk), by=by, at=at, detail=detail)
