"""Xác nhận từng dòng: what is in doubt first; each line is confirmed, corrected, struck, and taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from line_samples import READING, TEXT, stored
from markup import check

from office import make_office
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role
from tonghop.plans.models import LineDecision, Plan
from tonghop.plans.queries import corrected_reading_of, lines_of
from tonghop.plans.rules import corrections

pytestmark = pytest.mark.django_db
IDS = [line.id for line in corrections.lines_of(READING)]
HEAD, TASK, OTHER = IDS[0], IDS[2], IDS[3]


@pytest.fixture
def plan(office) -> Plan:
    return stored(office.province)


@pytest.fixture
def client(office):
    return office.client(Role.ORGANISER)


def lines_at(plan):
    return f"/ke-hoach/{plan.pk}/dong/"


def decide(client, plan, line, decision, *, seen=0, part=False, **fields):
    sent = {"decision": decision, "seen": seen, **{f"f-{name}": text for name, text in fields.items()}}
    return client.post(f"{lines_at(plan)}{line}/", sent, headers={"HX-Request": "true"} if part else {})


def test_every_line_is_there_those_in_doubt_first_each_linked_with_its_place(client, plan):
    response = client.get(lines_at(plan))
    page = check(response)
    shown = [i for i in page.ids if i in IDS]
    assert sorted(shown) == sorted(IDS)
    doubts = [view.line.id for view in lines_of(plan) if view.reasons]
    assert set(shown[: len(doubts)]) == set(doubts)
    assert f"#o-{TASK}" in page.links
    assert f"o-{TASK}" in page.ids
    assert f'data-goto="{TASK}"' in response.content.decode()
    assert "(trống) · đề xuất: Trước ngày 08/5/2026" in page.text


def test_the_bar_counts_what_must_be_decided_and_says_why_nothing_opens_yet(client, plan):
    page = check(client.get(lines_at(plan)))
    assert "Còn 1 nghi vấn phải xử lý nên chưa mở được đợt: Nhiệm vụ 1" in page.text
    assert "Tiếp: mở đợt báo cáo" not in page.text
    decide(client, plan, TASK, "confirmed")
    page = check(client.get(lines_at(plan)))
    assert "Không còn nghi vấn phải xử lý" in page.text
    assert "Tiếp: mở đợt báo cáo" in page.text


def test_confirming_takes_what_is_proposed_and_comes_back_to_the_line(office, client, plan):
    response = decide(client, plan, TASK, "confirmed")
    assert (response.status_code, response.url) == (302, f"{lines_at(plan)}?xem=#{TASK}")
    assert corrected_reading_of(plan).tasks[0].due.text == "Trước ngày 08/5/2026"
    entry = Entry.objects.get(event="plan.corrected")
    assert (entry.detail["line"], entry.actor_name) == (TASK, office.person(Role.ORGANISER).name)
    assert "đã xác nhận" in check(client.get(lines_at(plan))).text


def test_what_the_plan_leaves_blank_can_be_kept_blank(client, plan):
    decide(client, plan, TASK, "kept")
    task = corrected_reading_of(plan).tasks[0]
    assert (task.due.text, task.coordinators, task.proposed) == (None, (), None)
    assert TASK not in [view.line.id for view in lines_of(plan) if view.reasons]


def test_a_part_request_gets_the_line_and_the_bar_alone(client, plan):
    response = decide(client, plan, TASK, "struck", part=True)
    part = check(response, whole=False)
    assert response.status_code == 200
    assert [i for i in part.ids if i in IDS] == [TASK]
    assert 'id="con-lai" hx-swap-oob="true"' in response.content.decode()
    assert "đã gạch bỏ" in part.text
    assert [task.ref for task in corrected_reading_of(plan).tasks] == ["2"]


def test_a_line_is_corrected_in_its_place_and_shows_both(client, plan):
    page = check(client.get(f"{lines_at(plan)}{TASK}/?sua=1"))
    boxes = {f["name"]: f.get("value") for f in page.fields}
    assert boxes["f-title"] == "Rà soát bộ máy"
    assert boxes["f-leads"] == "Sở Nội vụ"
    sent = {"title": "Rà soát bộ máy", "leads": "Sở Tài chính; Sở Nội vụ", "due": "chậm nhất ngày 10/5/2026"}
    assert decide(client, plan, TASK, "corrected", **sent).status_code == 302
    task = corrected_reading_of(plan).tasks[0]
    assert (task.leads, task.due.kind, task.due.day.isoformat()) == (
        ("Sở Tài chính", "Sở Nội vụ"),
        "by",
        "2026-05-10",
    )
    row = LineDecision.objects.get()
    assert set(row.fields) == {"leads", "due"}, "only what was changed"
    shown = check(client.get(lines_at(plan))).text
    assert "Sở Tài chính; Sở Nội vụ · kế hoạch ghi: Sở Nội vụ" in shown
    assert "đã sửa" in shown


def test_a_second_correction_keeps_the_first_ones_words(client, plan):
    due = {"due": "khi tỉnh yêu cầu riêng", "due-kind": "by", "due-date": "2026-05-10"}
    decide(client, plan, TASK, "corrected", **due)
    page = check(client.get(f"{lines_at(plan)}{TASK}/?sua=1"))
    boxes = {f["name"]: f.get("value") for f in page.fields}
    assert boxes["f-due-date"] == "2026-05-10"
    sent = {name.removeprefix("f-"): text for name, text in boxes.items() if name and name.startswith("f-")}
    sent |= {"due-kind": "by", "title": "Rà soát lại bộ máy"}
    assert decide(client, plan, TASK, "corrected", seen=1, **sent).status_code == 302
    task = corrected_reading_of(plan).tasks[0]
    assert (task.title, task.due.text, task.due.kind) == ("Rà soát lại bộ máy", "khi tỉnh yêu cầu riêng", "by")


def test_the_head_of_the_plan_is_a_line_too(client, plan):
    assert decide(client, plan, HEAD, "corrected", number="9/KH-UBND", issued_on="05/5/2026").status_code == 302
    plan.refresh_from_db()
    assert (plan.number, plan.issued_on.isoformat(), plan.title) == ("9/KH-UBND", "2026-05-05", "Sơ kết một năm")
    assert decide(client, plan, HEAD, "undone", seen=1).status_code == 302
    plan.refresh_from_db()
    assert plan.number == "5/KH-UBND"


def test_a_decision_is_taken_back(client, plan):
    decide(client, plan, TASK, "struck")
    assert "Trả về như khi đọc" in check(client.get(lines_at(plan))).text
    decide(client, plan, TASK, "undone", seen=1)
    assert corrected_reading_of(plan).tasks == READING.tasks
    assert TASK in [view.line.id for view in lines_of(plan) if view.reasons], "it is in doubt again"


@pytest.mark.parametrize("part", [False, True])
def test_what_cannot_be_written_is_said_at_the_line_and_what_was_typed_stays(client, plan, part):
    response = decide(client, plan, TASK, "corrected", part=part, title="Việc khác", due="sớm")
    assert response.status_code == 409
    page = check(response, whole=not part)
    assert "Không đọc được ngày trong “sớm”" in page.text
    boxes = {f["name"]: f.get("value") for f in page.fields}
    assert (boxes["f-title"], boxes["f-due"]) == ("Việc khác", "sớm")
    assert LineDecision.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "decision", "words"),
    [
        (TASK, "corrected", "Chưa sửa trường nào"),
        (TASK, "perhaps", "Không có cách quyết định"),
        (TASK, "undone", "chưa có quyết định nào"),
        (HEAD, "struck", "Không gạch bỏ được phần đầu"),
        ("task-9-999", "confirmed", "Không có dòng này"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(client, plan, line, decision, words):
    response = decide(client, plan, line, decision)
    assert response.status_code == 409
    assert words in check(response).text
    assert LineDecision.objects.count() == 0


@pytest.mark.parametrize("part", [False, True])
def test_of_two_officers_the_later_sees_what_the_first_decided(office, client, plan, part):
    decide(client, plan, TASK, "struck")
    other = office.client(Role.ORGANISER, office.province.departments[1])
    response = decide(other, plan, TASK, "corrected", part=part, title="Việc của tôi")
    assert response.status_code == 409
    page = check(response, whole=not part)
    assert f"Dòng này vừa được {office.person(Role.ORGANISER).name} gạch bỏ lúc 10:00" in page.text
    assert {f["name"]: f.get("value") for f in page.fields}["f-title"] == "Việc của tôi"
    assert LineDecision.objects.get().word == "struck"
    assert decide(other, plan, TASK, "corrected", seen=1, title="Việc của tôi").status_code == 302


def test_all_without_doubt_are_confirmed_at_once_and_no_others(client, plan):
    decide(client, plan, OTHER, "struck")
    doubts = {view.line.id for view in lines_of(plan) if view.reasons}
    page = check(client.post(lines_at(plan), follow=True))
    rest = len(IDS) - len(doubts) - 1
    assert f"Đã xác nhận {rest} dòng không có nghi vấn." in page.text
    left = {view.line.id for view in lines_of(plan) if view.undecided}
    assert left == doubts
    assert {view.line.id: view.decision for view in lines_of(plan)}[OTHER] == "struck"
    assert Entry.objects.filter(event="plan.corrected").count() == rest + 1


@pytest.mark.parametrize(
    ("only", "kinds"),
    [("nghi-van", {"duty", "task", "heading", "finding"}), ("nhiem-vu", {"task"}), ("phan-dau", {"document"})],
)
def test_fewer_lines_can_be_asked_for(client, plan, only, kinds):
    page = check(client.get(f"{lines_at(plan)}?xem={only}"))
    shown = [i for i in page.ids if i in IDS]
    assert {i.split("-")[0] for i in shown} <= kinds
    assert shown


def test_the_text_stands_whole(client, plan):
    body = client.get(lines_at(plan)).content.decode()
    assert TEXT.splitlines()[0] in body
    assert 'class="in-task' in body


def test_the_journal_tells_what_each_line_said_before_and_after(office, client, plan):
    decide(client, plan, TASK, "corrected", leads="Sở Tài chính", due="")
    decide(client, plan, OTHER, "struck")
    client.post(lines_at(plan))
    page = check(client.get(f"/ke-hoach/{plan.pk}/nhat-ky/"))
    assert "Sửa Nhiệm vụ 1 “Rà soát bộ máy”" in page.text
    assert "Cơ quan chủ trì: Sở Nội vụ → Sở Tài chính" in page.text
    assert "Gạch bỏ Nhiệm vụ 2 “Rà soát tài sản”" in page.text
    assert "Xác nhận 11 dòng" in page.text
    assert page.text.index("Xác nhận 11 dòng") < page.text.index("Gạch bỏ") < page.text.index("Sửa Nhiệm vụ"), (
        "newest first"
    )
    assert office.person(Role.ORGANISER).name in page.text


def test_the_page_costs_as_many_queries_with_many_lines_as_with_few(office, client, plan, django_assert_num_queries):
    few = Plan.objects.get(pk=office.campaign.plan_id)
    client.get(lines_at(few))
    with CaptureQueriesContext(connection) as asked:
        client.get(lines_at(few))
    with django_assert_num_queries(len(asked)):
        client.get(lines_at(plan))
    assert len(asked) <= 12


@pytest.mark.parametrize("role", [Role.WRITER, Role.LEADER, Role.SECTION_LEAD, Role.ADMINISTRATOR])
def test_nobody_but_an_organiser_decides(office, plan, role):
    client = office.client(role)
    assert client.get(lines_at(plan)).status_code == 403
    assert client.post(lines_at(plan)).status_code == 403
    assert client.get(f"/ke-hoach/{plan.pk}/nhat-ky/").status_code == 403
    assert decide(client, plan, TASK, "struck").status_code == 403
    assert LineDecision.objects.count() == 0


def test_another_province_decides_nothing(office, plan):
    stranger = make_office(office.now, name="Tuyên Quang", key="dot-khac").client(Role.ORGANISER)
    assert stranger.get(f"/ke-hoach/{plan.pk}/nhat-ky/").status_code == 403
    assert stranger.get(lines_at(plan)).status_code == 403
    assert stranger.post(lines_at(plan)).status_code == 403
    assert decide(stranger, plan, TASK, "struck").status_code == 403
    assert LineDecision.objects.count() == 0


def test_chosen_lines_are_decided_together_and_taken_back_together(client, plan):
    decide(client, plan, TASK, "confirmed")
    response = client.post(f"{lines_at(plan)}?xem=nghi-van", {"line": [TASK, OTHER, IDS[-2]], "decision": "struck"})
    assert response.url == f"{lines_at(plan)}?xem=nghi-van"
    page = check(client.get(lines_at(plan)))
    assert "Đã gạch bỏ 2 dòng. 1 dòng giữ nguyên vì đã có quyết định từ trước." in page.text
    assert "Hoàn tác 2 dòng vừa quyết định" in page.text
    assert "Hoàn tác" not in check(client.get(lines_at(plan))).text
    client.post(lines_at(plan), {"line": [OTHER, IDS[-2]], "decision": "undone"})
    words = list(LineDecision.objects.order_by("pk").values_list("line", "word"))
    assert words[1:] == [(OTHER, "struck"), (IDS[-2], "struck"), (OTHER, "undone"), (IDS[-2], "undone")]
    assert Entry.objects.filter(event="plan.corrected").count() == len(words)


def test_lines_that_cannot_all_be_decided_stay_chosen_and_nothing_is_written(client, plan):
    response = client.post(lines_at(plan), {"line": [HEAD, OTHER], "decision": "struck"})
    assert response.status_code == 409
    page = check(response)
    assert "Không gạch bỏ được phần đầu văn bản" in page.text
    ticked = response.content.decode().split(f'value="{OTHER}"')[1].split(">")[0]
    assert "checked" in ticked
    assert not LineDecision.objects.exists()
    client.post(lines_at(plan), {"decision": "kept"})
    assert "Chưa chọn dòng nào" in check(client.get(lines_at(plan))).text
