"""Setting a campaign's ladder, and holding reminders of one unit back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.chasing.models import CampaignLadder, Pause
from tonghop.chasing.permissions import check_may_chase
from tonghop.chasing.rules.ladder import Rung, checked_ladder, rungs_as_json
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import locked_obligation


@transaction.atomic
def set_ladder(
    campaign: Campaign, *, rungs: Iterable[Rung], hour: int, running: bool, by: Viewer, at: datetime
) -> CampaignLadder:
    """Set when the campaign's units are reminded and who; refusals as `checked_ladder` says."""
    locked = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    check_may_chase(by, locked, "đặt lịch nhắc")
    ladder = checked_ladder(rungs, hour=hour, running=running)
    values = {"rungs": rungs_as_json(ladder.rungs), "hour": ladder.hour, "running": ladder.running}
    row, _ = CampaignLadder.objects.update_or_create(
        campaign=locked, defaults={**values, "set_at": at, "set_by": by.name}
    )
    record("campaign.ladder_set", subject=Subject("campaign", locked.pk), by=by.actor, at=at, detail=values)
    return row


@transaction.atomic
def pause_reminders(obligation: Obligation, *, reason: str, by: Viewer, at: datetime) -> Pause:
    """Hold the reminders of one unit back until somebody ends it; NotPossible without a reason or if held."""
    locked = locked_obligation(obligation)
    check_may_chase(by, locked.campaign, "tạm dừng nhắc")
    if not reason.strip():
        raise NotPossible("Chưa ghi lý do tạm dừng nhắc.", advice="Hãy ghi lý do để lưu vào nhật ký.")
    if Pause.objects.filter(obligation=locked, ended_at=None).exists():
        raise NotPossible("Đơn vị này đang được tạm dừng nhắc.", advice="Hãy tải lại trang.")
    pause = Pause.objects.create(obligation=locked, reason=reason.strip(), begun_at=at, begun_by=by.name)
    _record("obligation.reminders_paused", locked, by, at, {"reason": pause.reason})
    return pause


@transaction.atomic
def resume_reminders(obligation: Obligation, *, by: Viewer, at: datetime) -> Pause:
    """End the pause; the next rung is sent again, what was missed is not sent later."""
    locked = locked_obligation(obligation)
    check_may_chase(by, locked.campaign, "nhắc lại")
    pause = Pause.objects.filter(obligation=locked, ended_at=None).first()
    if pause is None:
        raise NotPossible("Đơn vị này không bị tạm dừng nhắc.", advice="Hãy tải lại trang.")
    pause.ended_at, pause.ended_by = at, by.name
    pause.save(update_fields=["ended_at", "ended_by"])
    _record("obligation.reminders_resumed", locked, by, at, {})
    return pause


def _record(event: str, obligation: Obligation, by: Viewer, at: datetime, detail: dict[str, str]) -> None:
    record(
        event,
        subject=Subject("obligation", obligation.pk),
        by=by.actor,
        at=at,
        detail=detail,
        chain=f"obligation:{obligation.pk}",
    )
