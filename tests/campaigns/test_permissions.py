from dataclasses import dataclass

import pytest

from tonghop.campaigns.permissions import (
    check_may_open,
    check_may_organise,
    check_may_read_campaign,
    may_head_for,
    may_lead,
    may_open,
    may_organise,
    may_read_campaign,
    may_read_obligation,
    may_write_for,
)
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Seat, Viewer

OWNER, STANDING, DEPARTMENT, COMMUNE, NEIGHBOUR = 1, 2, 3, 4, 5
OTHER_OWNER, OTHER_COMMUNE = 11, 14


@dataclass(frozen=True)
class Facts:
    owner_id: int = OWNER
    standing_body_id: int = STANDING
    organisation_id: int = COMMUNE
    lead_id: int | None = DEPARTMENT


FACTS = Facts()
PLACES = [
    (OWNER, OWNER),
    (STANDING, OWNER),
    (DEPARTMENT, OWNER),
    (COMMUNE, OWNER),
    (NEIGHBOUR, OWNER),
    (OTHER_OWNER, OTHER_OWNER),
    (OTHER_COMMUNE, OTHER_OWNER),
]
SEATS = [(role, *place) for role in Role for place in PLACES]


def viewer(role, organisation_id, owner_id):
    return Viewer(9, "Lò Văn Minh", (Seat(organisation_id, owner_id, role),))


@pytest.mark.parametrize(("role", "organisation_id", "owner_id"), SEATS)
def test_only_an_organiser_of_the_standing_body_opens_and_organises(role, organisation_id, owner_id):
    who = viewer(role, organisation_id, owner_id)
    allowed = (role, organisation_id) == (Role.ORGANISER, STANDING)
    assert may_organise(who, FACTS) == may_open(who, owner_id=OWNER, standing_body_id=STANDING) == allowed


@pytest.mark.parametrize(("role", "organisation_id", "owner_id"), SEATS)
def test_who_sees_the_whole_campaign(role, organisation_id, owner_id):
    in_tree = role in (Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER) and owner_id == OWNER
    allowed = in_tree or (role, organisation_id) == (Role.ORGANISER, STANDING)
    assert may_read_campaign(viewer(role, organisation_id, owner_id), FACTS) == allowed


@pytest.mark.parametrize(("role", "organisation_id", "owner_id"), SEATS)
def test_who_writes_heads_reads_and_leads(role, organisation_id, owner_id):
    who = viewer(role, organisation_id, owner_id)
    assert may_write_for(who, FACTS) == ((role, organisation_id) == (Role.WRITER, COMMUNE))
    assert may_head_for(who, FACTS) == ((role, organisation_id) == (Role.HEAD, COMMUNE))
    assert may_lead(who, FACTS) == ((role, organisation_id) == (Role.SECTION_LEAD, DEPARTMENT))
    own = role in (Role.WRITER, Role.HEAD, Role.CLERK) and organisation_id == COMMUNE
    assert may_read_obligation(who, FACTS, FACTS) == (own or may_read_campaign(who, FACTS))


def test_a_standing_body_of_another_tree_is_not_enough():
    who = viewer(Role.ORGANISER, STANDING, OTHER_OWNER)
    assert not may_organise(who, FACTS)


def test_nobody_leads_a_section_without_a_lead():
    assert not may_lead(viewer(Role.SECTION_LEAD, DEPARTMENT, OWNER), Facts(lead_id=None))


def test_the_checks_say_who_may_instead():
    writer = viewer(Role.WRITER, COMMUNE, OWNER)
    with pytest.raises(NotAllowed, match="cơ quan thường trực"):
        check_may_open(writer, owner_id=OWNER, standing_body_id=STANDING)
    with pytest.raises(NotAllowed, match="được gia hạn"):
        check_may_organise(writer, FACTS, "gia hạn")
    with pytest.raises(NotAllowed, match="báo cáo của đơn vị mình"):
        check_may_read_campaign(writer, FACTS)


def test_the_checks_let_the_organiser_through():
    organiser = viewer(Role.ORGANISER, STANDING, OWNER)
    check_may_open(organiser, owner_id=OWNER, standing_body_id=STANDING)
    check_may_organise(organiser, FACTS, "gia hạn")
    check_may_read_campaign(organiser, FACTS)
