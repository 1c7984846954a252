from dataclasses import replace
from datetime import date

import pytest
from plan_samples import READING, TREE

from tonghop.campaigns.queries import catalogue
from tonghop.campaigns.rules.confirmation import Answers, confirm, take_proposals
from tonghop.campaigns.rules.proposal import propose_campaign
from tonghop.files.read import read_document
from tonghop.kernel.errors import NotPossible
from tonghop.plans.rules import read_plan
from tonghop.plans.rules.corrected_fields import clean_fields
from tonghop.plans.rules.corrections import Decision, lines_of
from tonghop.plans.rules.dues import due_on
from tonghop.plans.rules.facts import Proposed, TaskSource

BY_8 = due_on("before", date(2026, 5, 8), text="Trước ngày 08/5/2026")


def placed(number, **changes):
    task = READING.tasks[number]
    return replace(task, source=TaskSource("table", 100 * number, 100 * number + 50, task.title), **changes)


TASKS = (
    placed(0, proposed=Proposed(due=BY_8, coordinators=("Sở Tài chính",), why="Ô gộp.")),
    placed(1, due=BY_8),
    placed(2, leads=(), due=BY_8, proposed=Proposed(leads=("Sở Tài chính",))),
    placed(3, leads=("Sở Y tế",), due=BY_8),
)
READ = replace(READING, tasks=TASKS)
IDS = [line.id for line in lines_of(READ) if line.kind == "task"]


def propose(*decisions, reading=READ):
    return propose_campaign(reading, TREE, catalogue(), decisions)


def of_lines(proposal):
    return {d.key: d for d in proposal.doubts if d.key.startswith(("viec-", "nghia-vu"))}


def corrected(number, **fields):
    return Decision(IDS[number], "corrected", clean_fields("task", fields))


def test_lines_are_asked_about_by_group_with_what_is_proposed():
    doubts = of_lines(propose())
    assert list(doubts) == ["viec-thieu-han", "viec-thieu-chu-tri", "viec-co-quan-la", "viec-phoi-hop"]
    undated = doubts["viec-thieu-han"]
    assert undated.question == "1 nhiệm vụ không ghi thời hạn (I.2.1). Lấy thế nào?"
    assert (undated.proposed, undated.lines) == ("“Trước ngày 08/5/2026” (1 việc).", (IDS[0],))
    assert doubts["viec-thieu-chu-tri"].proposed == "“Sở Tài chính” (1 việc)."
    assert doubts["viec-co-quan-la"].proposed == "Giữ như kế hoạch ghi: Sở Y tế."
    assert undated.serious, "the task leads a section"
    assert not doubts["viec-phoi-hop"].serious


def test_a_doubt_about_a_task_that_leads_no_section_is_not_serious():
    apart = replace(TASKS[0], title="Treo băng rôn tại trụ sở")
    assert not of_lines(propose(reading=replace(READ, tasks=(apart, *TASKS[1:]))))["viec-thieu-han"].serious


def test_a_decision_settles_the_doubt_about_its_line():
    decided = propose(Decision(IDS[0], "confirmed"), corrected(2, leads="Sở Nội vụ"), Decision(IDS[3], "struck"))
    assert of_lines(decided) == {}
    assert [(t.title, t.leads, t.due_text, t.origin) for t in decided.tasks] == [
        ("Tổ chức bộ máy và nhân sự", ("Sở Nội vụ",), "Trước ngày 08/5/2026", "proposed"),
        ("Thủ tục hành chính", ("Trung tâm Phục vụ hành chính công tỉnh",), "Trước ngày 08/5/2026", "plan"),
        ("Cơ sở vật chất, tài sản công", ("Sở Nội vụ",), "Trước ngày 08/5/2026", "corrected"),
    ]
    assert [t.lead_ids for t in decided.tasks] == [(21,), (32,), (21,)]
    assert [t.section_key for t in decided.tasks] == ["1", "2", "4"]


def test_a_corrected_lead_leads_the_section_of_its_task():
    made = propose(corrected(0, leads="Sở Tài chính"))
    assert next(s.lead_id for s in made.sections if s.key == "1") == 22


def test_a_report_duty_that_says_too_little_is_serious_and_a_correction_settles_it():
    vague = replace(READING.report_duties[0], receiver=None)
    reading = replace(READ, report_duties=(vague, *READING.report_duties[1:]))
    doubt = of_lines(propose(reading=reading))["nghia-vu-bao-cao"]
    assert doubt.serious
    assert "Các sở, ban, ngành → chưa rõ nơi nhận" in doubt.question
    fields = clean_fields("duty", {"to": "UBND tỉnh", "due": "chậm nhất ngày 10/5/2026"})
    settled = propose(Decision(doubt.lines[0], "corrected", fields), reading=reading)
    assert "nghia-vu-bao-cao" not in of_lines(settled)
    assert {f.form: f.named_day for f in settled.forms}["department"] == date(2026, 5, 10)


def test_the_campaign_takes_the_tasks_and_opens_only_once_their_doubts_are_settled():
    proposal = propose()
    with pytest.raises(NotPossible, match="1 nhiệm vụ không ghi thời hạn"):
        confirm(proposal, Answers(confirmed=take_proposals(proposal).confirmed - {"viec-thieu-han"}))
    assert confirm(proposal, take_proposals(proposal)).tasks == proposal.tasks
    fewer = take_proposals(proposal, Answers(sections=proposal.sections[1:]))
    assert [t.section_key for t in confirm(proposal, fewer).tasks] == ["", "2", "4", "4"]


@pytest.mark.corpus
def test_the_sample_plan_asks_few_questions_about_its_lines(corpus):
    data = (corpus / "plans" / "ke-hoach-197.txt").read_bytes()
    doubts = of_lines(propose(reading=read_plan(read_document(data, "ke-hoach-197.txt"))))
    assert len(doubts) <= 6
    assert doubts["viec-thieu-han"].serious
    assert doubts["viec-thieu-han"].proposed == "“Trước ngày 08/5/2026” (7 việc)."
    assert "I.1 “Trước ngày 28/4/2026”" in doubts["viec-sai-han"].proposed
