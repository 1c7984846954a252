"""Setting what the checks of a campaign go by; the reports in hand are checked again by the queue."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.campaigns.models import Campaign
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock
from tonghop.organisations.permissions import Viewer
from tonghop.quality.models import CampaignSettings
from tonghop.quality.permissions import check_may_set_thresholds
from tonghop.quality.queries.settings import own_settings, settings_of
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.settings import Settings


@transaction.atomic
def set_thresholds(
    campaign: Campaign, *, values: Mapping[str, Any], seen: datetime | None, by: Viewer, at: datetime
) -> CampaignSettings:
    """Set thresholds and word lists by name; what is not named is as shipped, so that {} takes every change back.

    `seen` is when they had been set last, as the person saw it. Raises NotAllowed; WrongSettings for values that no
    check could go by; NotPossible where nothing changes, or where another has set them since.
    """
    locked = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    check_may_set_thresholds(by, locked)
    wanted = shipped_settings().changed(values)
    row = own_settings(locked)
    _check_seen(row, seen)
    before = settings_of(locked.pk)
    after = wanted.beside(before)
    if not after:
        raise NotPossible("Không có ngưỡng hay danh sách từ nào thay đổi.", advice="Hãy sửa rồi lưu lại.")
    kept, _ = CampaignSettings.objects.update_or_create(
        campaign=locked, defaults={"values": wanted.beside(shipped_settings()), "set_at": at, "set_by": by.name}
    )
    detail = {"before": _named(before, after), "after": after}
    record("campaign.thresholds_set", subject=Subject("campaign", locked.pk), by=by.actor, at=at, detail=detail)
    return kept


def _check_seen(row: CampaignSettings | None, seen: datetime | None) -> None:
    if row is not None and row.set_at != seen:
        raise NotPossible(
            f"{row.set_by} đã đặt lại ngưỡng lúc {clock(row.set_at)}, sau khi anh/chị mở trang.",
            advice="Những gì anh/chị nhập vẫn còn ở đây. Hãy mở trang ở một thẻ khác để xem, rồi lưu lại từ thẻ đó.",
        )


def _named(settings: Settings, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of these settings, fit for JSON."""
    values = {name: settings.value(name) for name in names}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}
