"""Reading the journal: the timeline of a thing, and whether a chain is whole."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from tonghop.journal.models import Entry
from tonghop.journal.rules import Actor, Event, Subject, chain_hash


def timeline(*subjects: Subject) -> list[Entry]:
    """Return all lines about these subjects, oldest first."""
    wanted = Entry.objects.none()
    for subject in subjects:
        wanted |= Entry.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return list(wanted.order_by("at", "id"))


def chain_lines(chain: str) -> QuerySet[Entry]:
    """Return the lines of one chain in order."""
    return Entry.objects.filter(chain=chain).order_by("position")


def first_broken_place(lines: Iterable[Entry]) -> int | None:
    """Return the position of the first line whose hash does not follow from the one before; None if whole."""
    previous, expected = "", 1
    for line in lines:
        event = Event(
            name=line.event,
            subject=Subject(line.subject_kind, line.subject_id),
            by=Actor(line.actor_id, line.actor_name, line.actor_post),
            at=line.at,
            detail=line.detail,
        )
        if line.position != expected or line.hash != chain_hash(previous, event):
            return expected
        previous, expected = line.hash, expected + 1
    return None


def last_moments(event: str, kind: str, ids: Collection[int]) -> dict[int, datetime]:
    """Return, for each of these subjects to which `event` happened, when it last did. One query."""
    lines = Entry.objects.filter(event=event, subject_kind=kind, subject_id__in=ids)
    return dict(lines.order_by().values_list("subject_id").annotate(last=Max("at")))


def last_lines(events: Collection[str], kind: str, ids: Collection[int]) -> dict[int, Entry]:
    """Return, for each of these subjects, the last line of those events. One query; none where nothing is asked."""
    if not ids:
        return {}
    lines = Entry.objects.filter(event__in=events, subject_kind=kind, subject_id__in=ids)
    return {line.subject_id: line for line in lines.order_by("pk")}


def details_of(event: str, kind: str, ids: Collection[int]) -> list[dict[str, Any]]:
    """Return the detail of each line in which `event` happened to one of these subjects. One query."""
    lines = Entry.objects.filter(event=event, subject_kind=kind, subject_id__in=ids)
    return list(lines.order_by("pk").values_list("detail", flat=True))
