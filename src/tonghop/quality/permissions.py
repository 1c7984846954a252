"""Who reads a report at the review desk, and who sets what the checks go by."""

from collections.abc import Mapping

from tonghop.campaigns.permissions import CampaignIds
from tonghop.campaigns.permissions import may_organise as runs_campaign
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports.permissions import Parties, may_organise, may_read

Leads = Mapping[str, int | None]
"""Section key to the id of the body that leads it."""


def may_read_whole(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer reads every section beside those of other units: organiser, or leader of the owner."""
    return may_organise(viewer, parties) or viewer.has(Role.LEADER, parties.owner_id)


def sections_open_to(viewer: Viewer, parties: Parties, leads: Leads) -> frozenset[str]:
    """Return the keys of the sections that the viewer may read at the review desk."""
    if may_read_whole(viewer, parties):
        return frozenset(leads)
    led = {s.organisation_id for s in viewer.seats if s.role == Role.SECTION_LEAD and s.owner_id == parties.owner_id}
    return frozenset(key for key, lead in leads.items() if lead in led)


def check_may_review(viewer: Viewer, parties: Parties, leads: Leads) -> frozenset[str]:
    """Return the keys of the sections open to the viewer; raise NotAllowed where there are none."""
    keys = sections_open_to(viewer, parties, leads)
    if not keys:
        raise NotAllowed("Không có báo cáo này, hoặc anh/chị không được xem ở bàn rà soát.")
    return keys


def may_see_peers(viewer: Viewer, parties: Parties, section_key: str, leads: Leads) -> bool:
    """Tell whether the viewer may see another unit's words beside a section; the unit that wrote it never does."""
    return section_key in sections_open_to(viewer, parties, leads)


def check_may_read_findings(viewer: Viewer, parties: Parties, leads: Leads) -> None:
    """Raise NotAllowed unless the viewer reads the report: the unit itself, or somebody at the review desk."""
    if not may_read(viewer, parties):
        check_may_review(viewer, parties, leads)


def may_sit_at_desk(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell, by role alone, whether the viewer reads reports at the desk; which of their sections is asked there."""
    return runs_campaign(viewer, campaign) or campaign.owner_id in viewer.owners(Role.LEADER, Role.SECTION_LEAD)


def may_weigh(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer sees what each check is worth: organiser, leader of the owner, administrator there."""
    seen = viewer.has(Role.LEADER, campaign.owner_id) or campaign.owner_id in viewer.owners(Role.ADMINISTRATOR)
    return seen or runs_campaign(viewer, campaign)


def check_may_weigh(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer sees what each check is worth."""
    if not may_weigh(viewer, campaign):
        raise NotAllowed("Anh/chị không được xem thống kê kiểm tra của đợt báo cáo này.")


def may_set_thresholds(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer sets what the checks go by: who runs the campaign, or an administrator in its tree."""
    return runs_campaign(viewer, campaign) or campaign.owner_id in viewer.owners(Role.ADMINISTRATOR)


def check_may_set_thresholds(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer sets what the campaign's checks go by."""
    if not may_set_thresholds(viewer, campaign):
        raise NotAllowed(
            "Chỉ chuyên viên cơ quan thường trực của đợt báo cáo hoặc quản trị hệ thống được đặt ngưỡng kiểm tra."
        )


def may_read_effects(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer sees the words that other thresholds concern: an administrator sees counts only."""
    return runs_campaign(viewer, campaign)
