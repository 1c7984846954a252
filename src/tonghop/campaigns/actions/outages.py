"""Recording an outage: the due moments that lay ahead of it move by its length, each with its line in the journal."""

from datetime import datetime

from django.db import transaction

from tonghop.campaigns.actions.obligations import record_obligation, text_given
from tonghop.campaigns.models import Campaign, Obligation, Outage
from tonghop.campaigns.permissions import check_may_organise
from tonghop.campaigns.rules.dues import effective_due
from tonghop.campaigns.rules.outages import OutageTime, check_outage, moved_due, outage_reason
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.organisations.permissions import Viewer


@transaction.atomic
def record_outage(
    campaign: Campaign, *, begins: datetime, ends: datetime, reason: str, by: Viewer, at: datetime
) -> Outage:
    """Note that nobody could submit from `begins` to `ends`; every due moment that lay ahead moves by that length.

    Raises NotAllowed but for an organiser, NotPossible as `check_outage` says.
    """
    locked = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    check_may_organise(by, locked, "ghi nhận hệ thống gián đoạn")
    time = OutageTime(begins, ends)
    known = tuple(OutageTime(o.begins, o.ends) for o in locked.outages.all())
    check_outage(time, opened_at=locked.opened_at, now=at, known=known)
    outage = Outage.objects.create(
        campaign=locked,
        begins=begins,
        ends=ends,
        reason=text_given(reason, "lý do gián đoạn"),
        recorded_at=at,
        recorded_by=by.name,
    )
    moved = [_move(o, outage, time, by, at) for o in _unsettled(locked) if moved_due(_due(o), time) is not None]
    detail = {"from": begins.isoformat(), "until": ends.isoformat(), "reason": outage.reason, "moved": len(moved)}
    record("campaign.outage", subject=Subject("campaign", locked.pk), by=by.actor, at=at, detail=detail)
    return outage


def _unsettled(campaign: Campaign) -> list[Obligation]:
    rows = Obligation.objects.select_for_update(no_key=True)
    return list(rows.filter(campaign=campaign, exempted_at=None, outside_at=None).order_by("pk"))


def _due(obligation: Obligation) -> datetime:
    return effective_due(obligation.due, obligation.extended_to)


def _move(obligation: Obligation, outage: Outage, time: OutageTime, by: Viewer, at: datetime) -> Obligation:
    previous = _due(obligation)
    until = previous + time.length
    obligation.extended_to, obligation.extension_reason = until, outage_reason(time, outage.reason)
    obligation.save(update_fields=["extended_to", "extension_reason"])
    detail = {"reason": obligation.extension_reason, "from": previous.isoformat(), "until": until.isoformat()}
    record_obligation("obligation.extended", obligation, by, at, {**detail, "outage": outage.pk})
    return obligation
