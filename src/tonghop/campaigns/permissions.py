"""Who may do what in a campaign: questions over a frozen Viewer and the ids of what it looks at."""

from typing import Protocol

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer

READERS = (Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER)


class CampaignIds(Protocol):
    """Anything that names a campaign's owner and its standing body by id."""

    @property
    def owner_id(self) -> int: ...

    @property
    def standing_body_id(self) -> int: ...


class LedIds(Protocol):
    """Anything that names who leads it by id; None where nobody does."""

    @property
    def lead_id(self) -> int | None: ...


class OwedIds(Protocol):
    """Anything that names by id which body owes it."""

    @property
    def organisation_id(self) -> int: ...


def may_open(viewer: Viewer, *, owner_id: int, standing_body_id: int) -> bool:
    """Tell whether the viewer may open a campaign of that owner, run by that standing body."""
    return any(
        s.role == Role.ORGANISER and s.organisation_id == standing_body_id and s.owner_id == owner_id
        for s in viewer.seats
    )


def check_may_open(viewer: Viewer, *, owner_id: int, standing_body_id: int) -> None:
    """Raise NotAllowed unless the viewer may open such a campaign."""
    if not may_open(viewer, owner_id=owner_id, standing_body_id=standing_body_id):
        raise NotAllowed(
            "Chỉ chuyên viên cơ quan thường trực của chính đợt báo cáo được mở đợt.",
            advice="Hãy chọn đúng cơ quan thường trực, hoặc nhờ chuyên viên của cơ quan đó.",
        )


def may_organise(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer runs this campaign: an organiser's seat in its standing body."""
    return may_open(viewer, owner_id=campaign.owner_id, standing_body_id=campaign.standing_body_id)


def check_may_organise(viewer: Viewer, campaign: CampaignIds, to_do: str) -> None:
    """Raise NotAllowed unless the viewer runs this campaign; `to_do` names the deed in Vietnamese."""
    if not may_organise(viewer, campaign):
        raise NotAllowed(f"Chỉ chuyên viên cơ quan thường trực của đợt báo cáo được {to_do}.")


def may_lead(viewer: Viewer, section: LedIds) -> bool:
    """Tell whether the viewer answers for this section in the body that leads it."""
    return section.lead_id is not None and viewer.has(Role.SECTION_LEAD, section.lead_id)


def may_read_campaign(viewer: Viewer, campaign: CampaignIds) -> bool:
    """Tell whether the viewer sees the campaign as a whole: who runs it, and who leads or receives in its tree."""
    return may_organise(viewer, campaign) or campaign.owner_id in viewer.owners(*READERS)


def check_may_read_campaign(viewer: Viewer, campaign: CampaignIds) -> None:
    """Raise NotAllowed unless the viewer sees the campaign as a whole."""
    if not may_read_campaign(viewer, campaign):
        raise NotAllowed("Anh/chị không được xem toàn bộ đợt báo cáo này, chỉ xem được báo cáo của đơn vị mình.")


def may_write_for(viewer: Viewer, obligation: OwedIds) -> bool:
    """Tell whether the viewer writes for the body that owes this report."""
    return viewer.has(Role.WRITER, obligation.organisation_id)


def may_head_for(viewer: Viewer, obligation: OwedIds) -> bool:
    """Tell whether the viewer heads (or signs for) the body that owes this report."""
    return viewer.has(Role.HEAD, obligation.organisation_id)


def may_read_obligation(viewer: Viewer, obligation: OwedIds, campaign: CampaignIds) -> bool:
    """Tell whether the viewer sees this obligation: the own unit's people, and who sees the whole campaign."""
    own = viewer.organisations(Role.WRITER, Role.HEAD, Role.CLERK)
    return obligation.organisation_id in own or may_read_campaign(viewer, campaign)


def may_ask(viewer: Viewer, obligation: OwedIds) -> bool:
    """Tell whether the viewer may ask about the outline: people of the unit that answers it."""
    return obligation.organisation_id in viewer.organisations(Role.WRITER, Role.HEAD, Role.CLERK)


def check_may_ask(viewer: Viewer, obligation: OwedIds) -> None:
    """Raise NotAllowed unless the viewer is of the unit that answers."""
    if not may_ask(viewer, obligation):
        raise NotAllowed("Chỉ người của đơn vị phải báo cáo được đặt câu hỏi trong đợt này.")


def may_answer(viewer: Viewer, campaign: CampaignIds, section: LedIds | None) -> bool:
    """Tell whether the viewer answers a question: the organiser, or the lead of its section."""
    return may_organise(viewer, campaign) or (section is not None and may_lead(viewer, section))


def check_may_answer(viewer: Viewer, campaign: CampaignIds, section: LedIds | None) -> None:
    """Raise NotAllowed unless the viewer answers such a question."""
    if not may_answer(viewer, campaign, section):
        raise NotAllowed("Chỉ cơ quan thường trực hoặc cơ quan chủ trì mục được trả lời câu hỏi.")
