"""The plain values of a journal line, and how lines are chained."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tonghop.kernel.hashing import hash_of


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as plain values, so that the line outlives the account. `id` None is the system itself."""

    id: int | None
    name: str
    post: str = ""


SYSTEM = Actor(id=None, name="Hệ thống")


@dataclass(frozen=True, slots=True)
class Subject:
    """What it happened to: a kind ("report", "campaign", "person", ...) and its id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as listeners see it. `name` is past tense and dotted: "report.submitted"."""

    name: str
    subject: Subject
    by: Actor
    at: datetime
    detail: Mapping[str, Any] = field(default_factory=dict)
    entry_id: int = 0


def chain_hash(previous: str, event: Event) -> str:
    """Return the hash that binds this line to the one before it on its chain."""
    return hash_of(
        {
            "previous": previous,
            "event": event.name,
            "subject": [event.subject.kind, event.subject.id],
            "by": [event.by.id, event.by.name, event.by.post],
            "at": event.at.astimezone(UTC).isoformat(),
            "detail": dict(event.detail),
        },
    )
