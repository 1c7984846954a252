"""The organiser's verbs, as the quality desk calls them: review, return, accept into the tally, reopen."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import (
    locked_report,
    parties_of,
    record_of,
    step,
    submitted_version,
)
from tonghop.reports.actions.tallying import count_version
from tonghop.reports.models import Report, Version
from tonghop.reports.permissions import check_may_accept, check_may_judge
from tonghop.reports.queries.people import hands_on
from tonghop.reports.rules.returning import checked_reasons


@transaction.atomic
def start_review(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Begin the review; from here the unit cannot recall. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_judge(by, parties_of(report.obligation), "rà soát")
    step(report, "start_review")
    report.save(update_fields=["state"])
    record_of(report, "report.review_started", by=by, at=at)
    return report


@transaction.atomic
def return_for_correction(
    report: Report, *, reasons: Mapping[str, str], by: Viewer, at: datetime
) -> tuple[Report, Version]:
    """Send the report back, with a reason for each section key ("" is the whole); return it and the version judged.

    Raises NotAllowed, and NotPossible without any reason or for a key that is no section of this body.
    """
    report = locked_report(report)
    check_may_judge(by, parties_of(report.obligation), "trả lại")
    given = checked_reasons(reasons, report.obligation.section_keys)
    version = submitted_version(report)
    step(report, "return", reason=" ".join(given.values()))
    report.sought_by_id = None
    report.save(update_fields=["state", "version_number", "sought_by_id"])
    record_of(report, "report.returned", by=by, at=at, detail={"returned": version.number, "reasons": given})
    return report, version


@transaction.atomic
def accept(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Accept the version under review: its figures replace the unit's earlier ones, and the tally moves with them.

    Raises NotAllowed for anyone who wrote, sought, approved, signed or submitted; NotPossible by state.
    """
    report = locked_report(report)
    parties = parties_of(report.obligation)
    check_may_judge(by, parties, "chấp nhận")
    version = submitted_version(report)
    check_may_accept(by, parties, hands_on(report, by, version))
    step(report, "accept")
    count_version(report, version)
    report.counted = version
    report.save(update_fields=["state", "counted"])
    record_of(report, "report.accepted", by=by, at=at, detail={"version_id": version.pk, "hash": version.hash})
    return report


@transaction.atomic
def reopen(report: Report, *, reason: str, by: Viewer, at: datetime) -> Report:
    """Open an accepted (or declined) report again; what was accepted counts until the next version is.

    Raises NotAllowed, NotPossible.
    """
    report = locked_report(report)
    check_may_judge(by, parties_of(report.obligation), "mở lại")
    _, given = step(report, "reopen", reason=reason)
    report.sought_by_id = None
    report.save(update_fields=["state", "version_number", "sought_by_id"])
    record_of(report, "report.reopened", by=by, at=at, detail={"reason": given})
    return report
