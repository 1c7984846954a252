from datetime import date

import pytest

import factories
from tonghop.campaigns import queries
from tonghop.campaigns.rules.catalogue import parse_catalogue
from tonghop.campaigns.rules.obligations import board_state
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.models import Membership
from tonghop.organisations.permissions import Role, Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 6)


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def campaign(province):
    return factories.open_campaign(province)


@pytest.fixture
def writer(province):
    return factories.viewer_in(province.communes[0], Role.WRITER)


def test_a_writer_finds_what_the_own_unit_owes_with_its_outline_figures_and_rules(campaign, province, writer):
    (owed,) = queries.obligations_of(writer)
    assert (owed.organisation, owed.campaign) == (province.communes[0], campaign)
    assert queries.obligation_for(writer, owed.pk) == owed
    assert [s.key for s in queries.sections_of(owed)] == ["1", "2", "3", "hc", "kn"]
    codes = {i.code for i in queries.indicators_of(owed)}
    assert "TTHC.04" in codes
    assert "tiep-nhan-theo-cach-nop" in {r.rule_id for r in queries.rules_for(owed)}
    assert all({r.left, *r.right} <= codes for r in queries.rules_for(owed))


def test_a_department_is_asked_only_for_its_own_sections_and_figures(campaign, province):
    owed = factories.obligation_of(campaign, province.departments[1])
    assert [s.key for s in queries.sections_of(owed)] == ["2", "3", "hc", "kn"]
    asked = queries.indicators_of(owed)
    assert {i.section.key for i in asked} <= {"2"}
    assert all(i.applies_to in ("both", "department") for i in asked)
    own = {i.code for i in asked}
    assert all({r.left, *r.right} <= own for r in queries.rules_for(owed))
    assert len(queries.rules_for(owed)) < len(queries.rules_of(campaign))


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER, Role.ADMINISTRATOR])
def test_nobody_in_another_province_finds_anything(campaign, role):
    other = factories.make_province(name="Lai Châu")
    stranger = factories.viewer_in(other.standing_body, role)
    owed = campaign.obligations.first()
    assert queries.campaigns_for(stranger) == queries.obligations_of(stranger) == []
    with pytest.raises(NotAllowed):
        queries.campaign_for(stranger, campaign.key)
    with pytest.raises(NotAllowed):
        queries.obligation_for(stranger, owed.pk)
    with pytest.raises(NotAllowed):
        queries.obligations_in(stranger, campaign, today=TODAY)


def test_a_writer_sees_neither_the_neighbour_nor_the_whole(campaign, province, writer):
    neighbour = factories.obligation_of(campaign, province.communes[1])
    with pytest.raises(NotAllowed):
        queries.obligation_for(writer, neighbour.pk)
    with pytest.raises(NotAllowed, match="báo cáo của đơn vị mình"):
        queries.campaign_for(writer, campaign.key)
    with pytest.raises(NotAllowed):
        queries.obligations_in(writer, campaign, today=TODAY)
    assert queries.campaigns_for(writer) == [campaign]


def test_an_administrator_and_somebody_without_a_seat_see_no_content(campaign, province):
    administrator = factories.viewer_in(province.owner, Role.ADMINISTRATOR)
    for viewer in (administrator, Viewer(0, "Không ghế")):
        assert queries.campaigns_for(viewer) == []
        with pytest.raises(NotAllowed):
            queries.campaign_for(viewer, campaign.key)


@pytest.mark.parametrize(
    ("role", "place"), [(Role.ORGANISER, "standing_body"), (Role.LEADER, "owner"), (Role.SECTION_LEAD, "standing_body")]
)
def test_who_sees_the_whole_finds_the_campaign_and_every_obligation(campaign, province, role, place):
    viewer = factories.viewer_in(getattr(province, place), role)
    assert queries.campaigns_for(viewer) == [campaign]
    assert queries.campaign_for(viewer, campaign.key) == campaign
    board = list(queries.obligations_in(viewer, campaign, today=TODAY))
    assert [o.organisation for o in board] == [*province.communes, *province.departments]


def test_an_unknown_key_is_no_campaign(province):
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    with pytest.raises(NotAllowed, match="Không có đợt báo cáo này"):
        queries.campaign_for(organiser, "khong-co")


def test_a_body_has_an_account_while_a_writer_or_head_is_seated(campaign, province, writer):
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    factories.viewer_in(province.communes[1], Role.CLERK)
    left = factories.person_in(province.communes[2], Role.HEAD)
    Membership.objects.filter(person=left).update(valid_to=TODAY)
    found = {o.organisation: o for o in queries.obligations_in(organiser, campaign, today=TODAY)}
    assert [found[c].has_account for c in province.communes] == [True, False, False]
    facts = queries.obligation_facts(found[province.communes[1]], state=None)
    shown = board_state(facts, factories.OPENED_AT)
    assert (shown.word, shown.labels) == ("Chưa mở", ("không liên lạc được",))


def test_the_outline_and_figures_of_a_whole_campaign(campaign, province):
    assert [s.lead for s in queries.sections_in(campaign)][:2] == province.departments
    positions = [i.position for i in queries.indicators_in(campaign)]
    assert positions == list(range(1, len(positions) + 1))


def test_the_catalogue_is_read_whole():
    catalogue = queries.catalogue()
    assert (len(catalogue.sets), len(catalogue.indicators), len(catalogue.rules)) == (8, 131, 38)
    assert catalogue.set_for_title("4. VỀ THỦ TỤC HÀNH CHÍNH") == "tthc"
    assert catalogue.set_for_title("Bài học kinh nghiệm") == ""
    assert catalogue.indicators_in("khong-co") == ()


@pytest.mark.parametrize(
    "spoilt",
    [
        {
            "indicators": "code,set,name,unit,adds,numerator,denominator,decimals,applies_to,explanation\nA.01,a,A,b,add,,,0,both,x\n"
        },
        {"rules": "id,kind,left,right,message\na,more,A.01,A.02,x\n"},
    ],
)
def test_a_catalogue_with_an_unknown_word_is_refused(spoilt):
    files = {"sets": "key,title,keywords\n", "indicators": "code\n", "rules": "id\n"} | spoilt
    with pytest.raises(ValueError, match=r"^(?:add|more)$"):
        parse_catalogue(**files)


@pytest.mark.parametrize("units", [1, 3])
def test_queries_do_not_grow_with_rows(units, django_assert_num_queries):
    province = factories.make_province(communes=units, departments=units)
    factories.open_campaign(province, key="mot")
    campaign = factories.open_campaign(province, key="hai")
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    writer = factories.viewer_in(province.communes[0], Role.WRITER)
    with django_assert_num_queries(1):
        for found in queries.campaigns_for(organiser):
            assert found.owner.name
            assert found.standing_body.name
    with django_assert_num_queries(1):
        for owed in queries.obligations_of(writer):
            assert owed.campaign.standing_body.name
            assert owed.organisation.name
    with django_assert_num_queries(1):
        assert queries.obligation_for(writer, owed.pk).campaign.owner.name
    with django_assert_num_queries(1):
        for owed in queries.obligations_in(organiser, campaign, today=TODAY):
            assert owed.organisation.name
            assert queries.obligation_facts(owed, state=None).has_account in (True, False)
    with django_assert_num_queries(3):
        assert [s.lead and s.lead.name for s in queries.sections_of(owed)]
        assert all(i.section.key for i in queries.indicators_of(owed))
        assert queries.rules_of(campaign)
    with django_assert_num_queries(1):
        tree = queries.owner_tree(province.owner)
        assert [b.name for b in tree.bodies] == [o.name for o in (*province.communes, *province.departments)]
