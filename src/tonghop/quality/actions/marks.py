"""The organiser's marks on an obligation, refused where its report was handed in; campaigns cannot see reports."""

from datetime import date as day
from datetime import datetime

from django.db import transaction

from tonghop.campaigns import actions as campaigns
from tonghop.campaigns.models import Obligation
from tonghop.campaigns.permissions import check_may_organise
from tonghop.organisations.permissions import Viewer
from tonghop.quality.queries.marking import report_standing
from tonghop.quality.rules.marking import check_not_handed_in
from tonghop.reports.actions.locking import locked_obligation


@transaction.atomic
def exempt_obligation(obligation: Obligation, *, reason: str, by: Viewer, at: datetime) -> Obligation:
    """Free a body of its report. Raises NotAllowed; NotPossible where it is handed in or settled otherwise."""
    _check(obligation, by, "miễn báo cáo")
    return campaigns.exempt(obligation, reason=reason, by=by, at=at)


@transaction.atomic
def note_received_outside(
    obligation: Obligation, *, number: str, date: day | None, sender: str, by: Viewer, at: datetime
) -> Obligation:
    """Note a report that came outside the system. Raises NotAllowed; NotPossible where it is handed in or settled."""
    _check(obligation, by, "ghi nhận báo cáo nhận ngoài hệ thống")
    return campaigns.record_received_outside(obligation, number=number, date=date, sender=sender, by=by, at=at)


def _check(obligation: Obligation, by: Viewer, to_do: str) -> None:
    locked = locked_obligation(obligation)
    check_may_organise(by, locked.campaign, to_do)
    state, counted = report_standing(locked)
    check_not_handed_in(state, counted=counted, to_do=to_do)
