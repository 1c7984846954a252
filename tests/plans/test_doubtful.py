from dataclasses import replace

import pytest
from line_samples import FIRST, READING

from tonghop.files.read import read_document
from tonghop.organisations.rules.matching import Body, Gazetteer
from tonghop.plans.rules import read_plan
from tonghop.plans.rules.corrections import Decision, lines_of
from tonghop.plans.rules.doubtful import doubtful
from tonghop.plans.rules.facts import NO_DUE, Proposed, ReportDuty

BODIES = Gazetteer((Body(1, "UBND tỉnh Lào Cai", "Tỉnh Lào Cai", "UBND", "province"),))


def told(reading=READING, decisions=(), **options):
    found = doubtful(reading, decisions, **options)
    return [(d.line.id.rsplit("-", 1)[0], sorted(d.codes)) for d in found]


def test_what_is_in_doubt_comes_gravest_first_then_duties_then_tasks():
    assert told() == [
        ("heading-3", ["content-unassigned"]),
        ("duty-1", ["due-missing"]),
        ("task-1", ["due-missing", "proposed"]),
        ("task-2", ["lead-missing"]),
        ("finding-2", ["no-cutoff"]),
    ]


def test_the_reasons_say_what_is_proposed_and_from_what():
    doubt = next(d for d in doubtful(READING) if d.line.item == FIRST)
    assert doubt.reasons[0].text == "Việc không có thời hạn."
    said = doubt.reasons[1].text
    assert said == "Ô để trống, đề xuất: thời hạn “Trước ngày 08/5/2026”, phối hợp Sở Tài chính. Có thể là ô gộp."


def test_a_line_decided_upon_is_in_doubt_no_more():
    words = ("confirmed", "corrected", "struck")
    for line, word in zip([d.line.id for d in doubtful(READING)], words * 2, strict=False):
        assert line not in {d.line.id for d in doubtful(READING, [Decision(line, word)])}
    everything = [Decision(line.id, "confirmed") for line in lines_of(READING)]
    assert doubtful(READING, everything) == ()


def test_a_finding_that_is_struck_casts_no_doubt_on_its_line():
    heading = next(line.id for line in lines_of(READING) if line.id.startswith("finding-4-"))
    assert "heading-3" not in {name for name, _ in told(decisions=[Decision(heading, "struck")])}


def test_names_that_mean_no_known_body_are_a_reason_where_bodies_are_known():
    named = dict(told(gazetteer=BODIES))
    assert named["task-1"] == ["body-unmatched", "due-missing", "proposed"]
    known = Gazetteer((*BODIES.bodies, Body(2, "Sở Nội vụ", "Sở Nội vụ", "SNV", "department")))
    assert dict(told(gazetteer=known))["task-1"] == ["due-missing", "proposed"]


def test_a_sender_that_lists_several_known_bodies_is_no_doubt():
    duty = replace(READING.report_duties[0], sender="Sở Nội vụ, Công an tỉnh")
    known = (
        Body(2, "Sở Nội vụ", "Sở Nội vụ", "SNV", "department"),
        Body(3, "Công an tỉnh", "Công an tỉnh", "CA", "agency"),
    )
    alone = replace(READING, report_duties=(duty,), tasks=(), findings=())
    assert told(alone, gazetteer=Gazetteer((*BODIES.bodies, *known))) == [("duty-1", ["due-missing"])]
    assert told(alone, gazetteer=Gazetteer((*BODIES.bodies, known[1]))) == [
        ("duty-1", ["body-unmatched", "due-missing"])
    ]


@pytest.mark.parametrize(
    ("via", "told_of"), [("Văn phòng Sở", []), ("Phòng Kế hoạch", []), ("Sở Lạ", ["body-unmatched"])]
)
def test_a_desk_inside_the_receiver_needs_no_body_of_its_own(via, told_of):
    duty = replace(READING.report_duties[0], sender="Công an tỉnh", via=via)
    known = Gazetteer((*BODIES.bodies, Body(3, "Công an tỉnh", "Công an tỉnh", "CA", "agency")))
    alone = replace(READING, report_duties=(duty,), tasks=(), findings=())
    assert dict(told(alone, gazetteer=known))["duty-1"] == [*told_of, "due-missing"]


def test_where_no_row_has_a_time_a_blank_one_is_no_doubt():
    undated = tuple(replace(t, due=NO_DUE, proposed=Proposed()) for t in READING.tasks)
    assert told(replace(READING, tasks=undated, findings=(), report_duties=())) == [("task-2", ["lead-missing"])]


def test_a_report_at_an_event_needs_no_day_but_one_to_nobody_is_in_doubt():
    duty = READING.report_duties[0]
    at_event = replace(duty, receiver=None, due=replace(NO_DUE, text="khi có yêu cầu", kind="event"))
    assert isinstance(at_event, ReportDuty)
    assert told(replace(READING, report_duties=(at_event,), tasks=(), findings=())) == [
        ("duty-1", ["receiver-missing"])
    ]


@pytest.mark.corpus
def test_the_sample_plan_leaves_few_lines_to_look_at(corpus):
    data = (corpus / "plans" / "ke-hoach-197.txt").read_bytes()
    found = doubtful(read_plan(read_document(data, "ke-hoach-197.txt")))
    undated = [d.line.item.ref for d in found if "due-missing" in d.codes]
    assert undated == ["I.2.1", "I.2.2", "I.2.3", "I.2.5", "I.2.6", "I.2.7", "I.2.8"]
    assert found[0].line.item.ref == "I.1", "a time before the plan was signed comes first"
    assert len(found) <= 25
