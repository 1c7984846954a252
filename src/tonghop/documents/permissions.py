"""Who may draft the official papers of a campaign and who may read them; who signs a unit's own."""

from tonghop.campaigns.permissions import CampaignIds, may_organise
from tonghop.consolidation.permissions import may_read_consolidation
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer


def check_may_draft(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer is an organiser of the campaign's standing body."""
    if not may_organise(viewer, campaign):
        raise NotAllowed("Chỉ chuyên viên cơ quan thường trực của đợt báo cáo được lập dự thảo văn bản.")


def may_read_document(viewer: Viewer, campaign: CampaignIds, *, issuer_id: int, handed_over: bool) -> bool:
    """Tell whether the viewer reads a drafted paper: who reads the consolidation; the issuer's clerk, once it came."""
    return may_read_consolidation(viewer, campaign) or (handed_over and may_issue(viewer, issuer_id))


def may_issue(viewer: Viewer, issuer_id: int) -> bool:
    """Tell whether the viewer numbers what that body issues: its clerk."""
    return viewer.has(Role.CLERK, issuer_id)


def check_may_issue(viewer: Viewer, issuer_id: int) -> None:
    """Raise NotAllowed unless the viewer is the clerk of the body that issues."""
    if not may_issue(viewer, issuer_id):
        raise NotAllowed("Chỉ văn thư của cơ quan ban hành được cấp số, vào sổ và hủy số văn bản.")


def registers_read(viewer: Viewer) -> frozenset[int]:
    """Return the bodies whose register of outgoing documents the viewer reads: the own office's."""
    return viewer.organisations(Role.CLERK, Role.HEAD, Role.LEADER, Role.ORGANISER)


def bodies_received_for(viewer: Viewer) -> frozenset[int]:
    """Return the bodies for which the viewer sees documents that were sent to them."""
    return viewer.organisations(Role.RECEIVER, Role.CLERK, Role.HEAD, Role.WRITER)


def may_mark_received(viewer: Viewer, organisation_id: int) -> bool:
    """Tell whether the viewer says for the body that a document has come."""
    return organisation_id in viewer.organisations(Role.RECEIVER, Role.CLERK, Role.HEAD)


def check_may_mark_received(viewer: Viewer, organisation_id: int) -> None:
    """Raise NotAllowed unless the viewer says for the body that a document has come."""
    if not may_mark_received(viewer, organisation_id):
        raise NotAllowed("Chỉ cơ quan nhận, văn thư hoặc lãnh đạo của nơi nhận được xác nhận đã nhận văn bản.")


def may_attach_signed(viewer: Viewer, issuer_id: int) -> bool:
    """Tell whether the viewer hands in the signed PDF: who signs for the issuer, or seals for it."""
    return may_issue(viewer, issuer_id) or issuer_id in viewer.organisations(Role.HEAD, Role.LEADER)


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
