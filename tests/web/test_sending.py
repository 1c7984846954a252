"""Files sent one by one by a script: each is answered by a status of its own, and what arrives twice is one file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from test_files_of_units import form, mixed

from office import fresh
from tonghop.organisations.permissions import Role
from tonghop.reports.models import Attachment, Upload

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nquyet dinh"
PART = {"HX-Request": "true"}


def units(office):
    return f"/dot/{office.campaign.key}/tep/"


def own(office):
    return f"/bao-cao/{office.obligation().pk}/tep/tai-len/"


def beside(office):
    return f"/bao-cao/{office.obligation().pk}/kem-theo/them/"


def send(client, address, name, data, **headers):
    """Send one file as the script does; return the status and the words, without the markup around them."""
    answer = client.post(address, {"file": SimpleUploadedFile(name, data)}, headers={**PART, **headers})
    words = answer.content.decode().replace("<ul>", "").replace("</ul>", "")
    return answer.status_code, " ".join(words.split())


def test_of_a_unit_s_file_that_is_kept_nothing_is_said(office):
    client = office.client(Role.ORGANISER)
    assert send(client, units(office), "a.docx", form(office, 0)) == (201, "")
    assert [u.file_name for u in office.obligation(0).report.uploads.all()] == ["a.docx"]


def test_a_file_sent_again_after_a_lost_answer_is_one_file_and_that_is_said(office):
    client, data = office.client(Role.ORGANISER), form(office, 0)
    send(client, units(office), "a.docx", data)
    status, words = send(client, units(office), "a.docx", data)
    assert status == 201
    assert words == f"<li>a.docx: đã chờ sẵn ở {office.province.communes[0]}, không giữ thành hai tệp.</li>"
    assert Upload.objects.count() == 1


def test_a_unit_s_own_file_sent_again_is_one_file(office):
    report = office.opened()
    client, data = office.client(Role.WRITER), form(office, 0)
    assert send(client, own(office), "a.docx", data) == (201, "")
    status, words = send(client, own(office), "b.docx", data)
    assert (status, words) == (201, "<li>b.docx: đã chờ sẵn từ trước, không giữ thành hai tệp.</li>")
    assert [u.file_name for u in fresh(report).uploads.all()] == ["a.docx"]


def test_a_file_beside_the_report_sent_again_is_one_file(office):
    office.opened()
    client = office.client(Role.WRITER)
    assert send(client, beside(office), "qd.pdf", PDF) == (201, "<li>qd.pdf: đã đính kèm.</li>")
    status, words = send(client, beside(office), "qd.pdf", PDF)
    assert (status, words) == (201, "<li>Tệp “qd.pdf” đã được đính kèm rồi. Không cần gửi lại.</li>")
    assert Attachment.objects.count() == 1


def test_the_last_file_that_fits_may_be_sent_again(office):
    office.opened()
    client = office.client(Role.WRITER)
    for number in range(20):
        assert send(client, beside(office), f"{number}.pdf", PDF + b"%d" % number)[0] == 201
    assert send(client, beside(office), "19.pdf", PDF + b"19")[0] == 201
    assert send(client, beside(office), "20.pdf", PDF + b"20") == (
        422,
        "<li>20.pdf: Mỗi báo cáo được kèm tối đa 20 tệp, tổng cộng 100 MB. Hãy gộp hoặc bỏ bớt tệp đã kèm.</li>",
    )


@pytest.mark.parametrize("where", [units, own, beside])
def test_what_is_not_kept_is_answered_with_why(office, settings, where):
    office.opened()
    client = office.client(Role.ORGANISER if where is units else Role.WRITER)
    status, words = send(client, where(office), "anh.docx", b"PK\x03\x04 nothing")
    assert status == 422
    assert "anh.docx" in words
    settings.MAX_UPLOAD_BYTES = 10
    assert send(client, where(office), "to.docx", b"x" * 11) == (
        422,
        "<li>to.docx: tệp lớn hơn 0 MB, không nhận. Hãy giảm dung lượng.</li>",
    )
    assert not Upload.objects.exists()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("where", [units, own, beside])
def test_a_session_that_has_ended_and_a_stranger_are_told_from_a_file_that_arrived(office, where):
    office.opened()
    assert send(Client(), where(office), "a.pdf", PDF)[0] == 401
    assert send(office.client(Role.LEADER), where(office), "a.pdf", PDF)[0] == 403
    assert not Attachment.objects.exists()


def test_without_a_script_the_same_files_again_are_said_to_be_there(office):
    client, _ = mixed(office)
    given = [SimpleUploadedFile("c.docx", bytes(office.obligation(2).report.uploads.get(file_name="c.docx").content))]
    page = client.post(units(office), {"file": given}).content.decode()
    assert "1 tệp đã về đúng đơn vị" in page
    assert "trong đó 1 tệp đã chờ sẵn từ trước, không giữ thành hai" in page
    assert office.obligation(2).report.uploads.count() == 2
