"""The tasks of the queue: each reads plain values, loads what they name and makes one call into the house."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django_tasks import task

from tonghop.campaigns.queries import campaign_with, obligation_in, obligation_with
from tonghop.chasing.actions import tell_answer, tell_extension
from tonghop.chasing.rules.wording import Answer
from tonghop.documents.actions import make_report_paper
from tonghop.quality.actions import run_checks
from tonghop.quality.queries import ids_in_hand
from tonghop.queue.actions import enqueue_all
from tonghop.recommendations.queries import last_remark
from tonghop.recommendations.rules import STEPS
from tonghop.reports import actions as reports
from tonghop.reports.queries import version_of


@task()
def check_version(*, at: str, detail: Mapping[str, Any]) -> int:
    """Run the checks on the version that was submitted; return how many findings were kept.

    The line in the journal bears the moment of what asked for them (the submission, other thresholds): the checks
    belong to it, however long the queue was.
    """
    return len(run_checks(version_of(detail["version_id"]), at=datetime.fromisoformat(at)))


@task()
def take_in(*, at: str, detail: Mapping[str, Any]) -> int:
    """Enqueue all that follows a submission, each as a task of its own, so that what fails keeps none of the rest.

    The submission itself, on which a whole province waits in one minute, writes this one row. Return how many.
    """
    follows = (check_version, make_paper, index_version)
    enqueue_all(follows, {"at": at, "detail": detail}, at=timezone.now())
    return len(follows)


@task()
def check_again(*, at: str, detail: Mapping[str, Any]) -> int:
    """Have every report in hand of the campaign checked anew, each as a task of its own; return how many."""
    ids = ids_in_hand(campaign_with(detail["subject_id"]))
    for version_id in ids:
        check_version.enqueue(at=at, detail={"version_id": version_id})
    return len(ids)


@task()
def make_paper(*, at: str, detail: Mapping[str, Any]) -> str:
    """Make the paper of the version that was submitted or is held; return the hash of its file."""
    return make_report_paper(version_of(detail["version_id"]), at=datetime.fromisoformat(at)).sha256


@task()
def index_version(*, at: str, detail: Mapping[str, Any]) -> int:  # noqa: ARG001 - every task is called alike
    """Make what the submitted version says findable; return how many paragraphs were indexed."""
    return reports.index_version(version_of(detail["version_id"]))


@task()
def tell_units(*, at: str, detail: Mapping[str, Any]) -> int:
    """Tell the people of the unit that its due moment moved; return how many messages were written."""
    moved = obligation_with(detail["subject_id"])
    return len(tell_extension(moved, line_id=detail["line_id"], at=datetime.fromisoformat(at)))


@task()
def tell_raiser(*, at: str, detail: Mapping[str, Any]) -> int:
    """Tell the unit what was said about its difficulty; return how many messages were written."""
    remark = last_remark(detail["subject_id"])
    raised = remark.difficulty
    owed = obligation_in(raised.campaign_id, raised.organisation_id)
    deed = STEPS[remark.verb].done
    answer = Answer(str(raised), remark.said_for, deed, remark.text, remark.document)
    return len(tell_answer(owed, answer, line_id=detail["line_id"], at=datetime.fromisoformat(at)))
