from dataclasses import replace
from datetime import date

import pytest

import factories
from tonghop.campaigns.actions import open_campaign
from tonghop.campaigns.models import Campaign, Indicator, IndicatorRule, Obligation, Section
from tonghop.campaigns.rules.facts import Correction
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.moments import due_text, start_of
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def organiser(province):
    return factories.viewer_in(province.standing_body, Role.ORGANISER, name="Hoàng Thị Mai")


def opened(province, organiser, now, **changes):
    confirmed = factories.confirmed_campaign(province, **changes)
    return open_campaign(factories.make_plan(province), confirmed=confirmed, by=organiser, at=now)


def nothing_was_made():
    tables = (Campaign, Section, Indicator, IndicatorRule, Obligation, Entry)
    return [table.objects.count() for table in tables] == [0] * len(tables)


def test_opening_makes_one_obligation_a_body_with_its_own_sections(province, organiser, now):
    campaign = opened(province, organiser, now)
    owed = {o.organisation_id: o for o in campaign.obligations.all()}
    assert len(owed) == 5
    assert all(owed[c.pk].section_keys == ["1", "2", "3", "hc", "kn"] for c in province.communes)
    assert owed[province.departments[0].pk].section_keys == ["1", "3", "hc", "kn"]
    assert owed[province.departments[1].pk].section_keys == ["2", "3", "hc", "kn"]
    first = owed[province.communes[0].pk]
    assert (first.due, first.named_day) == (start_of(date(2026, 5, 8)), date(2026, 5, 8))
    assert due_text(first.due) == "23:59 thứ Năm, 07/5/2026"
    assert (campaign.opened_by, campaign.opened_at, campaign.simulated) == ("Hoàng Thị Mai", now, True)
    assert campaign.legal_bases[0]["number"] == "706/QĐ-TTg"


def test_figures_and_rules_are_copied_from_the_catalogue(province, organiser, now):
    campaign = opened(province, organiser, now)
    codes = list(campaign.indicators.values_list("code", flat=True))
    assert codes[0] == "BM.01"
    assert {code.split(".")[0] for code in codes} == {"BM", "TTHC"}
    assert campaign.sections.get(key="2").indicators.first().code == "TTHC.01"
    rules = {r.rule_id: r for r in campaign.indicator_rules.all()}
    assert rules["can-bo-cong-chuc"].right == ["BM.03", "BM.04"]
    assert "tai-san-du" not in rules
    assert all({r.left, *r.right} <= set(codes) for r in rules.values())


def test_the_journal_says_what_was_opened_and_what_was_corrected(province, organiser, now):
    correction = Correction("Nghĩa của “trước ngày”", "hết ngày liền trước", "hết chính ngày nêu")
    campaign = opened(province, organiser, now, corrections=(correction,))
    line = Entry.objects.get(event="campaign.opened")
    assert (line.subject_kind, line.subject_id, line.actor_name) == ("campaign", campaign.pk, "Hoàng Thị Mai")
    assert line.detail["obligations"] == {"commune": 3, "department": 2}
    assert line.detail["corrections"] == [
        {"what": "Nghĩa của “trước ngày”", "proposed": "hết ngày liền trước", "chosen": "hết chính ngày nêu"}
    ]
    assert (line.detail["sections"], line.detail["indicators"]) == (5, campaign.indicators.count())


def test_a_body_exempt_from_the_start_is_marked_and_journalled(province, organiser, now):
    commune = province.communes[1]
    campaign = opened(province, organiser, now, exempt=((commune.pk, "Đang sáp nhập"),))
    owed = factories.obligation_of(campaign, commune)
    assert (owed.exempt_reason, owed.exempted_at) == ("Đang sáp nhập", now)
    lines = chain_lines(f"obligation:{owed.pk}")
    assert [(line.event, line.detail["reason"]) for line in lines] == [("obligation.exempted", "Đang sáp nhập")]
    assert first_broken_place(lines) is None


def test_the_same_plan_and_key_open_once(province, organiser, now):
    plan = factories.make_plan(province)
    confirmed = factories.confirmed_campaign(province)
    open_campaign(plan, confirmed=confirmed, by=organiser, at=now)
    with pytest.raises(NotPossible, match="đã được mở thành đợt báo cáo"):
        open_campaign(plan, confirmed=confirmed, by=organiser, at=now)
    with pytest.raises(NotPossible, match="đã dùng cho một đợt báo cáo khác"):
        open_campaign(factories.make_plan(province), confirmed=confirmed, by=organiser, at=now)
    open_campaign(plan, confirmed=replace(confirmed, key="lan-hai"), by=organiser, at=now)
    assert Campaign.objects.count() == Entry.objects.count() == 2


@pytest.mark.parametrize("role", [Role.WRITER, Role.HEAD, Role.LEADER, Role.SECTION_LEAD, Role.ADMINISTRATOR])
def test_nobody_else_in_the_standing_body_opens(province, now, role):
    with pytest.raises(NotAllowed):
        opened(province, factories.viewer_in(province.standing_body, role), now)
    assert nothing_was_made()


def test_an_organiser_of_another_body_or_province_opens_nothing_here(province, now):
    other = factories.make_province(name="Lai Châu")
    for organisation in (province.departments[1], province.owner, other.standing_body):
        with pytest.raises(NotAllowed):
            opened(province, factories.viewer_in(organisation, Role.ORGANISER), now)
    assert nothing_was_made()


def test_bodies_of_another_province_are_refused_and_nothing_changes(province, organiser, now):
    other = factories.make_province(name="Lai Châu")
    form = factories.confirmed_campaign(province).forms[0]
    forms = (replace(form, organisation_ids=(*form.organisation_ids, other.communes[0].pk)),)
    with pytest.raises(NotPossible, match="1 đơn vị được chọn không thuộc UBND tỉnh Lào Cai"):
        opened(province, organiser, now, forms=forms)
    assert nothing_was_made()
