from dataclasses import replace
from datetime import date

import pytest

import factories
from tonghop.campaigns.actions import exempt, open_campaign, open_from_file
from tonghop.campaigns.models import Campaign, Obligation, Section, Task
from tonghop.campaigns.queries import (
    changes_in_file,
    confirmed_of,
    export_campaign,
    next_campaign_of,
    obligations_in,
    owner_tree,
)
from tonghop.campaigns.rules.facts import CampaignTask
from tonghop.campaigns.rules.portable import from_yaml, to_yaml
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def organiser(province):
    return factories.viewer_in(province.standing_body, Role.ORGANISER, name="Hoàng Thị Mai")


@pytest.fixture
def confirmed(province):
    """A campaign with a partner, a task, and a body that is exempt."""
    made = factories.confirmed_campaign(province, exempt=((province.communes[1].pk, "Đang sáp nhập"),))
    first = replace(made.sections[0], partner_ids=(province.departments[1].pk,))
    task = CampaignTask(
        "I.1", "Sắp xếp bộ máy", ("Sở Nội vụ", "Sở Lạ"), (province.standing_body.pk,), ("Sở Tài chính",),
        "before", date(2026, 5, 8), "trước ngày 08/5/2026", section_key="1", origin="corrected",
    )  # fmt: skip
    return replace(made, sections=(first, *made.sections[1:]), tasks=(task,))


@pytest.fixture
def campaign(province, organiser, confirmed):
    return open_campaign(factories.make_plan(province), confirmed=confirmed, by=organiser, at=factories.OPENED_AT)


def with_key(text, key="dot-moi"):
    return text.replace("mã đợt: so-ket-01-nam", f"mã đợt: {key}")


def test_a_campaign_is_exported_as_it_was_confirmed(campaign, organiser, province, confirmed):
    assert confirmed_of(campaign) == confirmed
    text = export_campaign(organiser, campaign)
    assert from_yaml(text, owner_tree(province.owner)) == confirmed
    assert text == to_yaml(confirmed, owner_tree(province.owner))


def test_opened_from_its_file_it_is_the_same_campaign_again(campaign, organiser, province, now):
    text = with_key(export_campaign(organiser, campaign))
    again = open_from_file(province.owner, text=text, by=organiser, at=now)
    assert confirmed_of(again) == replace(confirmed_of(campaign), key="dot-moi")
    assert (again.plan, again.owner, again.opened_at, again.opened_by) == (None, province.owner, now, "Hoàng Thị Mai")
    assert again.obligations.count() == 5
    assert list(again.indicators.values_list("code", flat=True)) == list(
        campaign.indicators.values_list("code", flat=True)
    )
    line = Entry.objects.get(event="campaign.opened", subject_id=again.pk)
    assert (line.detail["plan"], line.detail["file_sha256"]) == (None, sha256(text.encode()))
    owed = factories.obligation_of(again, province.communes[1])
    assert Entry.objects.filter(event="obligation.exempted", subject_id=owed.pk).count() == 1


def test_an_exemption_given_since_is_in_the_file_and_a_body_that_ended_is_still_named(
    campaign, organiser, province, now
):
    exempt(factories.obligation_of(campaign, province.communes[0]), reason="Bão lũ", by=organiser, at=now)
    Organisation.objects.filter(pk=province.communes[2].pk).update(valid_to=date(2026, 6, 1))
    text = export_campaign(organiser, campaign)
    assert "lý do: Bão lũ" in text
    assert province.communes[2].name in text
    with pytest.raises(NotPossible, match="1 đơn vị trong tệp không có ở"):
        open_from_file(province.owner, text=with_key(text), by=organiser, at=now)


def test_next_years_campaign_is_proposed_with_what_differs_and_opens_from_its_file(campaign, organiser, province, now):
    made = next_campaign_of(organiser, campaign)
    told = {c.what: (c.before, c.after) for c in made.changes}
    assert told["Mã đợt"] == ("so-ket-01-nam", "so-ket-01-nam-2027")
    assert told[f"Miễn báo cáo: {province.communes[1].name}"] == ("Đang sáp nhập", "")
    assert changes_in_file(organiser, campaign, made.text) == made.changes
    opened = open_from_file(province.owner, text=made.text, by=organiser, at=now)
    assert opened.key == "so-ket-01-nam-2027"
    assert {o.named_day for o in obligations_in(organiser, opened, today=now.date())} == {date(2027, 5, 8)}


def counts():
    return [table.objects.count() for table in (Campaign, Section, Obligation, Task, Entry)]


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (("", ""), "đã dùng cho một đợt báo cáo khác"),
        (("mã đợt: so-ket-01-nam", "mã đợt: Sơ kết"), "mã đợt “Sơ kết”"),
        (("UBND xã Bảo Nhai", "UBND xã Nơi Khác"), "UBND xã Nơi Khác"),
        (("tên ngắn: ", "tên ngắn: " + "dài " * 40), "tên ngắn dài quá 120 ký tự"),
        (("mục: '1'", "mục: '9'"), "gắn với mục “9” không có trong đề cương"),
        (("mã đợt:", "mã"), "Dòng"),
    ],
)
def test_a_file_that_cannot_stand_opens_nothing(edit, problem, campaign, organiser, province, now):
    text = export_campaign(organiser, campaign)
    before, (old, new) = counts(), edit
    edited = (text if "mã đợt" in old else with_key(text)).replace(old, new) if old else text
    assert old in text
    with pytest.raises(NotPossible, match=problem):
        open_from_file(province.owner, text=edited, by=organiser, at=now)
    assert counts() == before


def test_only_the_organiser_of_the_standing_body_opens_a_file_and_only_readers_export(
    campaign, organiser, province, now
):
    text = with_key(export_campaign(organiser, campaign))
    other = factories.make_province(name="Lai Châu")
    before = counts()
    for organisation, role in (
        (province.standing_body, Role.HEAD),
        (province.departments[1], Role.ORGANISER),
        (province.owner, Role.LEADER),
        (other.standing_body, Role.ORGANISER),
    ):
        with pytest.raises(NotAllowed):
            open_from_file(province.owner, text=text, by=factories.viewer_in(organisation, role), at=now)
    for organisation, role in ((province.communes[0], Role.HEAD), (other.standing_body, Role.ORGANISER)):
        stranger = factories.viewer_in(organisation, role)
        for read in (export_campaign, next_campaign_of):
            with pytest.raises(NotAllowed):
                read(stranger, campaign)
        with pytest.raises(NotAllowed):
            changes_in_file(stranger, campaign, text)
    assert counts() == before
    assert export_campaign(factories.viewer_in(province.owner, Role.LEADER), campaign)


@pytest.mark.parametrize("communes", [2, 6])
def test_queries_do_not_grow_with_bodies(communes, now, django_assert_num_queries, django_assert_max_num_queries):
    province = factories.make_province(communes=communes)
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    campaign = factories.open_campaign(province)
    campaign = Campaign.objects.select_related("owner").get(pk=campaign.pk)
    with django_assert_num_queries(4):
        text = export_campaign(organiser, campaign)
    with django_assert_max_num_queries(20):
        open_from_file(province.owner, text=with_key(text), by=organiser, at=now)
