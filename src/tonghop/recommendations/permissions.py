"""Who raises, handles and reads a difficulty: questions over a frozen Viewer and the ids of the bodies concerned."""

from dataclasses import dataclass

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer
from tonghop.recommendations.rules import Step

UNIT_ROLES = (Role.WRITER, Role.HEAD, Role.CLERK)
ANSWERING_ROLES = (Role.WRITER, Role.HEAD, Role.SECTION_LEAD)


@dataclass(frozen=True, slots=True)
class Parties:
    """The bodies a difficulty concerns: who raised it, in whose tree, who runs the campaign, who was asked."""

    organisation_id: int
    owner_id: int
    standing_body_id: int
    assigned_to_id: int | None = None


def may_raise(viewer: Viewer, organisation_id: int) -> bool:
    """Tell whether the viewer speaks for that unit."""
    return organisation_id in viewer.organisations(*UNIT_ROLES)


def may_organise(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer is an organiser of the campaign's standing body."""
    return viewer.has(Role.ORGANISER, parties.standing_body_id)


def may_handle(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer answers: the organiser, or the body to which it was assigned."""
    asked = parties.assigned_to_id
    return may_organise(viewer, parties) or (asked is not None and asked in viewer.organisations(*ANSWERING_ROLES))


def may_read(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer sees it: who raised it, who handles it, the owner's leader."""
    return (
        may_raise(viewer, parties.organisation_id)
        or may_handle(viewer, parties)
        or viewer.has(Role.LEADER, parties.owner_id)
    )


def may_step(viewer: Viewer, parties: Parties, step: Step) -> bool:
    """Tell whether the viewer may make this step."""
    if step.by == "raiser":
        return may_raise(viewer, parties.organisation_id)
    return may_organise(viewer, parties) if step.by == "organiser" else may_handle(viewer, parties)


def check_may_raise(viewer: Viewer, organisation_id: int) -> None:
    """Raise NotAllowed unless the viewer speaks for that unit."""
    if not may_raise(viewer, organisation_id):
        raise NotAllowed("Chỉ người của chính đơn vị được phản ánh khó khăn, vướng mắc của đơn vị đó.")


def check_may_read(viewer: Viewer, parties: Parties) -> None:
    """Raise NotAllowed unless the viewer sees it."""
    if not may_read(viewer, parties):
        raise NotAllowed("Không có vướng mắc này, hoặc anh/chị không được xem.")


def check_may_step(viewer: Viewer, parties: Parties, step: Step) -> None:
    """Raise NotAllowed unless the viewer may make this step."""
    if not may_step(viewer, parties, step):
        who = {
            "raiser": "đơn vị đã phản ánh",
            "organiser": "chuyên viên cơ quan thường trực",
            "handler": "cơ quan thường trực hoặc cơ quan được giao",
        }[step.by]
        raise NotAllowed(f"Chỉ {who} được {step.label}.")
