"""Writing single obligations: exempting, extending, and receiving outside the system."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.permissions import check_may_organise
from tonghop.campaigns.rules.dues import effective_due
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text
from tonghop.organisations.permissions import Viewer
from tonghop.plans.rules.json_form import to_json


@transaction.atomic
def exempt(obligation: Obligation, *, reason: str, by: Viewer, at: datetime) -> Obligation:
    """Free a body of its report, for a reason that is kept. Raises NotPossible if it is settled otherwise."""
    locked = _locked(obligation, by, "miễn báo cáo")
    _check_unsettled(locked)
    locked.exempt_reason = text_given(reason, "lý do miễn báo cáo")
    locked.exempted_at = at
    locked.save(update_fields=["exempt_reason", "exempted_at"])
    record_obligation("obligation.exempted", locked, by, at, {"reason": locked.exempt_reason})
    return locked


@transaction.atomic
def extend(obligation: Obligation, *, until: datetime, reason: str, by: Viewer, at: datetime) -> Obligation:
    """Move the due moment of one body to `until` (exclusive end), for a reason; only ever later, and not yet past.

    One granted when the due moment had passed says so in the journal: who still owes is overdue only from the new
    moment on, while what had arrived late by then stays so.
    """
    locked = _locked(obligation, by, "gia hạn")
    _check_unsettled(locked)
    previous = effective_due(locked.due, locked.extended_to)
    if until <= previous or until <= at:
        raise NotPossible(
            f"Hạn mới ({due_text(until)}) phải muộn hơn hạn hiện tại ({due_text(previous)}) và muộn hơn lúc này.",
            advice="Hãy chọn một ngày muộn hơn.",
        )
    locked.extension_reason = text_given(reason, "lý do gia hạn")
    locked.extended_to = until
    locked.save(update_fields=["extension_reason", "extended_to"])
    detail = {"reason": locked.extension_reason, "from": previous.isoformat(), "until": until.isoformat()}
    granted = {"granted": "sau khi đã quá hạn"} if previous <= at else {}
    record_obligation("obligation.extended", locked, by, at, {**detail, **granted})
    return locked


@transaction.atomic
def extend_several(
    campaign: Campaign, *, obligation_ids: Collection[int], until: datetime, reason: str, by: Viewer, at: datetime
) -> list[Obligation]:
    """Extend a group of the campaign's bodies, all or none, refusals as in `extend`, naming the body."""
    check_may_organise(by, campaign, "gia hạn")
    group = list(campaign.obligations.filter(pk__in=obligation_ids).select_related("organisation").order_by("pk"))
    if not group or len(group) != len(set(obligation_ids)):
        raise NotPossible("Chưa chọn đơn vị nào của đợt này.", advice="Hãy đánh dấu những đơn vị cần gia hạn.")
    extended = []
    for obligation in group:
        try:
            extended.append(extend(obligation, until=until, reason=reason, by=by, at=at))
        except NotPossible as error:
            raise NotPossible(f"{obligation.organisation}: {error.message}", advice=error.advice) from error
    return extended


@transaction.atomic
def record_received_outside(
    obligation: Obligation, *, number: str, date: date | None, sender: str, by: Viewer, at: datetime
) -> Obligation:
    """Note that a report came on paper, by the document axis, or classified: number, date, sender, no content."""
    locked = _locked(obligation, by, "ghi nhận báo cáo nhận ngoài hệ thống")
    _check_unsettled(locked)
    locked.outside_sender = text_given(sender, "nơi gửi")
    locked.outside_number, locked.outside_date, locked.outside_at = number.strip(), date, at
    locked.save(update_fields=["outside_sender", "outside_number", "outside_date", "outside_at"])
    detail = {"number": locked.outside_number, "date": to_json(date), "sender": locked.outside_sender}
    record_obligation("obligation.received_outside", locked, by, at, detail)
    return locked


def _locked(obligation: Obligation, by: Viewer, to_do: str) -> Obligation:
    locked = Obligation.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=obligation.pk)
    check_may_organise(by, locked.campaign, to_do)
    return locked


def _check_unsettled(obligation: Obligation) -> None:
    if obligation.exempted_at is not None:
        raise NotPossible("Đơn vị này đã được miễn báo cáo trong đợt.", advice="Hãy tải lại trang.")
    if obligation.outside_at is not None:
        raise NotPossible("Báo cáo của đơn vị này đã được ghi nhận ngoài hệ thống.", advice="Hãy tải lại trang.")


def text_given(given: str, what: str) -> str:
    """Return the text trimmed; raise NotPossible where it is blank."""
    if not given.strip():
        raise NotPossible(f"Chưa ghi {what}.", advice=f"Hãy ghi rõ {what} để lưu vào nhật ký.")
    return given.strip()


def record_obligation(event: str, obligation: Obligation, by: Viewer, at: datetime, detail: Mapping[str, Any]) -> None:
    record(
        event,
        subject=Subject("obligation", obligation.pk),
        by=by.actor,
        at=at,
        detail=detail,
        chain=f"obligation:{obligation.pk}",
    )
