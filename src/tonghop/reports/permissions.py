"""Who may do what with a report: questions over a frozen Viewer and the ids of the bodies it concerns."""

from collections.abc import Callable
from dataclasses import dataclass

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer

UNIT_ROLES = (Role.WRITER, Role.HEAD, Role.CLERK)


@dataclass(frozen=True, slots=True)
class Parties:
    """The bodies a report concerns: who owes it, in whose tree, and which body runs the campaign."""

    organisation_id: int
    owner_id: int
    standing_body_id: int

    @property
    def own(self) -> bool:
        """Whether it is the standing body's own report, which the leader of the owner judges."""
        return self.organisation_id == self.standing_body_id


def may_organise(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer runs the campaign: an organiser of its standing body."""
    return viewer.has(Role.ORGANISER, parties.standing_body_id)


def may_write(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer writes this report: writer or head of the unit, or an organiser on its behalf."""
    unit = {Role.WRITER, Role.HEAD}
    return any(s.role in unit and s.organisation_id == parties.organisation_id for s in viewer.seats) or may_organise(
        viewer, parties
    )


def may_head(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer approves, submits and recalls: the head (or a deputy) of the unit."""
    return viewer.has(Role.HEAD, parties.organisation_id)


def may_judge(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer reviews and returns: the organiser; for the standing body's own report, the leader."""
    if parties.own:
        return viewer.has(Role.LEADER, parties.owner_id)
    return may_organise(viewer, parties)


def may_accept(viewer: Viewer, parties: Parties, hands: frozenset[int]) -> bool:
    """Tell whether the viewer may accept: a judge who neither wrote, nor approved, nor signed (`hands`: person ids)."""
    return may_judge(viewer, parties) and viewer.person_id not in hands


def may_read(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer reads the whole report: the unit's people, the organiser, the owner's leader."""
    return (
        parties.organisation_id in viewer.organisations(*UNIT_ROLES)
        or may_organise(viewer, parties)
        or viewer.has(Role.LEADER, parties.owner_id)
    )


def may_read_draft(viewer: Viewer, parties: Parties) -> bool:
    """Tell whether the viewer reads what is not handed in yet: the unit's people, and the organiser."""
    return parties.organisation_id in viewer.organisations(*UNIT_ROLES) or may_organise(viewer, parties)


def check_may_write(viewer: Viewer, parties: Parties) -> None:
    """Raise NotAllowed unless the viewer writes this report."""
    _check(may_write, viewer, parties, "Chỉ cán bộ soạn thảo hoặc lãnh đạo của đơn vị được viết báo cáo này.")


def check_may_head(viewer: Viewer, parties: Parties, to_do: str) -> None:
    """Raise NotAllowed unless the viewer heads the unit; `to_do` names the deed."""
    _check(may_head, viewer, parties, f"Chỉ lãnh đạo đơn vị được {to_do}.")


def check_may_organise(viewer: Viewer, parties: Parties, to_do: str) -> None:
    """Raise NotAllowed unless the viewer runs the campaign; `to_do` names the deed."""
    _check(may_organise, viewer, parties, f"Chỉ chuyên viên cơ quan thường trực được {to_do}.")


def check_may_judge(viewer: Viewer, parties: Parties, to_do: str) -> None:
    """Raise NotAllowed unless the viewer reviews this report; `to_do` names the deed."""
    who = "lãnh đạo tỉnh" if parties.own else "chuyên viên cơ quan thường trực"
    _check(may_judge, viewer, parties, f"Với báo cáo này, chỉ {who} được {to_do}.")


def check_may_accept(viewer: Viewer, parties: Parties, hands: frozenset[int]) -> None:
    """Raise NotAllowed unless the viewer may accept this report."""
    check_may_judge(viewer, parties, "chấp nhận")
    if not may_accept(viewer, parties, hands):
        raise NotAllowed(
            "Người đã viết, trình, duyệt hoặc nộp báo cáo thì không được chấp nhận chính báo cáo đó.",
            advice="Hãy nhờ một chuyên viên khác của cơ quan thường trực.",
        )


def check_may_read(viewer: Viewer, parties: Parties) -> None:
    """Raise NotAllowed unless the viewer reads the whole report."""
    _check(may_read, viewer, parties, "Không có báo cáo này, hoặc anh/chị không được xem.")


def _check(may: Callable[[Viewer, Parties], bool], viewer: Viewer, parties: Parties, message: str) -> None:
    if not may(viewer, parties):
        raise NotAllowed(message)
