"""The organiser's verbs: begin the review, return with a reason for each section, accept, reopen."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tonghop.organisations.permissions import Viewer
from tonghop.quality.models import SectionReturn
from tonghop.quality.queries.judged import checked_versions, count_open, letter_of_version
from tonghop.quality.rules.judging import check_nothing_open
from tonghop.quality.rules.letter import places_of
from tonghop.reports import actions as reports
from tonghop.reports.rows import Report
from tonghop.reports.rules.returning import checked_reasons
from tonghop.reports.rules.states import State, can


def start_review(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Begin the review; from here the unit cannot recall. Raises NotAllowed, NotPossible."""
    return reports.start_review(report, by=by, at=at)


@transaction.atomic
def return_report(report: Report, *, reasons: Mapping[str, str], by: Viewer, at: datetime) -> Report:
    """Send the report back with a reason for each section key ("" is the whole), kept for the writer's home page.

    What was put into the letter is kept beside the reason of its section, so that the writer finds the places.

    Raises NotAllowed, and NotPossible without any reason, for a strange key, or by state.
    """
    report, version = reports.return_for_correction(report, reasons=reasons, by=by, at=at)
    given = checked_reasons(reasons, report.obligation.section_keys)
    points = places_of(letter_of_version(version))
    SectionReturn.objects.bulk_create(
        SectionReturn(
            report=report,
            version=version,
            section_key=key,
            reason=text,
            points=points.get(key, []),
            returned_at=at,
            returned_by=by.name,
        )
        for key, text in given.items()
    )
    return report


def accept_report(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Accept the version handed in: its figures enter the tally in the same transaction.

    Raises NotAllowed for who may not judge it and for anyone who wrote, approved or signed it; NotPossible by state.
    """
    return reports.accept(report, by=by, at=at)


@transaction.atomic
def accept_clean(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Accept, among others, a report in which nothing is open; begins the review where that was not done yet.

    Raises NotPossible while the checks have not been run on it, or a finding that matters is open; as
    `accept_report` otherwise.
    """
    _check_clean(report)
    if can(State(report.state), "start_review"):
        report = reports.start_review(report, by=by, at=at)
    return reports.accept(report, by=by, at=at)


def reopen_report(report: Report, *, reason: str, by: Viewer, at: datetime) -> Report:
    """Open an accepted report again; the accepted version counts until the next is. Raises NotAllowed, NotPossible."""
    return reports.reopen(report, reason=reason, by=by, at=at)


def _check_clean(report: Report) -> None:
    latest = report.latest_id
    if latest is not None:
        checked = latest in checked_versions([report.pk])
        check_nothing_open(
            report.obligation.organisation.name, checked=checked, left=count_open([latest]).get(latest, 0)
        )
