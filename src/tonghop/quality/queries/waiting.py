"""The organiser's queue: what was handed in and waits for review, the longest waiting first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import check_may_read_campaign
from tonghop.journal.queries import last_lines
from tonghop.organisations.permissions import Viewer
from tonghop.quality.queries.judged import checked_versions, count_open
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version
from tonghop.reports.rules.states import STATE_LABELS, WITH_ORGANISER, State


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One report that waits, with how much the checks found and how much of it nobody decided about.

    `reviewer` is who began the review that is going on.
    """

    obligation_id: int
    organisation: str
    form: str
    state: str
    state_label: str
    version: int
    submitted_at: datetime
    document_number: str
    on_behalf: bool
    errors: int
    warnings: int
    left: int
    checked: bool
    reviewer: str = ""

    @property
    def clean(self) -> bool:
        """Whether it may be accepted among others: the checks were run, and nothing that matters is open."""
        return self.checked and not self.left and self.state != State.HELD


def review_queue(viewer: Viewer, campaign: Campaign) -> list[QueueRow]:
    """Return what waits with the organiser; raises NotAllowed for who does not see the campaign whole. Five queries."""
    check_may_read_campaign(viewer, campaign)
    waiting = latest_versions(campaign).filter(report__state__in=WITH_ORGANISER).defer("content")
    counted = waiting.annotate(
        errors=Count("findings", filter=Q(findings__severity__in=("error", "blocker"))),
        warnings=Count("findings", filter=Q(findings__severity="warning")),
    )
    versions = list(counted.order_by("submitted_at", "pk"))
    left = count_open(version.pk for version in versions)
    checked = checked_versions(version.report_id for version in versions)
    begun = last_lines(["report.review_started"], "report", [v.report_id for v in versions if _under_review(v)])
    return [
        _row(
            v,
            left=left.get(v.pk, 0),
            checked=v.pk in checked,
            reviewer=begun[v.report_id].actor_name if v.report_id in begun else "",
        )
        for v in versions
    ]


def _under_review(version: Version) -> bool:
    return version.report.state == State.UNDER_REVIEW


def _row(version: Version, *, left: int, checked: bool, reviewer: str) -> QueueRow:
    obligation, state = version.report.obligation, State(version.report.state)
    return QueueRow(
        obligation_id=obligation.pk,
        organisation=obligation.organisation.name,
        form=obligation.form,
        state=state.value,
        state_label=STATE_LABELS[state],
        version=version.number,
        submitted_at=version.submitted_at,
        document_number=version.document_number,
        on_behalf=version.on_behalf,
        errors=getattr(version, "errors", 0),
        warnings=getattr(version, "warnings", 0),
        left=left,
        checked=checked,
        reviewer=reviewer,
    )
