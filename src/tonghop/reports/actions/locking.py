"""The one way an action takes hold of a report: lock it, ask, step by the table, write the journal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tonghop.campaigns.models import Obligation
from tonghop.journal.actions import record
from tonghop.journal.prepared import Prepared
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Report, Version
from tonghop.reports.permissions import Parties
from tonghop.reports.rules.states import EDITABLE, STATE_LABELS, State, Transition, check_reason, next_state

_LOCKED = Prepared(
    lambda pk: (
        Report.objects.select_for_update(of=("self", "obligation"), no_key=True)
        .select_related("obligation__campaign", "obligation__organisation")
        .filter(pk=pk)
        .order_by()
    )
)


_MOVING = (
    "state",
    "version_number",
    "values_revision",
    "saved_at",
    "arrived_at",
    "due_on_arrival",
    "latest",
    "sought_by_id",
)
_SETTLED = ("due", "lock_at", "extended_to", "exempted_at", "exempt_reason", "outside_at", "outside_number")
_TO_SEND = Prepared(
    lambda pk: (
        Report.objects.select_for_update(of=("self", "obligation"), no_key=True)
        .select_related("obligation__campaign")
        .only(
            *_MOVING,
            "obligation__organisation",
            *(f"obligation__{name}" for name in _SETTLED),
            *(f"obligation__campaign__{name}" for name in ("state", "owner", "standing_body")),
        )
        .filter(pk=pk)
        .order_by()
    )
)


def locked_to_send(report: Report) -> Report:
    """Return the report as it now stands, locked as `locked_report` does, with only what sending decides by.

    What else is asked of it (the figures, where the draft moved meanwhile) comes by a query of its own.
    """
    locked: Report = _TO_SEND.object(report.pk)
    return locked


def locked_report(report: Report) -> Report:
    """Return the report as it now stands, its row and its obligation's locked until the transaction ends.

    The obligation is locked too because the journal's chain is about it and other rooms write to that chain.
    """
    locked: Report = _LOCKED.object(report.pk)
    return locked


def locked_obligation(obligation: Obligation) -> Obligation:
    """Return the obligation as it now stands, locked until the transaction ends."""
    rows = Obligation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("campaign", "organisation").get(pk=obligation.pk)


def parties_of(obligation: Obligation) -> Parties:
    """Return the bodies that an obligation (with its campaign loaded) concerns."""
    campaign = obligation.campaign
    return Parties(obligation.organisation_id, campaign.owner_id, campaign.standing_body_id)


def check_owed(obligation: Obligation) -> None:
    """Raise NotPossible where no report is expected: exempt, received outside the system, or the campaign closed."""
    if obligation.exempted_at is not None:
        raise NotPossible(
            f"Đơn vị được miễn báo cáo trong đợt này (lý do: {obligation.exempt_reason}).",
            advice="Nếu vẫn cần báo cáo, hãy liên hệ cơ quan thường trực.",
        )
    if obligation.outside_at is not None:
        raise NotPossible(
            f"Báo cáo của đơn vị đã được nhận ngoài hệ thống (số {obligation.outside_number or 'không ghi'}).",
            advice="Nếu cần gửi thêm, hãy liên hệ cơ quan thường trực.",
        )
    if obligation.campaign.state == obligation.campaign.State.CLOSED:
        raise NotPossible("Đợt báo cáo đã kết thúc.", advice="Hãy liên hệ cơ quan thường trực.")


def check_editable(report: Report) -> None:
    """Raise NotPossible unless the draft may be written in the state it is in."""
    check_owed(report.obligation)
    state = State(report.state)
    if state not in EDITABLE:
        raise NotPossible(
            f"Báo cáo đang ở trạng thái “{STATE_LABELS[state]}” nên không sửa được.",
            advice="Muốn sửa, hãy đề nghị lãnh đạo chuyển lại hoặc rút báo cáo về.",
        )


def submitted_version(report: Report) -> Version:
    """Return the version that was handed in last and is now judged; raise NotPossible while there is none."""
    latest = report.latest
    if latest is None or latest.number != report.version_number:
        raise NotPossible(
            f"Báo cáo đang ở trạng thái “{STATE_LABELS[State(report.state)]}”, chưa có bản nộp để xử lý.",
            advice="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
    return latest


def step(report: Report, verb: str, *, reason: str = "") -> tuple[Transition, str]:
    """Move the report (not yet saved) along the table; return the line of the table and the trimmed reason."""
    transition = next_state(State(report.state), verb)
    given = check_reason(transition, reason)
    report.state = transition.target
    if transition.new_version:
        report.version_number += 1
    return transition, given


def record_of(report: Report, event: str, *, by: Viewer, at: datetime, detail: Mapping[str, Any] | None = None) -> None:
    """Write one line about the report on its obligation's chain."""
    record(
        event,
        subject=Subject("report", report.pk),
        by=by.actor,
        at=at,
        detail={"version": report.version_number, **(detail or {})},
        chain=f"obligation:{report.obligation_id}",
    )
