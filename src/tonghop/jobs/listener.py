"""The table "what follows from what": each event name and the tasks it enqueues, in the same transaction."""

from collections.abc import Mapping
from typing import Any

from tonghop.journal.rules import Event

FOLLOWS: Mapping[str, tuple[Any, ...]] = {}


def enqueue_what_follows(event: Event) -> None:
    """Enqueue the tasks that follow from an event, with the subject's id and the event's moment."""
    for task in FOLLOWS.get(event.name, ()):
        task.enqueue(subject_id=event.subject.id, at=event.at.isoformat())
