"""Rà soát: the queue, the report with its findings, and the verbs; acceptance moves the totals."""

from dataclasses import replace

import pytest
from django.test import Client
from markup import check

from factories import person_in
from office import DOCUMENT, SECRET, fresh, make_office
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import receive_report, run_checks
from tonghop.quality.models import Finding
from tonghop.reports.actions import attach_file, upload_file
from tonghop.reports.queries import version_of

pytestmark = pytest.mark.django_db
OWN_FILE = "1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.".encode()
COPIED = (
    "Trong kỳ, đơn vị đã tổ chức 14 hội nghị quán triệt, phân công 12 nhóm việc cho từng công chức, kiểm tra chéo giữa "
    "các phòng vào thứ Sáu hằng tuần và công khai kết quả tại trụ sở để người dân theo dõi, góp ý, giám sát thường xuyên."
)


def decide(client, office, verb, *, commune=0, **more):
    url = f"/ra-soat/{office.obligation(commune).pk}/ket-luan/"
    return client.post(url, {"viec": verb, **more}, follow=True)


def test_the_queue_shows_what_waits(office):
    office.settled(0)
    office.submitted(1)
    page = check(office.client(Role.ORGANISER).get(f"/dot/{office.campaign.key}/ra-soat/"))
    assert "2 báo cáo đang chờ" in page.text
    assert [f["value"] for f in page.fields if f["name"] == "report"] == [str(office.obligation(0).pk)]


def test_the_queue_names_who_is_reviewing(office):
    office.reviewed(0)
    office.submitted(1)
    page = check(office.client(Role.ORGANISER).get(f"/dot/{office.campaign.key}/ra-soat/"))
    assert f"Đang rà soát: {office.viewer(Role.ORGANISER).name}" in page.text
    assert "Đã nộp:" not in page.text


def test_several_clean_reports_are_accepted_at_once(now):
    office = make_office(now, communes=4)
    office.settled(0)
    office.settled(1)
    office.submitted(2)
    organiser = office.client(Role.ORGANISER)
    ids = [office.obligation(n).pk for n in range(4)] + ["x"]
    url = f"/dot/{office.campaign.key}/ra-soat/chap-nhan/"
    page = check(organiser.post(url, {"report": ids}, follow=True))
    assert "Đã chấp nhận 2 báo cáo." in page.text
    assert "chưa nộp báo cáo" in page.text
    assert "điểm chưa có quyết định" in page.text
    assert [fresh(office.obligation(n).report).state for n in range(3)] == ["accepted", "accepted", "submitted"]


def test_the_report_is_read_reviewed_and_accepted_and_the_total_moves(office):
    office.submitted()
    organiser = office.client(Role.ORGANISER)
    totals = f"/dot/{office.campaign.key}/so-lieu/?muc=2"
    assert "1.204" not in check(organiser.get(totals)).text
    page = check(organiser.get(f"/ra-soat/{office.obligation().pk}/"))
    assert SECRET in page.text
    assert "Bắt đầu rà soát" in page.text
    assert "Chấp nhận" in check(decide(organiser, office, "bat-dau")).text
    assert "Đã chấp nhận báo cáo của UBND xã Bắc Hà." in check(decide(organiser, office, "chap-nhan")).text
    assert "1.204" in check(organiser.get(totals)).text
    assert "Mở lại" in check(organiser.get(f"/ra-soat/{office.obligation().pk}/")).text
    decide(organiser, office, "mo-lai", reason="Sửa số")
    assert fresh(office.obligation().report).state == "reopened"


def test_returning_gives_each_section_its_reason_and_the_writer_reads_them(office):
    office.reviewed()
    organiser = office.client(Role.ORGANISER)
    page = check(organiser.get(f"/ra-soat/{office.obligation().pk}/"))
    assert {"r-1", "r-kn", "r-"} <= {f["name"] for f in page.fields}
    decide(organiser, office, "tra-lai", **{"r-1": "Nêu rõ vị trí", "r-2": " ", "r-": "Thiếu chữ ký"})
    writer = check(office.client(Role.WRITER).get("/"))
    assert "Nêu rõ vị trí" in writer.text
    assert "Thiếu chữ ký" in writer.text
    assert "2. Về thủ tục hành chính :" not in writer.text
    again = check(organiser.get(f"/ra-soat/{office.obligation().pk}/"))
    assert "Đã trả lại (phiên bản 1): Nêu rõ vị trí" in again.text
    assert "Đã trả lại (phiên bản 1): Thiếu chữ ký" in again.text


@pytest.mark.parametrize("verb", ["tra-lai", "mo-lai", "gi-do", "chap-nhan"])
def test_what_cannot_be_done_is_said_and_nothing_changes(office, verb):
    office.submitted()
    response = decide(office.client(Role.ORGANISER), office, verb)
    assert response.status_code == 409
    check(response)
    assert fresh(office.obligation().report).state == "submitted"


@pytest.mark.parametrize("role", [Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER, Role.HEAD])
def test_only_the_organiser_judges(office, role):
    office.reviewed()
    assert decide(office.client(role), office, "chap-nhan").status_code == 403
    assert fresh(office.obligation().report).state == "under_review"


def test_a_section_lead_reads_only_the_own_section(office):
    office.reviewed()
    page = check(office.client(Role.SECTION_LEAD).get(f"/ra-soat/{office.obligation().pk}/"))
    assert "Về thủ tục hành chính" in page.text
    assert SECRET not in page.text
    assert "Chấp nhận" not in page.text


def test_a_near_copy_is_shown_side_by_side_to_the_organiser_and_never_to_the_unit(office):
    office.submitted(0, text=COPIED)
    report = office.submitted(1, text=COPIED)
    run_checks(version_of(report.latest_id), at=office.now)
    copied = Finding.objects.get(version=report.latest_id, check_id="near-copy")
    page = check(office.client(Role.ORGANISER).get(f"/ra-soat/{report.obligation_id}/?diem={copied.fingerprint}"))
    assert page.text.count("14 hội nghị quán triệt") == 3
    assert "Hai đoạn giống nhau từng chữ." in page.text
    assert "Bắc Hà" in page.text
    second = office.province.communes[1]
    for role in (Role.HEAD, Role.WRITER):
        client = office.client(role, second)
        assert client.get(f"/ra-soat/{report.obligation_id}/").status_code == 403
        for part in ("", "nop/", "kiem-tra/", "so-lieu/", "tep/"):
            assert "Bắc Hà" not in client.get(f"/bao-cao/{report.obligation_id}/{part}").content.decode()


def test_an_attachment_is_a_link_for_who_may_open_it_and_a_name_for_a_section_lead(office):
    pdf = b"%PDF-1.7\nquyet dinh"
    writer = office.viewer(Role.WRITER)
    given = {"file_name": "Quyết định.pdf", "data": pdf}
    attach_file(office.opened(), **given, by=writer, at=office.now)
    report = office.submitted()
    link = f"/bao-cao/{report.obligation_id}/kem-theo/{sha256(pdf)}/"
    for role, opens in ((Role.ORGANISER, True), (Role.LEADER, True), (Role.SECTION_LEAD, False)):
        client = office.client(role)
        page = check(client.get(f"/ra-soat/{report.obligation_id}/"))
        assert "Quyết định.pdf" in page.text
        assert (link in page.links, "tệp thuộc cả báo cáo" in page.text) == (opens, not opens)
        assert client.get(link).status_code == (200 if opens else 403)


def test_who_had_a_hand_in_a_report_reads_why_another_accepts_it(office):
    report = office.reviewed()
    organiser = office.client(Role.ORGANISER)
    address, why = f"/ra-soat/{report.obligation_id}/", "phải do người khác có quyền rà soát thực hiện"
    assert why not in check(organiser.get(address)).text
    organiser.post(f"{address}ket-luan/", {"viec": "tra-lai", "r-1": "Nêu rõ vị trí kiêm nhiệm"})
    by = office.viewer(Role.ORGANISER)
    document = replace(DOCUMENT, behalf_reason="Xã mất điện")
    upload_file(fresh(report), file_name="a.txt", data=OWN_FILE, by=by, at=office.now)
    receive_report(fresh(report), document=document, by=by, at=office.now, on_behalf=True)
    organiser.post(f"{address}ket-luan/", {"viec": "bat-dau"})
    response = organiser.get(address)
    assert why in check(response).text
    assert 'value="chap-nhan"' not in response.content.decode()
    other = Client()
    other.force_login(person_in(office.province.standing_body, Role.ORGANISER), backend="tonghop.web.accounts.Backend")
    response = other.get(address)
    assert why not in check(response).text
    assert 'value="chap-nhan"' in response.content.decode()
    assert why not in check(office.client(Role.SECTION_LEAD).get(address)).text
