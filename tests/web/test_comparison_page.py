"""So sánh: what changed between two versions stands word by word and figure by figure, beside why it came back."""

import pytest
from markup import check

from office import DOCUMENT, fresh
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import receive_report, return_report
from tonghop.reports import actions as reports

pytestmark = pytest.mark.django_db


def url(office, query=""):
    return f"/bao-cao/{office.obligation().pk}/so-sanh/{query}"


def rewrite(office, text, values):
    """The writer mends section 1 and the figures of the version that came back."""
    writer, report = office.viewer(Role.WRITER), fresh(office.obligation().report)
    revision = report.draft_sections.get(key="1").revision
    blocks = [{"kind": "paragraph", "text": text}]
    reports.save_section(report, key="1", blocks=blocks, revision=revision, by=writer, at=office.now)
    kept = {code: value.get("value", "").replace(".", ",") for code, value in report.values.items()}
    report, problems = reports.save_values(
        report, values={**kept, **values}, seen=report.values, by=writer, at=office.now
    )
    assert problems == []
    return report


def give_back(office, **reasons):
    returned = fresh(office.obligation().report)
    if returned.state == "submitted":
        reports.start_review(returned, by=office.viewer(Role.ORGANISER), at=office.now)
    return_report(fresh(returned), reasons=reasons, by=office.viewer(Role.ORGANISER), at=office.now)


def hand_in(office, report):
    report = reports.seek_approval(report, by=office.viewer(Role.WRITER), at=office.now)
    receive_report(fresh(report), document=DOCUMENT, by=office.viewer(Role.HEAD), at=office.now)


@pytest.fixture
def twice(office):
    """Version 1 came back with a reason, version 2 is handed in, section 1 and one figure mended."""
    office.submitted(text="Đã bố trí 42 cán bộ, công chức.")
    give_back(office, **{"1": "Nêu rõ số người kiêm nhiệm.", "": "Sửa thể thức."})
    hand_in(office, rewrite(office, "Đã bố trí 42 cán bộ, công chức, 05 người kiêm nhiệm.", {"BM.01": "41"}))
    return office


@pytest.mark.parametrize("role", [Role.WRITER, Role.HEAD, Role.ORGANISER, Role.LEADER])
def test_words_figures_and_the_reasons_are_shown(twice, role):
    response = twice.client(role).get(url(twice))
    page = check(response)
    html = " ".join(response.content.decode().split())
    assert "<del>chức.</del> <ins>chức, 05 người kiêm nhiệm.</ins>" in html
    assert "<del>40</del>" in html
    assert "<ins>41</ins>" in html
    assert "Phiên bản 1 được trả lại vì" in page.text
    assert "Sửa thể thức." in page.text
    assert "Nêu rõ số người kiêm nhiệm." in page.text
    assert "bản đang soạn" not in page.text


def test_the_lead_of_a_section_reads_that_section_alone(twice):
    text = check(twice.client(Role.SECTION_LEAD).get(url(twice))).text
    assert "kiêm nhiệm" not in text
    assert "Không có mục nào thay đổi." in text
    assert "Không có số liệu nào thay đổi." in text


@pytest.mark.parametrize(("role", "commune"), [(Role.WRITER, 1), (Role.RECEIVER, None), (Role.ADMINISTRATOR, None)])
def test_strangers_see_nothing(twice, role, commune):
    body = twice.province.communes[commune] if commune else None
    response = twice.client(role, body).get(url(twice))
    assert response.status_code == 403
    assert "kiêm nhiệm" not in response.content.decode()


def test_the_draft_of_a_returned_report_is_compared_for_the_unit_and_the_organiser_alone(office):
    office.submitted(text="Đã bố trí 42 cán bộ.")
    give_back(office, **{"1": "Ghi rõ."})
    rewrite(office, "Đã bố trí 43 cán bộ.", {"BM.01": "41"})
    for role in (Role.ORGANISER, Role.CLERK, Role.WRITER):
        page = check(office.client(role).get(url(office)))
        assert "bản đang soạn" in page.text
    assert "thêm 1 chữ, bớt 1 chữ" in page.text
    assert office.client(Role.LEADER).get(url(office)).status_code == 409
    writing = office.client(Role.WRITER).get(f"/bao-cao/{office.obligation().pk}/").content.decode()
    assert url(office) in writing


def test_any_two_sides_can_be_chosen_and_unknown_ones_are_said(twice):
    client = twice.client(Role.ORGANISER)
    assert "Không có mục nào thay đổi." in check(client.get(url(twice, "?tu=2&den=2"))).text
    assert "<ins>chức.</ins>" in client.get(url(twice, "?tu=2&den=1")).content.decode()
    for query in ("?tu=9", "?den=9", "?den=1"):
        assert "Chưa có hai phiên bản như vậy" in check(client.get(url(twice, query))).text
    assert url(twice, "?den=2") in client.get(f"/ra-soat/{twice.obligation().pk}/").content.decode()


def test_one_version_alone_and_an_unopened_report_have_nothing_to_compare(office):
    assert office.client(Role.WRITER).get(url(office)).status_code == 409
    office.submitted()
    assert "nộp lần nữa" in check(office.client(Role.WRITER).get(url(office))).text


def test_the_home_page_has_the_reviewers_words_version_by_version(twice):
    give_back(twice, **{"2": "Còn thiếu số hồ sơ quá hạn."})
    page = check(twice.client(Role.WRITER).get("/"))
    assert "Còn thiếu số hồ sơ quá hạn." in page.text
    assert "Phiên bản 1 đã trả lại lúc" in page.text
    assert "Nêu rõ số người kiêm nhiệm." in page.text
