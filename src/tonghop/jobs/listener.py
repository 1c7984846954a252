"""The table "what follows from what": each event name and the task it enqueues, in the same transaction."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tonghop.jobs.tasks import check_again, make_paper, take_in, tell_raiser, tell_units
from tonghop.journal.rules import Event
from tonghop.queue.actions import enqueue_all

FOLLOWS: Mapping[str, Any] = {
    "report.submitted": take_in,
    "report.held": make_paper,
    "obligation.extended": tell_units,
    "campaign.thresholds_set": check_again,
    "difficulty.answered": tell_raiser,
    "difficulty.guided": tell_raiser,
    "difficulty.passed_up": tell_raiser,
}


def enqueue_what_follows(event: Event) -> None:
    """Enqueue the task that follows from an event, with its moment and its detail (plain values of the journal).

    The detail also names the line and its subject: `line_id`, `subject_id`.
    """
    task = FOLLOWS.get(event.name)
    if task is not None:
        detail = {**event.detail, "line_id": event.entry_id, "subject_id": event.subject.id}
        enqueue_all((task,), {"at": event.at.isoformat(), "detail": detail}, at=timezone.now())
