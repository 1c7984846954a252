from datetime import date, timedelta

import pytest

import factories
from tonghop.campaigns.actions import exempt, extend, record_received_outside
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
LATER = factories.OPENED_AT + timedelta(days=6)


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def campaign(province):
    return factories.open_campaign(province)


@pytest.fixture
def organiser(province):
    return factories.viewer_in(province.standing_body, Role.ORGANISER, name="Hoàng Thị Mai")


@pytest.fixture
def owed(campaign, province):
    return factories.obligation_of(campaign, province.communes[0])


def lines(owed):
    found = list(chain_lines(f"obligation:{owed.pk}"))
    assert first_broken_place(found) is None
    return [(line.event, line.subject_kind, line.subject_id, line.actor_name, line.at) for line in found]


def outside(owed, by, now, **changes):
    given = {"number": "45/BC-UBND", "date": date(2026, 5, 6), "sender": "UBND xã Bắc Hà"} | changes
    return record_received_outside(owed, **given, by=by, at=now)


def test_exempting_keeps_the_reason_and_a_line(owed, organiser, now):
    exempt(owed, reason="  Đang sáp nhập ", by=organiser, at=now)
    owed.refresh_from_db()
    assert (owed.exempt_reason, owed.exempted_at) == ("Đang sáp nhập", now)
    assert lines(owed) == [("obligation.exempted", "obligation", owed.pk, "Hoàng Thị Mai", now)]


def test_an_extension_says_in_the_journal_whether_the_due_moment_had_passed(owed, organiser):
    extend(owed, until=LATER, reason="Mưa lũ chia cắt", by=organiser, at=owed.due - timedelta(minutes=1))
    extend(owed, until=LATER + timedelta(days=3), reason="Chưa thông đường", by=organiser, at=LATER)
    before, after = (line.detail for line in chain_lines(f"obligation:{owed.pk}"))
    assert "granted" not in before
    assert after["granted"] == "sau khi đã quá hạn"


def test_extending_moves_the_due_moment_of_one_body(owed, campaign, organiser, now):
    extend(owed, until=LATER, reason="Mưa lũ chia cắt", by=organiser, at=now)
    owed.refresh_from_db()
    assert (owed.extended_to, owed.extension_reason) == (LATER, "Mưa lũ chia cắt")
    assert campaign.obligations.exclude(pk=owed.pk).filter(extended_to=None).count() == 4
    detail = chain_lines(f"obligation:{owed.pk}").get().detail
    assert detail["reason"] == "Mưa lũ chia cắt"
    assert detail["from"] == owed.due.isoformat()
    extend(owed, until=LATER + timedelta(days=1), reason="Chưa thông đường", by=organiser, at=now)
    assert [event for event, *_ in lines(owed)] == ["obligation.extended"] * 2


def test_a_paper_is_noted_with_number_date_and_sender(owed, organiser, now):
    outside(owed, organiser, now)
    owed.refresh_from_db()
    assert (owed.outside_number, owed.outside_date) == ("45/BC-UBND", date(2026, 5, 6))
    assert (owed.outside_sender, owed.outside_at) == ("UBND xã Bắc Hà", now)
    assert lines(owed) == [("obligation.received_outside", "obligation", owed.pk, "Hoàng Thị Mai", now)]


def test_a_paper_may_have_no_number_nor_date(owed, organiser, now):
    outside(owed, organiser, now, number=" ", date=None)
    owed.refresh_from_db()
    assert (owed.outside_number, owed.outside_date, owed.outside_at) == ("", None, now)


DEEDS = {
    "exempt": lambda owed, by, now: exempt(owed, reason="Lý do", by=by, at=now),
    "extend": lambda owed, by, now: extend(owed, until=LATER, reason="Lý do", by=by, at=now),
    "outside": outside,
}


def snapshot(owed):
    return type(owed).objects.filter(pk=owed.pk).values().get()


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_nobody_but_an_organiser_of_the_campaign_changes_anything(deed, owed, province, now):
    before = snapshot(owed)
    strangers = [
        factories.viewer_in(province.communes[0], Role.HEAD),
        factories.viewer_in(province.standing_body, Role.WRITER),
        factories.viewer_in(province.owner, Role.LEADER),
        factories.viewer_in(province.departments[1], Role.ORGANISER),
        factories.viewer_in(factories.make_province(name="Lai Châu").standing_body, Role.ORGANISER),
    ]
    for stranger in strangers:
        with pytest.raises(NotAllowed):
            deed(owed, stranger, now)
    assert snapshot(owed) == before
    assert lines(owed) == []


@pytest.mark.parametrize("first", ["exempt", "outside"])
@pytest.mark.parametrize("second", DEEDS)
def test_what_is_settled_is_not_settled_again(first, second, owed, organiser, now):
    DEEDS[first](owed, organiser, now)
    before = snapshot(owed)
    with pytest.raises(NotPossible, match="đã được"):
        DEEDS[second](owed, organiser, now)
    assert snapshot(owed) == before
    assert len(lines(owed)) == 1


@pytest.mark.parametrize("hours", [0, -1])
def test_an_extension_is_later_than_the_due_moment(hours, owed, organiser, now):
    with pytest.raises(NotPossible, match="phải muộn hơn"):
        extend(owed, until=owed.due + timedelta(hours=hours), reason="Lý do", by=organiser, at=now)
    assert snapshot(owed)["extended_to"] is None
    assert lines(owed) == []


def test_an_extension_into_the_past_is_refused(owed, organiser):
    with pytest.raises(NotPossible, match="muộn hơn lúc này"):
        extend(owed, until=LATER, reason="Lý do", by=organiser, at=LATER)
    assert lines(owed) == []


@pytest.mark.parametrize(
    ("deed", "what"),
    [
        (lambda owed, by, now: exempt(owed, reason=" ", by=by, at=now), "lý do miễn báo cáo"),
        (lambda owed, by, now: extend(owed, until=LATER, reason="", by=by, at=now), "lý do gia hạn"),
        (lambda owed, by, now: outside(owed, by, now, sender=" "), "nơi gửi"),
    ],
)
def test_a_reason_is_asked_for_by_name(deed, what, owed, organiser, now):
    before = snapshot(owed)
    with pytest.raises(NotPossible, match=f"Chưa ghi {what}"):
        deed(owed, organiser, now)
    assert snapshot(owed) == before
    assert lines(owed) == []
