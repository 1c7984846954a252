"""Who may chase in a campaign, and who may see what was done about it."""

from tonghop.campaigns.permissions import CampaignIds, check_may_organise, may_organise
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer


def check_may_chase(viewer: Viewer, campaign: CampaignIds, to_do: str) -> None:
    """Raise NotAllowed unless the viewer runs this campaign; `to_do` names the deed."""
    check_may_organise(viewer, campaign, to_do)


def may_read_chasing(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer sees who is late and what was sent: who runs the campaign, and the owner's leader."""
    return may_organise(viewer, campaign) or viewer.has(Role.LEADER, campaign.owner_id)


def check_may_read_chasing(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer sees who is late and what was sent."""
    if not may_read_chasing(viewer, campaign):
        raise NotAllowed("Chỉ cơ quan thường trực và lãnh đạo tỉnh được xem việc đôn đốc của đợt báo cáo.")
