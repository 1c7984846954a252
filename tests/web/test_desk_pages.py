"""The review desk: one finding at a time, decided with or without scripts, and the letter that comes of it."""

import pytest
from markup import check

from office import fresh
from tonghop.organisations.permissions import Role
from tonghop.quality.models import Finding, FindingDecision, SectionReturn

pytestmark = pytest.mark.django_db
DOTS = "Đã mở ... lớp cho cán bộ. Bảng dưới ghi rõ 12 lớp."
HTMX = {"HX-Request": "true", "HX-Target": "ban"}


@pytest.fixture
def report(office):
    return office.reviewed(text=DOTS)


@pytest.fixture
def organiser(office):
    return office.client(Role.ORGANISER)


def fingerprint(report, check_id="placeholder"):
    return Finding.objects.get(version=report.latest_id, check_id=check_id).fingerprint


def page_at(client, report, found="", **headers):
    return client.get(f"/ra-soat/{report.obligation_id}/?diem={found}", headers=headers)


def decide(client, report, found, verb, *, headers=None, **more):
    seen = FindingDecision.objects.filter(fingerprint=found, version=report.latest_id).values_list("pk", flat=True)
    posted = {"viec": verb, "phien-ban": report.latest.number, "seen": next(iter(seen), 0), **more}
    return client.post(f"/ra-soat/{report.obligation_id}/diem/{found}/", posted, headers=headers or {})


def test_the_gravest_open_finding_is_shown_first_with_its_words_lit(report, organiser):
    page = check(page_at(organiser, report))
    assert "Điểm máy nêu 1/" in page.text
    found = fingerprint(report)
    response = page_at(organiser, report, found)
    assert f'data-goto="{found}" id="cho">...</mark>' in response.content.decode()
    assert "“...”" in check(response).text


def test_a_part_request_gets_the_desk_and_the_section_whose_marks_change(report, organiser):
    response = organiser.get(f"/ra-soat/{report.obligation_id}/?diem={fingerprint(report)}", headers=HTMX)
    text = response.content.decode()
    assert "<html" not in text
    assert text.count('hx-swap-oob="true"') == 1
    assert 'id="chu-1"' in text
    assert 'id="bao-ban"' in text


def test_without_scripts_a_decision_leads_to_the_next_open_finding(report, organiser):
    found = fingerprint(report)
    response = decide(organiser, report, found, "dong-y")
    assert response.status_code == 302
    assert response.url.startswith(f"/ra-soat/{report.obligation_id}/?diem=")
    assert found not in response.url
    page = check(page_at(organiser, report, found))
    assert "Đã quyết định: đồng ý." in page.text


def test_a_decision_is_told_and_can_be_taken_back(report, organiser):
    found = fingerprint(report)
    text = decide(organiser, report, found, "bo-qua", headers=HTMX, **{"ly-do": "Máy nhầm"}).content.decode()
    assert "Đã ghi: bỏ qua, vì: Máy nhầm" in text
    assert 'value="hoan-tac" data-key="h"' in " ".join(text.split())
    decide(organiser, report, found, "hoan-tac", headers=HTMX)
    assert not FindingDecision.objects.exists()


def test_typed_words_go_before_a_ready_reason(report, organiser):
    found = fingerprint(report)
    decide(organiser, report, found, "bo-qua", **{"ly-do": "Máy nhầm", "ly-do-khac": " Đã hỏi đơn vị "})
    assert FindingDecision.objects.get().reason == "Đã hỏi đơn vị"


def test_what_was_not_taken_is_said_in_the_desk(report, organiser):
    found = fingerprint(report)
    response = decide(organiser, report, found, "bo-qua", headers=HTMX)
    assert response.status_code == 409
    assert "Chưa ghi lý do bỏ qua" in response.content.decode()
    assert decide(organiser, report, found, "bo-qua").status_code == 409
    assert decide(organiser, report, found, "gi-do", headers=HTMX).status_code == 409
    assert not FindingDecision.objects.exists()


def test_the_letter_is_written_from_what_was_put_into_it_and_may_be_changed(office, report, organiser):
    found = fingerprint(report)
    decide(organiser, report, found, "dua-vao")
    text = page_at(organiser, report).content.decode()
    proposed = text.split('id="r-1"')[1].split("</textarea>")[0].split(">")[1]
    assert proposed.startswith("- ")
    assert Finding.objects.get(version=report.latest_id, fingerprint=found).message.split(".")[0] in proposed
    organiser.post(
        f"/ra-soat/{report.obligation_id}/ket-luan/", {"viec": "tra-lai", "r-1": "Điền số lớp.", "r-2": "Nêu rõ hồ sơ."}
    )
    rows = {r.section_key: (r.reason, r.points) for r in SectionReturn.objects.all()}
    assert rows["1"][0] == "Điền số lớp."
    assert rows["1"][1] == [{"place": "block:0", "evidence": "..."}]
    assert rows["2"] == ("Nêu rõ hồ sơ.", [])
    assert fresh(office.obligation().report).state == "returned"


@pytest.mark.parametrize("role", [Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER, Role.HEAD])
def test_only_the_organiser_decides(office, report, role):
    client = office.client(role)
    assert decide(client, report, fingerprint(report), "dong-y").status_code == 403
    assert not FindingDecision.objects.exists()
    if role in {Role.LEADER, Role.SECTION_LEAD}:
        assert "Đồng ý" not in check(page_at(client, report)).text


def test_what_was_decided_before_is_folded_beside_the_finding_with_who_and_when(report, office, organiser):
    found = fingerprint(report)
    assert "Các lần quyết định" not in check(page_at(organiser, report, found)).text
    decide(organiser, report, found, "bo-qua", **{"ly-do": "Máy nhầm"})
    assert "Các lần quyết định" not in check(page_at(organiser, report, found)).text, "the one that holds says it all"
    decide(organiser, report, found, "hoan-tac")
    assert "Các lần quyết định (2)" in check(page_at(organiser, report, found)).text
    decide(organiser, report, found, "dua-vao")
    page = check(page_at(organiser, report, found))
    name = office.person(Role.ORGANISER).name
    taken = page.text[page.text.index("Các lần quyết định (3)") :]
    told = ["Bỏ qua, vì: Máy nhầm", "Hoàn tác việc bỏ qua", "Đồng ý, đưa vào nội dung trả lại"]
    assert sorted(told, key=taken.index) == told
    assert taken.count(f"({name}, ") == 3
    assert taken.count(", phiên bản 1)") == 3
    other = Finding.objects.filter(version=report.latest_id).exclude(fingerprint=found).first().fingerprint
    assert "Các lần quyết định" not in check(page_at(organiser, report, other)).text


def test_the_lead_of_another_section_reads_nothing_of_what_was_decided_in_this_one(report, office, organiser):
    found = fingerprint(report)
    decide(organiser, report, found, "dong-y")
    decide(organiser, report, found, "hoan-tac")
    assert "Hoàn tác việc đồng ý" in check(page_at(organiser, report, found)).text
    assert "Hoàn tác việc đồng ý" not in check(page_at(office.client(Role.SECTION_LEAD), report, found)).text
