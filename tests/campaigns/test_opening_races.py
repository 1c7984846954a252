"""Two organisers at once: the database decides, and the one who comes second is told in words."""

import pytest

import factories
from races import at_once
from tonghop.campaigns.actions import exempt, open_campaign, record_received_outside
from tonghop.campaigns.models import Campaign
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def refusals(results):
    return [str(result) for result in results if isinstance(result, NotPossible)]


def test_the_same_plan_opened_twice_at_once_is_one_campaign(now):
    province = factories.make_province()
    plan, confirmed = factories.make_plan(province), factories.confirmed_campaign(province)
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    results = at_once(*[lambda: open_campaign(plan, confirmed=confirmed, by=organiser, at=now)] * 2)
    assert len(refusals(results)) == 1
    assert "đã được mở thành đợt báo cáo" in refusals(results)[0]
    assert Campaign.objects.count() == Entry.objects.filter(event="campaign.opened").count() == 1


def test_two_provinces_with_one_key_at_once_are_told_apart(now):
    deeds = []
    for name in ("Lào Cai", "Lai Châu"):
        province = factories.make_province(name=name)
        organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
        plan, confirmed = factories.make_plan(province), factories.confirmed_campaign(province)
        deeds.append(
            lambda plan=plan, confirmed=confirmed, by=organiser: open_campaign(plan, confirmed=confirmed, by=by, at=now)
        )
    assert ["đã dùng cho một đợt báo cáo khác" in text for text in refusals(at_once(*deeds))] == [True]
    assert Campaign.objects.count() == 1


def test_exempt_and_received_outside_at_once_leave_one_mark_and_a_whole_chain(now):
    province = factories.make_province()
    owed = factories.obligation_of(factories.open_campaign(province), province.communes[0])
    by = factories.viewer_in(province.standing_body, Role.ORGANISER)
    results = at_once(
        lambda: exempt(owed, reason="Lý do", by=by, at=now),
        lambda: record_received_outside(owed, number="1", date=None, sender="UBND xã", by=by, at=now),
    )
    assert len(refusals(results)) == 1
    owed.refresh_from_db()
    assert (owed.exempted_at is None) != (owed.outside_at is None)
    lines = list(chain_lines(f"obligation:{owed.pk}"))
    assert (len(lines), first_broken_place(lines)) == (1, None)
