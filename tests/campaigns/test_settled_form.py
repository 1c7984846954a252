"""What a process keeps of a campaign's form is what every other process reads: the database lets nobody change it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

import factories
from tonghop.campaigns.models import IndicatorRule, Section
from tonghop.campaigns.queries import settled_form
from tonghop.campaigns.queries.settled import _read_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(db):
    return factories.open_campaign(factories.make_province())


def test_the_form_is_read_once_and_holds_the_outline_and_every_rule(campaign, django_assert_num_queries):
    with django_assert_num_queries(2):
        form = settled_form(campaign)
    with django_assert_num_queries(0):
        assert settled_form(campaign) is form
    assert [key for key, _, _ in form.sections] == [s.key for s in campaign.sections.order_by("position")]
    assert {rule_id for rule_id, *_ in form.rules} == {r.rule_id for r in campaign.indicator_rules.all()} != set()


def test_a_campaign_opened_at_another_moment_is_another_one(campaign):
    settled_form(campaign)
    campaign.opened_at += timedelta(microseconds=1)
    Section.objects.filter(campaign=campaign).last().delete()
    assert len(settled_form(campaign).sections) == campaign.sections.count()


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.sections.update(title="Tên khác"),
        lambda c: c.sections.update(key="khac"),
        lambda c: c.sections.update(number="9"),
        lambda c: c.sections.filter(position=1).update(position=99),
        lambda c: c.indicator_rules.update(message="Khác."),
        lambda c: c.indicator_rules.update(left="XX"),
    ],
)
def test_the_database_refuses_to_change_what_was_kept(campaign, change):
    before = settled_form(campaign)
    with pytest.raises(DatabaseError, match=r"keeps its name|never changes"), transaction.atomic():
        change(campaign)
    _read_form.cache_clear()
    assert settled_form(campaign) == before


def test_who_leads_a_section_may_still_change(campaign):
    province = campaign.owner
    assert campaign.sections.update(lead=province) == campaign.sections.count()


@pytest.mark.django_db(transaction=True)
def test_a_campaign_opened_over_another_connection_is_read_as_it_is():
    def opened():
        try:
            return factories.open_campaign(factories.make_province())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as elsewhere:
        campaign = elsewhere.submit(opened).result()
    form = settled_form(campaign)
    assert len(form.rules) == IndicatorRule.objects.filter(campaign=campaign).count()
    assert len(form.sections) == campaign.sections.count()
