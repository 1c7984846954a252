"""What the checks of a campaign go by: what is shipped, with what the campaign has of its own."""

import json
from functools import lru_cache

from tonghop.campaigns.models import Campaign
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer
from tonghop.quality.models import CampaignSettings
from tonghop.quality.permissions import check_may_set_thresholds
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.settings import Settings


def settings_of(campaign_id: int) -> Settings:
    """Return the thresholds and word lists of a campaign. One light query; the same values are one object."""
    kept = CampaignSettings.objects.filter(campaign=campaign_id).values_list("values", flat=True).first()
    return _with(json.dumps(kept, sort_keys=True)) if kept else shipped_settings()


def own_settings(campaign: Campaign) -> CampaignSettings | None:
    """Return what the campaign has of its own, with who set it; None where nobody ever did. One query."""
    return CampaignSettings.objects.filter(campaign=campaign).first()


def campaign_to_set(viewer: Viewer, key: str) -> Campaign:
    """Return the campaign whose thresholds the viewer may set; raise NotAllowed otherwise. One query."""
    found = Campaign.objects.filter(key=key, owner__in=viewer.owners()).select_related("owner", "standing_body").first()
    if found is None:
        raise NotAllowed("Không có đợt báo cáo này, hoặc anh/chị không được xem.")
    check_may_set_thresholds(viewer, found)
    return found


def campaigns_to_set(viewer: Viewer) -> list[Campaign]:
    """Return the open campaigns whose thresholds an administrator may set, newest first. One query."""
    return list(
        Campaign.objects.filter(owner__in=viewer.owners(Role.ADMINISTRATOR), state=Campaign.State.OPEN).order_by(
            "-opened_at"
        )
    )


@lru_cache(maxsize=16)
def _with(kept: str) -> Settings:
    return shipped_settings().with_kept(json.loads(kept))
