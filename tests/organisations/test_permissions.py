import pytest

from tonghop.journal.rules import SYSTEM, Actor
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import (
    ROLE_LABELS,
    Role,
    Seat,
    Viewer,
    actor_of,
    check_has_role,
    check_is_oneself,
    check_may_administer,
    check_may_confirm,
    check_may_keep_accounts,
    check_may_reset_password,
    check_role_fits,
    may_reset_password,
    role_fits,
)

PROVINCE, OTHER_PROVINCE = 1, 2
HOME_AFFAIRS, HEALTH, BAC_HA, ELSEWHERE = 11, 12, 13, 21


def seat(organisation, role, owner=PROVINCE):
    return Seat(organisation, owner, Role(role), "Chuyên viên")


def viewer(*seats):
    return Viewer(7, "Lò Văn Minh", seats)


ADMINISTRATOR = viewer(seat(PROVINCE, "administrator"))
ORGANISER = viewer(seat(HOME_AFFAIRS, "organiser"))
HEAD = viewer(seat(HEALTH, "head"))
WRITER = viewer(seat(HEALTH, "writer"))
LEADER = viewer(seat(PROVINCE, "leader"))
NOBODY = viewer()


@pytest.mark.parametrize(
    ("by", "seats", "may"),
    [
        (ADMINISTRATOR, [seat(PROVINCE, "administrator")], True),
        (ADMINISTRATOR, [seat(ELSEWHERE, "head", OTHER_PROVINCE)], True),
        (ADMINISTRATOR, [], True),
        (ORGANISER, [seat(BAC_HA, "writer")], True),
        (ORGANISER, [seat(BAC_HA, "head"), seat(HEALTH, "clerk")], True),
        (ORGANISER, [seat(HEALTH, "section_lead")], True),
        (ORGANISER, [seat(HOME_AFFAIRS, "organiser")], False),
        (ORGANISER, [seat(PROVINCE, "leader")], False),
        (ORGANISER, [seat(BAC_HA, "writer"), seat(PROVINCE, "leader")], False),
        (ORGANISER, [seat(ELSEWHERE, "writer", OTHER_PROVINCE)], False),
        (ORGANISER, [seat(BAC_HA, "writer"), seat(ELSEWHERE, "writer", OTHER_PROVINCE)], False),
        (ORGANISER, [seat(PROVINCE, "administrator")], False),
        (ORGANISER, [], False),
        (HEAD, [seat(HEALTH, "writer")], True),
        (HEAD, [seat(HEALTH, "head")], True),
        (HEAD, [seat(HEALTH, "section_lead")], True),
        (HEAD, [seat(BAC_HA, "writer")], False),
        (HEAD, [seat(HEALTH, "writer"), seat(BAC_HA, "writer")], False),
        (HEAD, [seat(HEALTH, "administrator")], False),
        (HEAD, [], False),
        (WRITER, [seat(HEALTH, "writer")], False),
        (LEADER, [seat(HEALTH, "writer")], False),
        (NOBODY, [seat(HEALTH, "writer")], False),
    ],
)
def test_who_may_reset_whose_password(by, seats, may):
    assert may_reset_password(by, person_id=8, seats=seats) is may
    if may:
        check_may_reset_password(by, person_id=8, seats=seats)
    else:
        with pytest.raises(NotAllowed):
            check_may_reset_password(by, person_id=8, seats=seats)


@pytest.mark.parametrize("by", [ADMINISTRATOR, ORGANISER, HEAD])
def test_nobody_resets_their_own(by):
    assert not may_reset_password(by, person_id=by.person_id, seats=by.seats)


@pytest.mark.parametrize("by", [ORGANISER, HEAD, WRITER, LEADER, NOBODY])
def test_only_an_administrator_keeps_accounts(by):
    with pytest.raises(NotAllowed):
        check_may_keep_accounts(by)
    with pytest.raises(NotAllowed):
        check_may_administer(by)
    check_may_keep_accounts(ADMINISTRATOR)
    check_may_keep_accounts(SYSTEM)


@pytest.mark.parametrize(
    ("by", "owner", "may"),
    [
        (ADMINISTRATOR, OTHER_PROVINCE, True),
        (ORGANISER, PROVINCE, True),
        (ORGANISER, OTHER_PROVINCE, False),
        (HEAD, PROVINCE, False),
        (LEADER, PROVINCE, False),
        (NOBODY, PROVINCE, False),
        (SYSTEM, PROVINCE, True),
    ],
)
def test_who_may_confirm_a_body(by, owner, may):
    if may:
        check_may_confirm(by, owner_id=owner)
    else:
        with pytest.raises(NotAllowed):
            check_may_confirm(by, owner_id=owner)


@pytest.mark.parametrize("kind", [kind.value for kind in Organisation.Kind])
@pytest.mark.parametrize("role", list(Role))
def test_which_bodies_have_which_roles(role, kind):
    local = kind in {"commune", "ward", "special_zone"}
    expected = {
        Role.LEADER: kind in {"ministry", "province"},
        Role.ORGANISER: not local,
        Role.SECTION_LEAD: not local,
    }.get(role, True)
    assert role_fits(role, kind) is expected
    if expected:
        check_role_fits(role, kind)
    else:
        with pytest.raises(NotPossible, match=ROLE_LABELS[role]):
            check_role_fits(role, kind)


def test_only_oneself_is_oneself():
    check_is_oneself(WRITER, person_id=7)
    with pytest.raises(NotAllowed):
        check_is_oneself(ADMINISTRATOR, person_id=8)


def test_a_viewer_answers_for_its_seats():
    both = viewer(seat(HEALTH, "head"), seat(ELSEWHERE, "writer", OTHER_PROVINCE))
    assert both.organisations() == {HEALTH, ELSEWHERE}
    assert both.organisations(Role.HEAD) == {HEALTH}
    assert both.owners() == {PROVINCE, OTHER_PROVINCE}
    assert both.owners(Role.WRITER) == {OTHER_PROVINCE}
    assert both.has(Role.HEAD, HEALTH)
    assert not both.has(Role.HEAD, ELSEWHERE)
    assert not both.is_administrator()


def test_a_viewer_is_an_actor_with_a_post():
    assert HEAD.actor == actor_of(HEAD) == Actor(7, "Lò Văn Minh", "Chuyên viên")
    assert NOBODY.actor == Actor(7, "Lò Văn Minh", "")
    assert actor_of(SYSTEM) is SYSTEM


def test_a_missing_role_is_named():
    check_has_role(HEAD, [Role.WRITER, Role.HEAD], HEALTH, "trình duyệt")
    with pytest.raises(NotAllowed, match="Chỉ cán bộ soạn thảo hoặc lãnh đạo đơn vị của đơn vị được trình duyệt"):
        check_has_role(HEAD, [Role.WRITER, Role.HEAD], BAC_HA, "trình duyệt")
