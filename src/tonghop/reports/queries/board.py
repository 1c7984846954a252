"""The board of a campaign and a person's own work list: rows of plain facts, few queries whatever the number."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.queries import obligation_facts, obligations_in, owed_in
from tonghop.campaigns.rules.obligations import ObligationFacts
from tonghop.kernel.moments import last_day
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports.models import DraftSection, Report, Version
from tonghop.reports.permissions import UNIT_ROLES
from tonghop.reports.rules.states import PEN, State

_COLUMNS = (
    *("pk", "form", "exempt_reason", "outside_number"),
    *("due", "named_day", "lock_at", "extended_to", "exempted_at", "outside_at", "has_account"),
    *(f"organisation__{name}" for name in ("pk", "name", "short_name", "kind", "place_code")),
    *(f"report__{name}" for name in ("pk", "state", "saved_at", "arrived_at", "due_on_arrival", "version_number")),
    *(f"report__latest__{name}" for name in ("submitted_at", "on_behalf", "document_number", "receipt__number")),
)
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
    settled: str
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
    return [_board_row(row) for row in obligations.values_list(*_COLUMNS)]


def _board_row(row: tuple[Any, ...]) -> BoardRow:
    """Return the row of the columns in _COLUMNS: plain values, for the board is read more often than anything else."""
    obligation_id, form, exempt_reason, outside_number, *rest = row
    due, named_day, lock_at, extended_to, exempted_at, outside_at, has_account, *rest = rest
    organisation_id, name, short_name, kind, place_code, *rest = rest
    report_id, state, saved_at, arrived_at, due_on_arrival, version, *rest = rest
    submitted_at, on_behalf, document_number, receipt = rest
    facts = ObligationFacts(
        state=state,
        due=due,
        named_day=named_day,
        lock_at=lock_at,
        extended_to=extended_to,
        exempt=exempted_at is not None,
        outside=outside_at is not None,
        submitted_at=arrived_at,
        due_on_arrival=due_on_arrival,
        on_behalf=bool(on_behalf),
        version=version or 1,
        has_account=has_account,
    )
    return BoardRow(
        obligation_id=obligation_id,
        report_id=report_id,
        organisation_id=organisation_id,
        name=name,
        short_name=short_name,
        kind=kind,
        place_code=place_code,
        form=form,
        facts=facts,
        state=state,
        saved_at=saved_at,
        submitted_at=submitted_at,
        document_number=document_number or "",
        receipt=receipt or "",
        exempt_reason=exempt_reason,
        outside_number=outside_number,
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
        settled=_settled(obligation),
        due=obligation.extended_to or obligation.due,
        facts=_facts(obligation, report, latest),
        turn=_turn(viewer, obligation, report),
        version=report.version_number if report else 1,
        saved_at=report.saved_at if report else None,
    )


def _settled(obligation: Obligation) -> str:
    """Say why no report is expected any more, "" where one is."""
    if obligation.exempted_at is not None:
        return f"Không phải gửi: được miễn, vì {obligation.exempt_reason}"
    if obligation.outside_at is not None:
        number = f"số {obligation.outside_number}" if obligation.outside_number else "không ghi số"
        return f"Không phải gửi nữa: đã nhận văn bản {number}, {obligation.outside_sender}"
    return ""


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
    if pen == "writer" and any(viewer.has(role, obligation.organisation_id) for role in (Role.WRITER, Role.HEAD)):
        return "write"
    if pen == "head" and viewer.has(Role.HEAD, obligation.organisation_id):
        return "approve"
    return "done" if pen is None else "wait"


def _is_past(obligation: Obligation, today: date) -> bool:
    settled = obligation.exempted_at is not None or obligation.outside_at is not None
    return settled and last_day(obligation.due) < today
