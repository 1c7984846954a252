"""Writing the journal, and telling those who listen."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.expressions import RawSQL

from tonghop.journal.models import Entry
from tonghop.journal.prepared import Prepared
from tonghop.journal.rules import Actor, Event, Subject, chain_hash
from tonghop.journal.stored import insert

Listener = Callable[[Event], None]
_listeners: list[Listener] = []
# That the chain is named is said once more, as the index over the named ones says it and with no value put in later:
# so a plan made for any chain may use that index, and neither database plans anew each time.
_NAMED = ~Q(chain=RawSQL("''", ()))
_LAST = Prepared(
    lambda chain: Entry.objects.filter(_NAMED, chain=chain).order_by("-position").values_list("position", "hash")[:1]
)


def subscribe(listener: Listener) -> None:
    """Have `listener` called with each Event, inside the transaction that records it. Twice is once."""
    if listener not in _listeners:
        _listeners.append(listener)


def record(
    event: str,
    *,
    subject: Subject,
    by: Actor,
    at: datetime,
    detail: Mapping[str, Any] | None = None,
    chain: str = "",
) -> Event:
    """Write one line in the transaction that is open, call the listeners, return the event.

    `chain` ("obligation:17") binds the line by hash to the chain's last one; the caller holds the lock of what
    the chain is about, so that two writers never take the same place.
    """
    happened = Event(name=event, subject=subject, by=by, at=at, detail=dict(detail or {}))
    position, hashed = _next_of(chain, happened) if chain else (0, "")
    with transaction.atomic(savepoint=False):
        entry = insert(
            Entry,
            at=at,
            event=event,
            subject_kind=subject.kind,
            subject_id=subject.id,
            actor_id=by.id,
            actor_name=by.name,
            actor_post=by.post,
            detail=dict(happened.detail),
            chain=chain,
            position=position,
            hash=hashed,
        )
        told = Event(happened.name, happened.subject, happened.by, happened.at, happened.detail, entry.pk)
        for listener in _listeners:
            listener(told)
    return told


def _next_of(chain: str, event: Event) -> tuple[int, str]:
    position, previous = _LAST.row(chain) or (0, "")
    return position + 1, chain_hash(previous, event)
