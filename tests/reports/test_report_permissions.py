"""Who may do what with a report: the whole table of roles, without a database."""

import pytest

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Seat, Viewer
from tonghop.reports import permissions
from tonghop.reports.permissions import Parties

OWNER, UNIT, OTHER, STANDING = 1, 2, 3, 4
COMMUNES = Parties(UNIT, OWNER, STANDING)
OWN = Parties(STANDING, OWNER, STANDING)
NOBODY = frozenset()


def viewer(role, organisation):
    return Viewer(9, "Ai đó", (Seat(organisation, OWNER, role),))


SEATS = [(role, place) for role in Role for place in (OWNER, UNIT, OTHER, STANDING)]


@pytest.mark.parametrize(("role", "place"), SEATS)
def test_the_table_of_a_communes_report(role, place):
    who = viewer(role, place)
    organiser = (role, place) == (Role.ORGANISER, STANDING)
    head = (role, place) == (Role.HEAD, UNIT)
    writer = (role, place) == (Role.WRITER, UNIT)
    clerk = (role, place) == (Role.CLERK, UNIT)
    leader = (role, place) == (Role.LEADER, OWNER)
    assert permissions.may_write(who, COMMUNES) == (writer or head or organiser)
    assert permissions.may_head(who, COMMUNES) == head
    assert permissions.may_organise(who, COMMUNES) == organiser
    assert permissions.may_judge(who, COMMUNES) == organiser
    assert permissions.may_accept(who, COMMUNES, NOBODY) == organiser
    assert permissions.may_read(who, COMMUNES) == (writer or head or clerk or organiser or leader)


@pytest.mark.parametrize(("role", "place"), SEATS)
def test_the_standing_bodys_own_report_is_the_leaders_to_judge(role, place):
    assert permissions.may_judge(viewer(role, place), OWN) == ((role, place) == (Role.LEADER, OWNER))


def test_whose_hand_was_on_it_does_not_accept():
    organiser = viewer(Role.ORGANISER, STANDING)
    assert not permissions.may_accept(organiser, COMMUNES, frozenset({9}))
    with pytest.raises(NotAllowed, match="chuyên viên khác"):
        permissions.check_may_accept(organiser, COMMUNES, frozenset({9}))


@pytest.mark.parametrize(
    "check",
    [
        lambda v: permissions.check_may_write(v, COMMUNES),
        lambda v: permissions.check_may_head(v, COMMUNES, "nộp"),
        lambda v: permissions.check_may_organise(v, COMMUNES, "nhận"),
        lambda v: permissions.check_may_judge(v, COMMUNES, "rà soát"),
        lambda v: permissions.check_may_accept(v, COMMUNES, NOBODY),
        lambda v: permissions.check_may_read(v, COMMUNES),
    ],
)
def test_a_stranger_is_turned_away_in_words(check):
    with pytest.raises(NotAllowed, match=r"\w"):
        check(Viewer(1, "Người lạ"))
