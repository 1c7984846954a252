import pytest

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Seat, Viewer
from tonghop.quality.permissions import check_may_read_findings, check_may_review, may_see_peers, sections_open_to
from tonghop.reports.permissions import Parties

OWNER, UNIT, STANDING, LEAD, OTHER_OWNER = 1, 2, 3, 4, 9
PARTIES = Parties(organisation_id=UNIT, owner_id=OWNER, standing_body_id=STANDING)
LEADS = {"1": STANDING, "2": LEAD, "hc": None}
ALL = frozenset(LEADS)


def seated(role: Role, organisation: int, owner: int = OWNER) -> Viewer:
    return Viewer(7, "Người xem", (Seat(organisation, owner, role),))


@pytest.mark.parametrize(
    ("viewer", "open_keys", "reads_findings"),
    [
        (seated(Role.ORGANISER, STANDING), ALL, True),
        (seated(Role.LEADER, OWNER), ALL, True),
        (seated(Role.SECTION_LEAD, LEAD), {"2"}, True),
        (seated(Role.SECTION_LEAD, STANDING), {"1"}, True),
        (seated(Role.SECTION_LEAD, LEAD, OTHER_OWNER), set(), False),
        (seated(Role.SECTION_LEAD, UNIT), set(), False),
        (seated(Role.WRITER, UNIT), set(), True),
        (seated(Role.HEAD, UNIT), set(), True),
        (seated(Role.CLERK, UNIT), set(), True),
        (seated(Role.WRITER, STANDING), set(), False),
        (seated(Role.WRITER, 77), set(), False),
        (seated(Role.ORGANISER, LEAD), set(), False),
        (seated(Role.LEADER, OTHER_OWNER, OTHER_OWNER), set(), False),
        (seated(Role.RECEIVER, OWNER), set(), False),
        (seated(Role.ADMINISTRATOR, OWNER), set(), False),
        (Viewer(7, "Không ghế"), set(), False),
    ],
)
def test_who_reads_what_at_the_desk(viewer, open_keys, reads_findings):
    assert sections_open_to(viewer, PARTIES, LEADS) == open_keys
    assert {key for key in LEADS if may_see_peers(viewer, PARTIES, key, LEADS)} == open_keys
    if open_keys:
        assert check_may_review(viewer, PARTIES, LEADS) == open_keys
    else:
        with pytest.raises(NotAllowed):
            check_may_review(viewer, PARTIES, LEADS)
    if reads_findings:
        check_may_read_findings(viewer, PARTIES, LEADS)
    else:
        with pytest.raises(NotAllowed):
            check_may_read_findings(viewer, PARTIES, LEADS)
