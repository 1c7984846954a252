from dataclasses import asdict
from datetime import date

import pytest
from gazetteers import PLACES

from tonghop.journal.rules import SYSTEM
from tonghop.organisations import queries
from tonghop.organisations.actions import establish_ministries, establish_province
from tonghop.organisations.models import Membership, Organisation, Person, Place
from tonghop.organisations.permissions import Viewer

ENOUGH = ("15", "01", "22", "46", "91")  # loading all 3,355 before every test takes a third of a second


@pytest.fixture
def places(db):
    rows = [row for row in PLACES if row.code in ENOUGH or row.parent_code in ENOUGH]
    Place.objects.bulk_create(Place(**asdict(row)) for row in rows)


@pytest.fixture
def lao_cai(places, now):
    province = establish_province("15", by=SYSTEM, at=now)
    establish_ministries(by=SYSTEM, at=now)
    return province


@pytest.fixture
def body(lao_cai):
    def find(name: str) -> Organisation:
        return Organisation.objects.get(name=name)

    return find


@pytest.fixture
def seated(body, now):
    """Make a person with seats given as (body's name, role), from the start of 2026, and return it."""

    def make(sign_in_name: str, *seats: tuple[str, str], valid_from=date(2026, 1, 1), valid_to=None) -> Person:
        person = Person.objects.create_user(sign_in_name, "mat-khau-cu-123", name=f"Người {sign_in_name}")
        for name, role in seats:
            Membership.objects.create(
                person=person, organisation=body(name), role=role, valid_from=valid_from, valid_to=valid_to
            )
        return person

    return make


@pytest.fixture
def viewer(seated, now):
    def make(sign_in_name: str, *seats: tuple[str, str]) -> Viewer:
        return queries.viewer_of(seated(sign_in_name, *seats), today=now.date())

    return make


@pytest.fixture
def administrator(viewer):
    return viewer("quantri", ("UBND tỉnh Lào Cai", "administrator"))
