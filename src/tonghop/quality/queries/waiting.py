"""The organiser's queue: what was handed in and waits for review, the longest waiting first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import check_may_read_campaign
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version
from tonghop.reports.rules.states import STATE_LABELS, WITH_ORGANISER, State


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One report that waits, with how much the checks found."""

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


def review_queue(viewer: Viewer, campaign: Campaign) -> list[QueueRow]:
    """Return what waits with the organiser; raises NotAllowed for who does not see the campaign whole. One query."""
    check_may_read_campaign(viewer, campaign)
    waiting = latest_versions(campaign).filter(report__state__in=WITH_ORGANISER).defer("content")
    counted = waiting.annotate(
        errors=Count("findings", filter=Q(findings__severity__in=("error", "blocker"))),
        warnings=Count("findings", filter=Q(findings__severity="warning")),
    )
    return [_row(version) for version in counted.order_by("submitted_at", "pk")]


def _row(version: Version) -> QueueRow:
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
    )
