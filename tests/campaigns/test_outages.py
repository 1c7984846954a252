"""An outage moves the due moments that lay ahead by its length; what had passed and what is settled stays."""

from datetime import datetime, timedelta

import pytest

import factories
from tonghop.campaigns.actions import exempt, extend_several, record_outage
from tonghop.campaigns.models import Outage
from tonghop.campaigns.rules.obligations import ObligationFacts, still_owes
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.moments import VIETNAM, end_of
from tonghop.organisations.permissions import Role

BEGINS = datetime(2026, 5, 7, 21, 0, tzinfo=VIETNAM)
ENDS = BEGINS + timedelta(hours=4)
AFTER = datetime(2026, 5, 8, 8, 0, tzinfo=VIETNAM)


@pytest.fixture
def scene(db, now):
    province = factories.make_province()
    campaign = factories.open_campaign(province)
    return campaign, factories.viewer_in(province.standing_body, Role.ORGANISER)


def test_due_moments_move_by_the_length_and_each_has_its_line(scene, now):
    campaign, organiser = scene
    first, second, *rest = campaign.obligations.order_by("pk")
    exempt(first, reason="Thiên tai", by=organiser, at=now)
    extend_several(
        campaign,
        obligation_ids=[second.pk],
        until=end_of(now.date()) + timedelta(days=3),
        reason="Mưa lũ",
        by=organiser,
        at=now,
    )
    outage = record_outage(campaign, begins=BEGINS, ends=ENDS, reason="mất điện", by=organiser, at=AFTER)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.extended_to is None
    assert second.extended_to == end_of(now.date()) + timedelta(days=3, hours=4)
    for obligation in rest:
        due = obligation.due
        obligation.refresh_from_db()
        assert obligation.extended_to == due + timedelta(hours=4)
        assert obligation.extension_reason == "Hệ thống gián đoạn từ 21:00 ngày 07/05 đến 01:00 ngày 08/05: mất điện"
        line = chain_lines(f"obligation:{obligation.pk}").last()
        assert (line.event, line.detail["outage"]) == ("obligation.extended", outage.pk)
        assert first_broken_place(chain_lines(f"obligation:{obligation.pk}")) is None
    assert Entry.objects.get(event="campaign.outage").detail["moved"] == 4


def test_one_that_came_after_the_due_moment_moves_nothing(scene):
    campaign, organiser = scene
    begins = datetime(2026, 5, 8, 0, 0, tzinfo=VIETNAM)
    record_outage(campaign, begins=begins, ends=begins + timedelta(hours=1), reason="bảo trì", by=organiser, at=AFTER)
    assert not campaign.obligations.exclude(extended_to=None).exists()


@pytest.mark.parametrize(
    ("begins", "ends", "reason", "said"),
    [
        (BEGINS, BEGINS, "x", "không hợp lý"),
        (BEGINS, AFTER + timedelta(hours=1), "x", "chưa kết thúc"),
        (datetime(2026, 5, 1, tzinfo=VIETNAM), datetime(2026, 5, 1, 3, tzinfo=VIETNAM), "x", "mở lúc"),
        (BEGINS + timedelta(hours=1), ENDS + timedelta(hours=1), "x", "trùng"),
        (ENDS, ENDS + timedelta(hours=1), " ", "lý do gián đoạn"),
    ],
)
def test_a_refusal_changes_nothing(scene, begins, ends, reason, said):
    campaign, organiser = scene
    record_outage(campaign, begins=BEGINS, ends=ENDS, reason="mất điện", by=organiser, at=AFTER)
    before = list(campaign.obligations.values()), Entry.objects.count()
    with pytest.raises(NotPossible, match=said):
        record_outage(campaign, begins=begins, ends=ends, reason=reason, by=organiser, at=AFTER)
    assert (list(campaign.obligations.values()), Entry.objects.count()) == before
    assert Outage.objects.count() == 1


def test_only_who_runs_the_campaign_records_one(scene):
    campaign, _ = scene
    leader = factories.viewer_in(campaign.owner, Role.LEADER)
    with pytest.raises(NotAllowed):
        record_outage(campaign, begins=BEGINS, ends=ENDS, reason="mất điện", by=leader, at=AFTER)
    assert not Outage.objects.exists()


def test_a_group_is_extended_all_or_none(scene, now):
    campaign, organiser = scene
    ids = list(campaign.obligations.order_by("pk").values_list("pk", flat=True))
    until = end_of(now.date()) + timedelta(days=4)
    extended = extend_several(campaign, obligation_ids=ids[:3], until=until, reason="Mưa lũ", by=organiser, at=now)
    assert [o.extended_to for o in extended] == [until] * 3
    lines = Entry.objects.filter(event="obligation.extended").count()
    with pytest.raises(NotPossible, match=r"Sở|UBND"):
        extend_several(campaign, obligation_ids=[ids[4], ids[0]], until=until, reason="Nữa", by=organiser, at=now)
    with pytest.raises(NotPossible, match="Chưa chọn"):
        extend_several(campaign, obligation_ids=[], until=until, reason="Nữa", by=organiser, at=now)
    assert campaign.obligations.get(pk=ids[4]).extended_to is None
    assert Entry.objects.filter(event="obligation.extended").count() == lines


@pytest.mark.parametrize(
    ("state", "more", "owes"),
    [
        (None, {}, True),
        ("drafting", {}, True),
        ("awaiting_approval", {}, True),
        ("reopened", {"submitted_at": BEGINS}, False),
        ("returned", {"submitted_at": BEGINS}, False),
        ("submitted", {"submitted_at": BEGINS}, False),
        ("held", {"submitted_at": BEGINS}, False),
        (None, {"exempt": True}, False),
        ("drafting", {"outside": True}, False),
    ],
)
def test_who_still_owes(state, more, owes):
    facts = ObligationFacts(state=state, due=ENDS, named_day=ENDS.date(), **more)
    assert still_owes(facts) is owes
