"""Who someone is and where they sit, as frozen values; the questions every other room asks of a viewer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from tonghop.journal.rules import Actor
from tonghop.kernel.errors import NotAllowed, NotPossible


class Role(StrEnum):
    """What a membership lets a person do (domain.md, "Who uses it")."""

    WRITER = "writer"
    HEAD = "head"
    CLERK = "clerk"
    ORGANISER = "organiser"
    SECTION_LEAD = "section_lead"
    LEADER = "leader"
    RECEIVER = "receiver"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.WRITER: "Cán bộ soạn thảo",
    Role.HEAD: "Lãnh đạo đơn vị",
    Role.CLERK: "Văn thư",
    Role.ORGANISER: "Chuyên viên cơ quan thường trực",
    Role.SECTION_LEAD: "Chuyên viên cơ quan chủ trì mục",
    Role.LEADER: "Lãnh đạo tỉnh",
    Role.RECEIVER: "Cơ quan nhận báo cáo",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One membership in force: a role in an organisation, inside an owner's tree (UBND tỉnh, or a ministry)."""

    organisation_id: int
    owner_id: int
    role: Role
    post: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person at the screen, with the seats in force today. Every query and action takes one."""

    person_id: int
    name: str
    seats: tuple[Seat, ...] = ()

    @property
    def actor(self) -> Actor:
        """The same person as the journal writes them down."""
        return Actor(self.person_id, self.name, self.seats[0].post if self.seats else "")

    def organisations(self, *roles: Role) -> frozenset[int]:
        """Return the ids of organisations where the viewer has one of the roles (any role if none is named)."""
        return frozenset(s.organisation_id for s in self.seats if not roles or s.role in roles)

    def owners(self, *roles: Role) -> frozenset[int]:
        """Return the owners in whose tree the viewer has one of the roles (any role if none is named)."""
        return frozenset(s.owner_id for s in self.seats if not roles or s.role in roles)

    def has(self, role: Role, organisation_id: int) -> bool:
        """Tell whether the viewer has that role in that organisation."""
        return any(s.role == role and s.organisation_id == organisation_id for s in self.seats)

    def is_administrator(self) -> bool:
        """Tell whether the viewer administers the installation."""
        return any(s.role == Role.ADMINISTRATOR for s in self.seats)


def check_may_administer(viewer: Viewer) -> None:
    """Raise NotAllowed unless the viewer administers units and people."""
    if not viewer.is_administrator():
        raise NotAllowed("Chỉ người quản trị hệ thống được làm việc này.")


def check_has_role(viewer: Viewer, roles: Iterable[Role], organisation_id: int, to_do: str) -> None:
    """Raise NotAllowed unless the viewer has one of the roles in that organisation; `to_do` names the deed."""
    wanted = tuple(roles)
    if not any(viewer.has(role, organisation_id) for role in wanted):
        who = " hoặc ".join(ROLE_LABELS[r].lower() for r in wanted)
        raise NotAllowed(f"Chỉ {who} của đơn vị được {to_do}.")


def actor_of(by: Viewer | Actor) -> Actor:
    """Return who the journal names: a viewer's own actor, or the actor given (the installation's own deeds)."""
    return by.actor if isinstance(by, Viewer) else by


def check_may_keep_accounts(by: Viewer | Actor) -> None:
    """Raise NotAllowed unless an administrator, or the installation itself (command line, demonstration)."""
    if isinstance(by, Viewer):
        check_may_administer(by)


def check_may_import_accounts(by: Viewer | Actor, *, owner_id: int, roles: Collection[str]) -> None:
    """Raise NotAllowed unless an administrator, the installation itself, or an organiser for the units' own people.

    An organiser gives accounts only to those whose passwords an organiser resets, and only in the own tree.
    """
    if isinstance(by, Viewer) and not by.is_administrator():
        if owner_id not in by.owners(Role.ORGANISER):
            check_may_administer(by)
        beyond = sorted(
            {ROLE_LABELS[Role(r)] for r in roles if r in ROLE_LABELS and Role(r) not in _RESET_BY_ORGANISER}
        )
        if beyond:
            raise NotAllowed(
                f"Cơ quan thường trực không cấp được tài khoản vai trò: {', '.join(beyond)}.",
                advice="Hãy nhờ quản trị hệ thống cấp, hoặc bỏ các dòng đó khỏi tệp.",
            )


def check_may_confirm(by: Viewer | Actor, *, owner_id: int) -> None:
    """Raise NotAllowed unless an administrator, an organiser in that owner's tree, or the installation itself."""
    if isinstance(by, Viewer) and not by.is_administrator() and owner_id not in by.owners(Role.ORGANISER):
        raise NotAllowed("Chỉ cơ quan thường trực của tỉnh hoặc quản trị hệ thống được xác nhận đơn vị.")


def check_may_keep_calendar(viewer: Viewer, *, owner_id: int) -> None:
    """Raise NotAllowed unless an organiser or an administrator in that owner's tree."""
    if owner_id not in viewer.owners(Role.ORGANISER, Role.ADMINISTRATOR):
        raise NotAllowed("Chỉ cơ quan thường trực hoặc quản trị hệ thống của tỉnh được sửa lịch làm việc.")


# A seat in a commune must not reach over the whole tree, so these roles sit elsewhere only.
_KINDS_OF_ROLE = {
    Role.ORGANISER: frozenset({"ministry", "province", "department", "agency"}),
    Role.SECTION_LEAD: frozenset({"ministry", "province", "department", "agency"}),
    Role.LEADER: frozenset({"ministry", "province"}),
}
_RESET_BY_ORGANISER = frozenset({Role.WRITER, Role.HEAD, Role.CLERK, Role.SECTION_LEAD})


def role_fits(role: Role, kind: str) -> bool:
    """Tell whether a body of that kind (Organisation.Kind) can have the role."""
    return role not in _KINDS_OF_ROLE or kind in _KINDS_OF_ROLE[role]


def check_role_fits(role: Role, kind: str) -> None:
    """Raise NotPossible where a body of that kind cannot have the role."""
    if not role_fits(role, kind):
        raise NotPossible(f"Vai trò “{ROLE_LABELS[role]}” không giao được cho loại đơn vị này.")


def may_reset_password(viewer: Viewer, *, person_id: int, seats: Collection[Seat]) -> bool:
    """Tell whether the viewer may reset the password of a person who has (or will have) these seats.

    An administrator resets anybody's. The head of a unit resets those who sit in that unit only; an organiser
    resets writers, heads, clerks and section leads of the own tree. Nobody resets an account that reaches
    further than that, nor their own.
    """
    if viewer.person_id == person_id:
        return False
    if viewer.is_administrator():
        return True
    if not seats or any(seat.role == Role.ADMINISTRATOR for seat in seats):
        return False
    heads, organises = viewer.organisations(Role.HEAD), viewer.owners(Role.ORGANISER)
    if all(seat.organisation_id in heads for seat in seats):
        return True
    return all(seat.owner_id in organises and seat.role in _RESET_BY_ORGANISER for seat in seats)


def check_may_reset_password(viewer: Viewer, *, person_id: int, seats: Collection[Seat]) -> None:
    """Raise NotAllowed unless `may_reset_password`."""
    if not may_reset_password(viewer, person_id=person_id, seats=seats):
        raise NotAllowed(
            "Chỉ lãnh đạo cùng đơn vị, cơ quan thường trực của tỉnh hoặc quản trị hệ thống được cấp lại mật khẩu này.",
            advice="Muốn đổi mật khẩu của chính mình, hãy dùng trang đổi mật khẩu.",
        )


def check_is_oneself(viewer: Viewer, *, person_id: int) -> None:
    """Raise NotAllowed unless the viewer is that person."""
    if viewer.person_id != person_id:
        raise NotAllowed("Chỉ chính người dùng được đổi mật khẩu của mình.")
