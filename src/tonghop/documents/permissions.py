"""Who may draft the official papers of a campaign and who may read them; who signs a unit's own."""

from tonghop.campaigns.permissions import CampaignIds, may_organise
from tonghop.consolidation.permissions import may_read_consolidation
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer


def check_may_draft(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer is an organiser of the campaign's standing body."""
    if not may_organise(viewer, campaign):
        raise NotAllowed("Chỉ chuyên viên cơ quan thường trực của đợt báo cáo được lập dự thảo văn bản.")


def may_read_document(viewer: Viewer, campaign: CampaignIds, *, issued: bool) -> bool:
    """Tell whether the viewer reads a paper: drafts by who reads the consolidation, issued ones by the receiver too."""
    received = issued and campaign.owner_id in viewer.owners(Role.RECEIVER)
    return received or may_read_consolidation(viewer, campaign)


def may_sign(viewer: Viewer, organisation_id: int) -> bool:
    """Tell whether the viewer signs the unit's papers: its head in person, its clerk with the body's seal."""
    return viewer.has(Role.HEAD, organisation_id) or viewer.has(Role.CLERK, organisation_id)


def signs_as_seal(viewer: Viewer, organisation_id: int) -> bool:
    """Tell whether the viewer's signature is the body's seal: the clerk's, unless the same person is the head."""
    return not viewer.has(Role.HEAD, organisation_id)


def check_may_sign(viewer: Viewer, organisation_id: int) -> None:
    """Raise NotAllowed unless the viewer signs the unit's papers."""
    if not may_sign(viewer, organisation_id):
        raise NotAllowed("Chỉ lãnh đạo hoặc văn thư của đơn vị được ký số báo cáo của đơn vị.")
