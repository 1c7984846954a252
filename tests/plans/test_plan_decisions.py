import pytest
from line_samples import READING, stored

import factories
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.plans.actions import decide_line, settle_lines
from tonghop.plans.models import LineDecision
from tonghop.plans.queries import corrected_reading_of, decided, lines_of, reading_of
from tonghop.plans.rules import corrections

pytestmark = pytest.mark.django_db
IDS = [line.id for line in corrections.lines_of(READING)]
DUTY, TASK, OTHER = IDS[1], IDS[2], IDS[3]


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def organiser(province):
    return factories.viewer_in(province.standing_body, Role.ORGANISER, name="Hoàng Thị Mai")


@pytest.fixture
def plan(province):
    return stored(province)


def test_a_correction_is_a_row_and_a_line_in_the_journal_with_before_and_after(plan, organiser, now):
    fields = {"leads": ["Sở Tài chính"], "due": {"kind": "by", "date": "2026-05-10"}}
    row = decide_line(plan, line=TASK, decision="corrected", fields=fields, by=organiser, at=now)
    row.refresh_from_db()
    assert (row.plan, row.number, row.line, row.kind, row.word) == (plan, 1, TASK, "task", "corrected")
    assert (row.decided_by, row.decided_at, row.fields["leads"]) == ("Hoàng Thị Mai", now, ["Sở Tài chính"])
    entry = Entry.objects.get()
    assert (entry.event, entry.subject_kind, entry.subject_id) == ("plan.corrected", "plan", plan.pk)
    assert (entry.actor_name, entry.at, entry.detail["line"]) == ("Hoàng Thị Mai", now, TASK)
    before, after = entry.detail["before"], entry.detail["after"]
    assert (before["leads"], before["due"]["date"]) == (["Sở Nội vụ"], None)
    assert (after["leads"], after["due"]["date"], after["proposed"]) == (["Sở Tài chính"], "2026-05-10", None)
    assert corrected_reading_of(plan).tasks[0].leads == ("Sở Tài chính",)
    assert reading_of(plan) == READING, "what was read stays as it was read"


def test_a_second_decision_is_another_row_and_the_same_again_is_none(plan, organiser, now):
    decide_line(plan, line=TASK, decision="struck", by=organiser, at=now)
    decide_line(plan, line=TASK, decision="struck", by=organiser, at=now)
    decide_line(plan, line=TASK, decision="confirmed", by=organiser, at=now)
    assert [(d.line, d.word) for d in decided(plan)] == [(TASK, "struck"), (TASK, "confirmed")]
    assert [(e.detail["before"] is None, e.detail["after"] is None) for e in Entry.objects.order_by("pk")] == [
        (False, True),
        (True, False),
    ]
    assert corrected_reading_of(plan).tasks[0].due.text == "Trước ngày 08/5/2026"


def test_several_lines_are_decided_at_once_and_taken_back(plan, organiser, now):
    decide_line(plan, line=DUTY, decision="struck", by=organiser, at=now)
    rows = settle_lines(plan, lines=[TASK, OTHER, TASK, DUTY], decision="kept", by=organiser, at=now)
    assert [(row.number, row.line, row.word) for row in rows] == [(2, TASK, "kept"), (3, OTHER, "kept")]
    assert Entry.objects.filter(event="plan.corrected").count() == 3
    settle_lines(plan, lines=[TASK, OTHER, IDS[-2]], decision="undone", by=organiser, at=now)
    assert [(d.line, d.word) for d in decided(plan)][-2:] == [(TASK, "undone"), (OTHER, "undone")]
    assert settle_lines(plan, lines=[TASK], decision="struck", by=organiser, at=now)[0].word == "struck"
    assert settle_lines(plan, lines=[], by=organiser, at=now) == []


def test_the_page_shows_what_is_in_doubt_first_and_who_decided(plan, organiser, now, django_assert_num_queries):
    decide_line(plan, line=DUTY, decision="corrected", fields={"to": "UBND tỉnh"}, by=organiser, at=now)
    decide_line(plan, line=IDS[-2], decision="struck", by=organiser, at=now)
    with django_assert_num_queries(2):
        views = lines_of(plan)
    assert [v.line.id for v in views if v.reasons] == [v.line.id for v in views][: sum(bool(v.reasons) for v in views)]
    assert len(views) == len(IDS)
    by_id = {v.line.id: v for v in views}
    duty = by_id[DUTY]
    assert (duty.item.receiver, duty.line.item.receiver, duty.reasons) == ("UBND tỉnh", "Sở Nội vụ", ())
    assert (duty.decision, duty.decided_by, duty.decided_at) == ("corrected", "Hoàng Thị Mai", now)
    assert (by_id[IDS[-2]].item, by_id[IDS[-2]].decision) == (None, "struck")
    assert (by_id[OTHER].decision, by_id[OTHER].decided_at) == ("", None)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ({"line": "task-9-999", "decision": "struck"}, "Không có dòng này"),
        ({"line": TASK, "decision": "perhaps"}, "Không có cách quyết định"),
        ({"line": TASK, "decision": "confirmed", "fields": {"title": "x"}}, "Chỉ khi sửa"),
        ({"line": TASK, "decision": "corrected"}, "Chưa sửa trường nào"),
        ({"line": TASK, "decision": "corrected", "fields": {"title": ""}}, "không được để trống"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(decision, words, plan, organiser, now):
    with pytest.raises(NotPossible, match=words):
        decide_line(plan, **decision, by=organiser, at=now)
    assert LineDecision.objects.count() == Entry.objects.count() == 0


def test_several_lines_are_decided_all_or_none(plan, organiser, now):
    with pytest.raises(NotPossible, match="Không có dòng này"):
        settle_lines(plan, lines=[TASK, "task-9-999"], decision="confirmed", by=organiser, at=now)
    with pytest.raises(NotPossible, match="sửa riêng"):
        settle_lines(plan, lines=[TASK], decision="corrected", by=organiser, at=now)
    assert LineDecision.objects.count() == Entry.objects.count() == 0


def test_nobody_but_an_organiser_of_the_owners_tree_decides(plan, province, now):
    other = factories.make_province(name="Lai Châu")
    strangers = [
        factories.viewer_in(province.communes[0], Role.HEAD),
        factories.viewer_in(province.owner, Role.LEADER),
        factories.viewer_in(province.standing_body, Role.SECTION_LEAD),
        factories.viewer_in(province.owner, Role.ADMINISTRATOR),
        factories.viewer_in(other.standing_body, Role.ORGANISER),
    ]
    for stranger in strangers:
        with pytest.raises(NotAllowed, match="Chỉ chuyên viên cơ quan thường trực"):
            decide_line(plan, line=TASK, decision="struck", by=stranger, at=now)
    assert LineDecision.objects.count() == Entry.objects.count() == 0
