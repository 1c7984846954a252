"""A small office whose people have addresses, and what was written to them."""

from dataclasses import dataclass
from datetime import datetime

from office import Office, make_office
from tonghop.chasing.actions import remind
from tonghop.chasing.models import Message, Reminder
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role

# The campaign opened on 04/5/2026 at 16:00 and is due at the end of 07/5/2026.
ONE_DAY_BEFORE = datetime(2026, 5, 6, 8, 0, tzinfo=VIETNAM)
ON_THE_DAY = datetime(2026, 5, 7, 8, 0, tzinfo=VIETNAM)
AFTER = datetime(2026, 5, 8, 8, 0, tzinfo=VIETNAM)


@dataclass
class Scene:
    office: Office

    def person(self, role: Role, commune: int = 0) -> Person:
        body = self.office.province.communes[commune] if role in {Role.WRITER, Role.HEAD} else None
        return self.office.person(role, body)

    def with_address(self, role: Role, commune: int = 0, address: str = "") -> Person:
        person = self.person(role, commune)
        Person.objects.filter(pk=person.pk).update(email=address or f"{role}-{commune}@lao-cai.example")
        person.refresh_from_db()
        return person

    def everybody(self) -> None:
        for commune in range(len(self.office.province.communes)):
            self.with_address(Role.WRITER, commune)
            self.with_address(Role.HEAD, commune)
        self.with_address(Role.ORGANISER)

    def remind(self, at: datetime) -> list[Reminder]:
        return remind(self.office.campaign, at=at)


def make_scene(now: datetime, *, communes: int = 2) -> Scene:
    scene = Scene(make_office(now, communes=communes))
    scene.everybody()
    return scene


def outbox() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("pk").values_list("address", "state"))
