"""Các tỉnh: whoever reads several provinces sees their figures side by side, and nobody else's."""

from dataclasses import replace

import pytest
from markup import check

from office import make_office
from tonghop.campaigns.models import Campaign
from tonghop.consolidation.queries import figures_page, provinces_page
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
FIGURES = {"BM.01": "50", "BM.02": "49", "TTHC.04": "1.000", "TTHC.05": "900", "TTHC.06": "100"}


@pytest.fixture
def offices(now):
    """Two provinces that report on the same thing, and a third that reports on another."""
    found = [make_office(now, communes=2, name=name, key=f"dot-{n}") for n, name in enumerate(("Một", "Hai", "Ba"))]
    Campaign.objects.filter(pk=found[2].campaign.pk).update(receiver="Bộ khác")
    for office in found:
        office.accepted(0)
    found[1].accepted(1, values=FIGURES)
    return found


def everywhere(offices):
    """A reader of all three: the same person with a leader's seat at each owner."""
    viewers = [office.viewer(Role.LEADER) for office in offices]
    return replace(viewers[0], seats=tuple(seat for viewer in viewers for seat in viewer.seats))


def test_each_row_says_what_the_provinces_own_page_says(offices):
    viewer, campaign = everywhere(offices), offices[0].campaign
    for scope in ("commune", "department", "all"):
        page = provinces_page(viewer, campaign, section_key="2", scope=scope)
        assert [row.key for row in page.rows] == ["dot-1", "dot-0"]
        for row in page.rows:
            own = next(o.campaign for o in offices if o.campaign.key == row.key)
            columns = figures_page(viewer, own, section_key="2").columns
            totals = [c.totals[scope].total if scope in c.totals else None for c in columns]
            shown = [cell for cell, c in zip(row.cells, columns, strict=True) if scope != "all" or "all" in c.totals]
            assert shown == [t for t, c in zip(totals, columns, strict=True) if scope != "all" or "all" in c.totals]
    whole = provinces_page(viewer, campaign, section_key="2").whole
    assert (whole.counted, whole.asked) == (3, 4)
    place = [i.code for i in page.indicators].index("TTHC.04")
    assert whole.cells[place] == sum(row.cells[place] for row in provinces_page(viewer, campaign, section_key="2").rows)


def test_the_queries_are_as_many_whatever_the_number_of_provinces(offices, django_assert_num_queries):
    for viewer in (offices[0].viewer(Role.LEADER), everywhere(offices)):
        with django_assert_num_queries(5):
            provinces_page(viewer, offices[0].campaign)


def test_the_page_and_its_tab(offices):
    person = offices[0].person(Role.LEADER)
    client = offices[0].client(Role.LEADER)
    alone = check(client.get("/dot/dot-0/cac-tinh/?muc=2&cap=all"))
    assert "Tất cả (1)" in alone.text
    assert "/dot/dot-0/cac-tinh/" not in alone.links
    seat = offices[1].person(Role.LEADER).memberships.get()
    seat.pk, seat.person = None, person
    seat.save()
    both = check(client.get("/dot/dot-0/cac-tinh/?muc=2"))
    assert "Tất cả (2)" in both.text
    assert {"/dot/dot-0/cac-tinh/", "/dot/dot-1/so-lieu/?muc=2"} <= set(both.links)
    assert client.get("/dot/dot-0/cac-tinh/?muc=khong-co").status_code == 409
    assert offices[2].client(Role.LEADER).get("/dot/dot-0/cac-tinh/").status_code == 403
