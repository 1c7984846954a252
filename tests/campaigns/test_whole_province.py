"""The real size: Lào Cai with its 99 communes and provincial bodies, from a plan's file to 114 obligations."""

from datetime import datetime

import pytest

import factories
from tonghop.campaigns.actions import open_campaign
from tonghop.campaigns.queries import obligations_in, proposal_for
from tonghop.campaigns.rules.confirmation import Answers, confirm, take_proposals
from tonghop.journal.models import Entry
from tonghop.journal.rules import SYSTEM
from tonghop.kernel.errors import NotAllowed
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.actions import establish_province, load_places
from tonghop.organisations.permissions import Role
from tonghop.plans.actions import store_plan

NOW = datetime(2026, 5, 4, 16, 0, tzinfo=VIETNAM)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lao_cai():
    load_places(at=NOW)
    return establish_province("15", by=SYSTEM, at=NOW)


@pytest.mark.corpus
def test_from_the_file_of_plan_197_to_114_obligations(lao_cai, corpus, django_assert_max_num_queries):
    standing = lao_cai.children.get(name="Sở Nội vụ")
    organiser = factories.viewer_in(standing, Role.ORGANISER)
    data = (corpus / "plans" / "ke-hoach-197.txt").read_bytes()
    plan = store_plan(lao_cai, file_name="ke-hoach-197.txt", data=data, by=organiser, at=NOW)
    proposal = proposal_for(organiser, plan)
    confirmed = confirm(proposal, take_proposals(proposal, Answers(simulated=True)))
    with django_assert_max_num_queries(25 + 2 * len(confirmed.settled_lines)):
        campaign = open_campaign(plan, confirmed=confirmed, by=organiser, at=NOW)
    with django_assert_max_num_queries(1):
        board = list(obligations_in(organiser, campaign, today=NOW.date()))
    assert [o.form for o in board] == ["commune"] * 99 + ["department"] * 15
    answers = {o.organisation.name: o.section_keys for o in board}
    closing = ["9", "hc", "nn", "bh", "kn"]
    assert answers["UBND xã Bắc Hà"] == [*"12345678", *closing]
    assert answers["Sở Nội vụ"] == ["2", "3", "8", *closing]
    assert answers["Sở Tài chính"] == answers["Sở Xây dựng"] == ["6", *closing]
    assert answers["Sở Y tế"] == closing
    assert campaign.indicators.count() == 131
    assert [line.event for line in Entry.objects.filter(subject_kind__in=("plan", "campaign")).order_by("pk")] == [
        "plan.read",
        "campaign.opened",
        *["plan.corrected"] * len(confirmed.settled_lines),
    ]


def test_a_proposal_is_for_organisers_of_the_tree():
    province = factories.make_province()
    plan = factories.make_plan(province)
    assert proposal_for(factories.viewer_in(province.standing_body, Role.ORGANISER), plan).forms
    with pytest.raises(NotAllowed):
        proposal_for(factories.viewer_in(province.communes[0], Role.HEAD), plan)
