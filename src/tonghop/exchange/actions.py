"""Delivering: messages are claimed from the outbox one by one, handed to the mail server, and noted."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from tonghop.chasing import actions as outbox
from tonghop.chasing.actions.outbox import Claimed
from tonghop.exchange.models import Channel
from tonghop.exchange.queries import mail_server, may_try
from tonghop.exchange.rules import MAIL, Answer, Fate, next_try
from tonghop.exchange.smtp import Conversation, ServerDown
from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Subject

Clock = Callable[[], datetime]


def deliver_waiting(*, worker: str, now: Clock, stop: Callable[[], bool] = lambda: False) -> Counter[Fate]:
    """Send what waits until nothing does, the server fails, or `stop` says so; return what came of it, counted.

    A claim is committed before the server hears of the message. Without a mail server nothing is claimed.
    """
    done: Counter[Fate] = Counter()
    server = mail_server()
    if server is None or not may_try(now()) or not outbox.is_anything_waiting(at=now()):
        return done
    try:
        with Conversation(server) as line:
            note_reachable(at=now())
            while not stop() and (claimed := outbox.claim_next(worker=worker, at=now())) is not None:
                answer = line.hand_over(claimed)
                _note(claimed, answer, now())
                done[answer.fate] += 1
                if answer.line_is_dead:
                    break
    except ServerDown as error:
        note_unreachable(str(error), at=now())
    return done


@transaction.atomic
def note_reachable(*, at: datetime) -> None:
    """Note that the mail server answered; a line in the journal where it had not before."""
    channel, _ = Channel.objects.get_or_create(name=MAIL)
    locked = Channel.objects.select_for_update().get(pk=channel.pk)
    if locked.failures:
        detail = {"since": locked.failing_since.isoformat() if locked.failing_since else ""}
        record("mail.reachable", subject=Subject("channel", locked.pk), by=SYSTEM, at=at, detail=detail)
    locked.failures, locked.failing_since, locked.next_try_at, locked.error = 0, None, None, ""
    locked.used_at = at
    locked.save(update_fields=["failures", "failing_since", "next_try_at", "error", "used_at"])


@transaction.atomic
def note_unreachable(why: str, *, at: datetime) -> None:
    """Note that the mail server cannot be reached: it is left alone for a while, longer each time."""
    channel, _ = Channel.objects.get_or_create(name=MAIL)
    locked = Channel.objects.select_for_update().get(pk=channel.pk)
    if not locked.failures:
        locked.failing_since = at
        record("mail.unreachable", subject=Subject("channel", locked.pk), by=SYSTEM, at=at, detail={"reason": why})
    locked.failures += 1
    locked.next_try_at, locked.error = next_try(locked.failures, at), why
    locked.save(update_fields=["failures", "failing_since", "next_try_at", "error"])


def _note(claimed: Claimed, answer: Answer, at: datetime) -> None:
    if answer.fate is Fate.TAKEN:
        outbox.note_sent(claimed, at=at)
    elif answer.fate is Fate.PUT_OFF:
        outbox.note_put_off(claimed, why=answer.said, at=at)
    elif answer.fate is Fate.UNKNOWN:
        outbox.note_unknown(claimed, why=answer.said, at=at)
    else:
        bad = answer.fate is Fate.BAD_ADDRESS
        outbox.note_refused(claimed, why=answer.said, address_is_bad=bad, at=at)
