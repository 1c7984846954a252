"""Lists cost as many queries with three rows as with one."""

from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from office import make_office
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality

pytestmark = pytest.mark.django_db


def queries(connection_of, client, url):
    client.get(url)  # the first answer compiles templates and fills caches
    with CaptureQueriesContext(connection_of) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.fixture
def count(db):
    from django.db import connection  # noqa: PLC0415 - only here

    return lambda client, url: queries(connection, client, url)


@pytest.mark.parametrize(
    ("page", "role", "most"),
    [
        ("", Role.ORGANISER, 5),  # session, person, seats, campaign, rows; one more where there is a cartogram
        ("ra-soat/", Role.ORGANISER, 8),
        ("ra-soat/cac-y/", Role.ORGANISER, 8),
        ("so-lieu/?muc=2", Role.ORGANISER, 14),
        ("so-lieu/TTHC.04/commune/", Role.LEADER, 14),
        ("lanh-dao/", Role.LEADER, 9),
        ("tong-hop/?muc=1", Role.ORGANISER, 12),
        ("van-ban/", Role.LEADER, 7),
    ],
)
def test_a_campaigns_lists(now, count, page, role, most):
    found = []
    for number, key in ((1, "mot"), (3, "ba")):
        office = make_office(now, communes=number, name=key, key=f"dot-{key}")
        for commune in range(number):
            (office.submitted if page == "ra-soat/" else office.accepted)(commune)
        found.append(count(office.client(role), f"/dot/{office.campaign.key}/{page}"))
    assert found[0] == found[1] <= most


def test_home_of_one_and_of_three_returned_reports(now, count):
    found = []
    for number, name in ((1, "Một"), (3, "Ba")):
        offices = [make_office(now, communes=1, name=f"{name} {n}", key=f"dot-{number}-{n}") for n in range(number)]
        person = offices[0].person(Role.WRITER)
        for office in offices:
            body = office.province.communes[0]
            if office is not offices[0]:
                person.memberships.create(
                    organisation=body, role=Role.WRITER, post="", valid_from=now - timedelta(days=30)
                )
            report = office.reviewed()
            reasons = {"1": "Nêu rõ", "2": "Thiếu số"}
            quality.return_report(report, reasons=reasons, by=office.viewer(Role.ORGANISER), at=now)
        found.append(count(offices[0].client(Role.WRITER), "/"))
    assert found[0] == found[1] <= 11


def test_plans_and_people(now, count):
    found = []
    for number, name in ((1, "Một"), (3, "Ba")):
        office = make_office(now, communes=number, name=name, key=f"dot-{number}")
        for body in office.province.communes:
            office.person(Role.WRITER, body)
        client = office.client(Role.ORGANISER)
        found.append((count(client, "/ke-hoach/"), count(client, "/tai-khoan/danh-sach/")))
    assert found[0] == found[1]
    assert max(found[0]) <= 7
