"""Whose hands were on a report, as the journal has it."""

from tonghop.journal.queries import chain_lines
from tonghop.kernel.text import fold
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Report, Version

HANDS = (
    "report.saved",
    "report.uploaded",
    "report.approval_sought",
    "report.submitted",
    "report.held",
    "report.paper_signed",
)


def hands_on(report: Report, viewer: Viewer, version: Version) -> frozenset[int]:
    """Return the ids of everybody who wrote, uploaded, sought approval, approved, submitted or signed; one query.

    The signer is known by name only: the viewer is among the hands where the version is signed in that name.
    """
    lines = chain_lines(f"obligation:{report.obligation_id}").filter(event__in=HANDS, actor_id__isnull=False)
    found = set(lines.order_by().values_list("actor_id", flat=True))
    if fold(version.signer) == fold(viewer.name):
        found.add(viewer.person_id)
    return frozenset(i for i in found if i is not None)
