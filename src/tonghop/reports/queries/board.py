"""The board of a campaign and a person's own work list: rows of plain facts, few queries whatever the number."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import QuerySet

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.queries import obligation_facts, obligations_in, owed_in
from tonghop.campaigns.rules.obligations import ObligationFacts
from tonghop.kernel.moments import last_day
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports.models import DraftSection, Report, Version
from tonghop.reports.permissions import UNIT_ROLES
from tonghop.reports.rules.states import PEN, State

Turn = Literal["write", "approve", "wait", "done"]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One body's line on the board; `facts` go into campaigns.rules.obligations.board_state with the moment."""

    obligation_id: int
    report_id: int | None
    organisation_id: int
    name: str
    short_name: str
    kind: str
    place_code: str
    form: str
    facts: ObligationFacts
    state: str | None
    saved_at: datetime | None
    submitted_at: datetime | None
    document_number: str
    receipt: str
    exempt_reason: str
    outside_number: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One report of the viewer's own units, and whose turn it is with it."""

    obligation_id: int
    report_id: int | None
    campaign_key: str
    campaign: str
    organisation: str
    state: str | None
    due: datetime
    facts: ObligationFacts
    turn: Turn
    version: int
    saved_at: datetime | None


def board_rows(viewer: Viewer, campaign: Campaign, *, today: date) -> list[BoardRow]:
    """Return the campaign's rows in official order; raises NotAllowed for who does not see it whole. One query."""
    return _rows(obligations_in(viewer, campaign, today=today))


def campaign_rows(campaign: Campaign, *, today: date) -> list[BoardRow]:
    """Return the same rows; whoever calls has asked who may see them, or is the clock. One query."""
    return _rows(owed_in(campaign, today=today))


def sections_begun(campaign: Campaign) -> dict[int, frozenset[str]]:
    """Return, for each opened obligation of the campaign, the keys of the sections that have any text. One query."""
    rows = DraftSection.objects.filter(report__obligation__campaign=campaign).exclude(blocks=[])
    found: dict[int, set[str]] = {}
    for obligation_id, key in rows.values_list("report__obligation_id", "key"):
        found.setdefault(obligation_id, set()).add(key)
    return {obligation_id: frozenset(keys) for obligation_id, keys in found.items()}


def my_work(viewer: Viewer, *, today: date) -> list[WorkRow]:
    """Return the reports of the viewer's own units: what is the viewer's turn first, then by due moment. One query.

    Campaigns that ended stay out, and what is exempt or was received outside leaves the list after its due day.
    """
    own = viewer.organisations(*UNIT_ROLES)
    rows = Obligation.objects.filter(organisation__in=own, campaign__state=Campaign.State.OPEN)
    rows = rows.select_related("campaign", "organisation", "report__latest").defer(
        "report__values", "report__explanations", "report__latest__content"
    )
    work = [_work_row(viewer, row) for row in rows if not _is_past(row, today)]
    return sorted(work, key=lambda row: (row.turn not in {"write", "approve"}, row.turn == "done", row.due))


def board_facts(obligation: Obligation) -> ObligationFacts:
    """Return what the board knows of one obligation; whoever calls has asked who may see it. Two queries at most."""
    report = _report(obligation)
    return _facts(obligation, report, report.latest if report else None)


def _rows(obligations: QuerySet[Obligation]) -> list[BoardRow]:
    rows = obligations.select_related(None).select_related("organisation", "report__latest__receipt")
    heavy = ("report__values", "report__explanations", "report__latest__content", "report__latest__receipt__content")
    return [_board_row(row) for row in rows.defer(*heavy)]


def _board_row(obligation: Obligation) -> BoardRow:
    report, organisation = _report(obligation), obligation.organisation
    latest = report.latest if report else None
    return BoardRow(
        obligation_id=obligation.pk,
        report_id=report.pk if report else None,
        organisation_id=organisation.pk,
        name=organisation.name,
        short_name=organisation.short_name,
        kind=organisation.kind,
        place_code=organisation.place_code,
        form=obligation.form,
        facts=_facts(obligation, report, latest),
        state=report.state if report else None,
        saved_at=report.saved_at if report else None,
        submitted_at=latest.submitted_at if latest else None,
        document_number=latest.document_number if latest else "",
        receipt=latest.receipt.number if latest else "",
        exempt_reason=obligation.exempt_reason,
        outside_number=obligation.outside_number,
    )


def _work_row(viewer: Viewer, obligation: Obligation) -> WorkRow:
    report = _report(obligation)
    latest = report.latest if report else None
    return WorkRow(
        obligation_id=obligation.pk,
        report_id=report.pk if report else None,
        campaign_key=obligation.campaign.key,
        campaign=obligation.campaign.short_title,
        organisation=obligation.organisation.name,
        state=report.state if report else None,
        due=obligation.extended_to or obligation.due,
        facts=_facts(obligation, report, latest),
        turn=_turn(viewer, obligation, report),
        version=report.version_number if report else 1,
        saved_at=report.saved_at if report else None,
    )


def _report(obligation: Obligation) -> Report | None:
    return getattr(obligation, "report", None)


def _facts(obligation: Obligation, report: Report | None, latest: Version | None) -> ObligationFacts:
    return obligation_facts(
        obligation,
        state=report.state if report else None,
        submitted_at=report.arrived_at if report else None,
        due_on_arrival=report.due_on_arrival if report else None,
        on_behalf=latest.on_behalf if latest else False,
        version=report.version_number if report else 1,
    )


def _turn(viewer: Viewer, obligation: Obligation, report: Report | None) -> Turn:
    if obligation.exempted_at is not None or obligation.outside_at is not None:
        return "done"
    pen = PEN[State(report.state)] if report else "writer"
    if pen == "writer":
        return "write"
    if pen == "head" and viewer.has(Role.HEAD, obligation.organisation_id):
        return "approve"
    return "done" if pen is None else "wait"


def _is_past(obligation: Obligation, today: date) -> bool:
    settled = obligation.exempted_at is not None or obligation.outside_at is not None
    return settled and last_day(obligation.due) < today
