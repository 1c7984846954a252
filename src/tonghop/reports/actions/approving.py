"""Inside the unit: seeking the head's approval, refusing it, and recalling what was submitted."""

from datetime import datetime

from django.db import transaction

from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_owed, locked_report, parties_of, record_of, step
from tonghop.reports.models import Report
from tonghop.reports.permissions import check_may_head, check_may_write
from tonghop.reports.queries.freezing import frozen_draft
from tonghop.reports.rules.states import State
from tonghop.reports.rules.submission import check_something_to_submit


@transaction.atomic
def seek_approval(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Put the draft before the head of the unit. Raises NotAllowed, NotPossible (by state, or without any content)."""
    return _seek(report, "seek_approval", by, at)


@transaction.atomic
def seek_nil_approval(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Put "nothing to report" before the head of the unit. Raises NotAllowed, NotPossible."""
    return _seek(report, "seek_nil_approval", by, at)


@transaction.atomic
def refuse(report: Report, *, reason: str, by: Viewer, at: datetime) -> Report:
    """Give the draft back to the writer, with the head's reason. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_head(by, parties_of(report.obligation), "chuyển báo cáo lại cho người soạn thảo")
    _, given = step(report, "refuse", reason=reason)
    report.sought_by_id = None
    report.save(update_fields=["state", "sought_by_id"])
    record_of(report, "report.refused", by=by, at=at, detail={"reason": given})
    return report


@transaction.atomic
def take_back(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Take the draft back from the head's desk, while the head has not decided. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    step(report, "take_back")
    report.sought_by_id = None
    report.save(update_fields=["state", "sought_by_id"])
    record_of(report, "report.taken_back", by=by, at=at)
    return report


@transaction.atomic
def recall(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Take a submitted report back while nobody has begun to review it; it has then not arrived.

    The version handed in stays, with its receipt; the draft gets the next number. Raises NotAllowed, NotPossible.
    """
    report = locked_report(report)
    check_may_head(by, parties_of(report.obligation), "rút báo cáo về")
    recalled = report.version_number
    step(report, "recall")
    report.arrived_at = report.due_on_arrival = None
    report.sought_by_id = None
    report.save(update_fields=["state", "version_number", "arrived_at", "due_on_arrival", "sought_by_id"])
    record_of(report, "report.recalled", by=by, at=at, detail={"recalled": recalled})
    return report


def _seek(report: Report, verb: str, by: Viewer, at: datetime) -> Report:
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    check_owed(report.obligation)
    step(report, verb)
    if report.state == State.AWAITING_APPROVAL:
        draft = frozen_draft(report)
        check_something_to_submit(report.state, draft.sections, draft.values)
    report.sought_by_id = by.person_id
    report.save(update_fields=["state", "sought_by_id"])
    record_of(report, "report.approval_sought", by=by, at=at, detail={"nil": verb == "seek_nil_approval"})
    return report
