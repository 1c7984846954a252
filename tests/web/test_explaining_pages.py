"""Beside the section: the checks' findings, what the unit says about them, and why the section came back."""

import pytest
from markup import check

from office import fresh
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality
from tonghop.quality.models import Finding
from tonghop.quality.queries import check_draft

pytestmark = pytest.mark.django_db
DOTS = "Đã mở ... lớp cho cán bộ. Bảng dưới ghi rõ 12 lớp."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def report(office):
    return fresh(office.written(text=DOTS))


@pytest.fixture
def writer(office):
    return office.client(Role.WRITER)


def dots(report):
    return next(f.fingerprint for f in check_draft(report) if f.check == "placeholder")


def explain(client, report, text, seen="", **more):
    url = f"/bao-cao/{report.obligation_id}/giai-trinh/{dots(report)}/"
    return client.post(url, {"text": text, "seen": seen, "muc": "1"}, **more)


def test_an_explanation_is_saved_as_it_is_typed_and_stands_beside_the_finding(report, writer):
    assert "Đã lưu 10:00" in explain(writer, report, "Chờ số liệu", headers=HTMX).content.decode()
    page = check(writer.get(f"/bao-cao/{report.obligation_id}/kiem-tra/?muc=1"), whole=False)
    assert "Chờ số liệu" in page.text
    assert (
        explain(writer, report, "Chờ số liệu của tỉnh", "Chờ số liệu").url == f"/bao-cao/{report.obligation_id}/?muc=1"
    )
    page = check(writer.get(f"/bao-cao/{report.obligation_id}/nop/"))
    assert "Đơn vị giải trình: Chờ số liệu của tỉnh" in page.text


def test_of_two_who_explain_one_finding_the_later_is_told_and_decides(office, report, writer):
    explain(office.client(Role.HEAD), report, "Chờ sở xác nhận")
    met = explain(writer, report, "Chờ số liệu", headers=HTMX)
    assert met.status_code == 409
    assert "Người khác đã ghi: “Chờ sở xác nhận”" in check(met, whole=False).text
    assert set(fresh(report).explanations.values()) == {"Chờ sở xác nhận"}
    assert "Đã lưu" in explain(writer, report, "Chờ số liệu", ["", "Chờ sở xác nhận"], headers=HTMX).content.decode()
    assert set(fresh(report).explanations.values()) == {"Chờ số liệu"}


def test_the_words_that_are_gone_leave_their_explanation_to_be_taken_away(office, report, writer):
    explain(writer, report, "Chờ số liệu")
    revision = report.draft_sections.get(key="1").revision
    writer.post(f"/bao-cao/{report.obligation_id}/muc/1/", {"text": "Đã mở 12 lớp.", "revision": revision})
    text = check(writer.get(f"/bao-cao/{report.obligation_id}/kiem-tra/?muc=1"), whole=False).text
    assert "Đã giải trình về một điểm nay không còn: “Chờ số liệu”" in text


@pytest.mark.parametrize("role", [Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER, Role.CLERK])
def test_others_explain_nothing(office, report, role):
    assert explain(office.client(role), report, "Vì thế").status_code == 403
    assert fresh(report).explanations == {}


def test_the_writer_reads_why_it_came_back_and_finds_the_place(office, writer):
    report, organiser = office.reviewed(text=DOTS), office.viewer(Role.ORGANISER)
    found = Finding.objects.get(version=report.latest_id, check_id="placeholder")
    quality.put_in_letter(quality.Judged(report, found.fingerprint, 1), by=organiser, at=office.now)
    quality.return_report(fresh(report), reasons={"1": "- Điền số lớp."}, by=organiser, at=office.now)
    assert "- Điền số lớp." in check(writer.get("/")).text
    response = writer.get(f"/bao-cao/{report.obligation_id}/?muc=1")
    assert "Đến chỗ “...”" in check(response).text
    assert 'data-find="..."' in response.content.decode()
