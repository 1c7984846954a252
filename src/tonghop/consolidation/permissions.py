"""Who may consolidate a campaign and who may read what came of it."""

from tonghop.campaigns.permissions import CampaignIds, may_organise
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer


def check_may_consolidate(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer is an organiser of the campaign's standing body."""
    if not may_organise(viewer, campaign):
        raise NotAllowed("Chỉ chuyên viên cơ quan thường trực của đợt báo cáo được tổng hợp.")


def may_read_consolidation(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer reads totals, groups and the draft: organiser, section leads, the owner's leader.

    The receiver reads what was sent, not the draft.
    """
    return may_organise(viewer, campaign) or campaign.owner_id in viewer.owners(Role.LEADER, Role.SECTION_LEAD)


def reads_several_owners(viewer: Viewer) -> bool:
    """Tell whether the viewer has a reader's seat at more than one owner of campaigns: a ministry, an inspector."""
    return len(viewer.owners(Role.ORGANISER, Role.LEADER, Role.SECTION_LEAD)) > 1


def check_may_read_consolidation(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer reads the campaign's consolidation."""
    if not may_read_consolidation(viewer, campaign):
        raise NotAllowed("Anh/chị không được xem phần tổng hợp của đợt báo cáo này.")


def may_read_section(viewer: Viewer, campaign: CampaignIds, lead_id: int | None) -> bool:
    """Tell whether the viewer reads what units wrote in the section that `lead_id` leads.

    Organiser and leader read every section, a section lead the sections that the own body leads.
    """
    if may_organise(viewer, campaign) or campaign.owner_id in viewer.owners(Role.LEADER):
        return True
    return may_read_consolidation(viewer, campaign) and lead_id is not None and viewer.has(Role.SECTION_LEAD, lead_id)


def check_may_read_section(viewer: Viewer, campaign: CampaignIds, lead_id: int | None) -> None:
    """Raise NotAllowed unless the viewer reads what units wrote in that section."""
    check_may_read_consolidation(viewer, campaign)
    if not may_read_section(viewer, campaign, lead_id):
        raise NotAllowed("Anh/chị chỉ được xem nguồn thuộc mục do cơ quan mình chủ trì.")


def may_write_section(viewer: Viewer, campaign: CampaignIds, lead_id: int | None) -> bool:
    """Tell whether the viewer groups and words that section: the organiser each, a section lead the own ones."""
    leads = lead_id is not None and campaign.owner_id in viewer.owners(Role.SECTION_LEAD)
    return may_organise(viewer, campaign) or (leads and viewer.has(Role.SECTION_LEAD, lead_id or 0))


def check_may_write_section(viewer: Viewer, campaign: CampaignIds, lead_id: int | None) -> None:
    """Raise NotAllowed unless the viewer groups and words that section."""
    if not may_write_section(viewer, campaign, lead_id):
        raise NotAllowed("Chỉ cơ quan thường trực, hoặc cơ quan chủ trì mục này, được sửa phần tổng hợp của mục.")
