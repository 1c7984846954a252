from dataclasses import replace
from datetime import date

import pytest

import factories
from tonghop.campaigns.actions import open_campaign
from tonghop.campaigns.models import Campaign, Task
from tonghop.campaigns.queries import proposal_for, tasks_in
from tonghop.campaigns.rules.confirmation import Answers, confirm, take_proposals
from tonghop.campaigns.rules.facts import CampaignTask
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Role
from tonghop.plans.actions import decide_line
from tonghop.plans.models import Plan
from tonghop.plans.rules.corrections import lines_of
from tonghop.plans.rules.facts import NO_DUE, Reading, ReportDuty, Source, TaskSource
from tonghop.plans.rules.facts import Task as PlanTask

pytestmark = pytest.mark.django_db
DUTY = ReportDuty("UBND các xã", "Sở Nội vụ", None, NO_DUE, Source(0, 0, ""))


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def organiser(province):
    return factories.viewer_in(province.standing_body, Role.ORGANISER, name="Hoàng Thị Mai")


def plan_with_tasks(province):
    plan = factories.make_plan(province)
    tasks = tuple(
        PlanTask(
            f"I.{n}", f"Việc số {n}", ("Sở Nội vụ",), (), NO_DUE, None, TaskSource("table", n * 10, n * 10 + 9, "")
        )
        for n in range(1, 4)
    )
    plan.reading = replace(Reading.from_json(plan.reading), tasks=tasks, report_duties=(DUTY,)).as_json()
    plan.save(update_fields=["reading"])
    return Plan.objects.get(pk=plan.pk)


def test_a_corrected_task_is_in_the_campaign_and_in_the_journal(province, organiser, now):
    plan = plan_with_tasks(province)
    second = next(line.id for line in lines_of(Reading.from_json(plan.reading)) if line.id.startswith("task-2-"))
    fields = {"leads": "UBND các xã, phường", "due": "trước ngày 08/5/2026"}
    decide_line(plan, line=second, decision="corrected", fields=fields, by=organiser, at=now)
    proposal = proposal_for(organiser, plan)
    answers = Answers(named_days={"commune": date(2026, 5, 8)}, standing_body_id=province.standing_body.pk)
    campaign = open_campaign(plan, confirmed=confirm(proposal, take_proposals(proposal, answers)), by=organiser, at=now)
    first, task, third = tasks_in(campaign)
    assert (task.ref, task.title, task.leads, task.corrected) == ("I.2", "Việc số 2", ["UBND các xã, phường"], True)
    assert (task.due_kind, task.due_date, task.due_text) == ("before", date(2026, 5, 8), "trước ngày 08/5/2026")
    assert list(task.lead_bodies.all()) == province.communes
    assert (task.source_start, task.source_end, task.section) == (20, 29, None)
    assert [(t.corrected, list(t.lead_bodies.all())) for t in (first, third)] == [(False, [province.standing_body])] * 2
    assert [line.event for line in Entry.objects.order_by("pk")] == ["plan.corrected", "campaign.opened"]
    opened = Entry.objects.get(event="campaign.opened").detail
    assert (opened["tasks"], opened["corrected_tasks"]) == (3, ["I.2"])


def test_settling_a_doubt_about_lines_confirms_them_and_leaves_what_was_decided(province, organiser, now):
    plan = plan_with_tasks(province)
    reading = Reading.from_json(plan.reading)
    plan.reading = replace(reading, report_duties=(replace(DUTY, receiver=None), DUTY)).as_json()
    plan.save(update_fields=["reading"])
    duty, other = (line.id for line in lines_of(Reading.from_json(plan.reading)) if line.kind == "duty")
    proposal = proposal_for(organiser, plan)
    answers = Answers(named_days={"commune": date(2026, 5, 8)}, standing_body_id=province.standing_body.pk)
    confirmed = confirm(proposal, take_proposals(proposal, answers))
    assert confirmed.settled_lines == (duty,)
    decide_line(plan, line=other, decision="struck", by=organiser, at=now)
    open_campaign(plan, confirmed=replace(confirmed, settled_lines=(duty, other)), by=organiser, at=now)
    assert [(row.line, row.word) for row in plan.decisions.order_by("number")] == [
        (other, "struck"),
        (duty, "confirmed"),
    ]
    assert Entry.objects.get(event="plan.corrected", detail__line=duty).actor_name == "Hoàng Thị Mai"


@pytest.mark.parametrize("number", [1, 40])
def test_queries_do_not_grow_with_tasks(number, province, organiser, now, django_assert_num_queries):
    body = province.standing_body.pk
    tasks = tuple(
        CampaignTask(f"I.{n}", "Rà soát", ("Sở Nội vụ",), (body,), section_key="1") for n in range(1, number + 1)
    )
    plan, confirmed = factories.make_plan(province), factories.confirmed_campaign(province, tasks=tasks)
    campaign = open_campaign(plan, confirmed=confirmed, by=organiser, at=now)
    with django_assert_num_queries(2):
        found = tasks_in(campaign)
        assert {(t.section.key, t.lead_bodies.all()[0].pk) for t in found} == {("1", body)}
    assert [t.ref for t in found] == [t.ref for t in tasks]


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (CampaignTask("I.1", " "), "nhiệm vụ I.1 không có nội dung"),
        (CampaignTask("I.1", "Rà soát", section_key="99"), "gắn với mục “99” không có trong đề cương"),
        (CampaignTask("x" * 61, "Rà soát"), "số của nhiệm vụ “Rà soát” dài quá 60 ký tự"),
        (CampaignTask("I.1", "Rà soát", lead_ids=(10**9,)), "1 đơn vị được chọn không thuộc"),
    ],
)
def test_a_task_that_cannot_stand_opens_nothing(task, words, province, organiser, now):
    confirmed = factories.confirmed_campaign(province, tasks=(task,))
    with pytest.raises(NotPossible, match=words):
        open_campaign(factories.make_plan(province), confirmed=confirmed, by=organiser, at=now)
    assert Campaign.objects.count() == Task.objects.count() == Entry.objects.count() == 0
