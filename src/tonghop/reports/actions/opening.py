"""Opening a report: the row that tells "not opened" from "drafting"."""

from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Obligation
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_owed, locked_obligation, parties_of, record_of
from tonghop.reports.models import Report
from tonghop.reports.permissions import check_may_write


@transaction.atomic
def open_report(obligation: Obligation, *, by: Viewer, at: datetime) -> Report:
    """Return the obligation's report, made now if nobody has opened it yet; opening twice changes nothing.

    Raises NotAllowed for strangers, NotPossible where the body is exempt, was received outside, or all is over.
    """
    obligation = locked_obligation(obligation)
    check_may_write(by, parties_of(obligation))
    existing = Report.objects.filter(obligation=obligation).first()
    if existing is not None:
        return existing
    check_owed(obligation)
    report = Report.objects.create(obligation=obligation, opened_at=at, saved_at=at, saved_by=by.name)
    record_of(report, "report.opened", by=by, at=at, detail={"form": obligation.form})
    return report
