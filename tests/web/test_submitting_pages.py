"""Trình, duyệt, nộp; the receipt and its paper; and the public page that says yes or no."""

import re

import pytest
from django.http import QueryDict
from django.test import Client
from markup import check

import factories
from office import DOCUMENT, SECRET
from tonghop.organisations.permissions import Role
from tonghop.reports.actions import attach_file
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.web.forms import SubmissionForm

pytestmark = pytest.mark.django_db


def url(office, rest="nop/"):
    return f"/bao-cao/{office.obligation().pk}/{rest}"


def decide(client, office, verb, **more):
    return client.post(url(office, "duyet/"), {"viec": verb, **more}, follow=True)


def seen_on(response) -> str:
    """The mark of the draft that the page carries back."""
    return re.search(r'name="seen"\s+value="([^"]+)"', response.content.decode())[1]


def test_the_page_says_what_will_be_sent_and_what_is_open(office):
    office.written()
    page = check(office.client(Role.WRITER).get(url(office)))
    assert "chưa có nội dung" in page.text
    assert "chỉ tiêu chưa có số liệu và chưa ghi lý do" in page.text
    assert "Trình lãnh đạo duyệt" in page.text
    assert "Số, ký hiệu" not in page.text


def test_a_report_is_sought_approval_for_submitted_and_given_a_receipt(office):
    office.written()
    assert "Chờ duyệt" in check(decide(office.client(Role.WRITER), office, "trinh")).text
    head = office.client(Role.HEAD)
    form = check(head.get(url(office)))
    assert 'value="2026-05-06"' in head.get(url(office)).content.decode()
    assert {"number", "date", "signer", "post", "authority"} <= {f["name"] for f in form.fields}
    response = head.post(url(office), DOCUMENT.as_json())
    receipt = office.obligation().report.latest.receipt
    assert (response.status_code, response.url) == (302, f"/bien-nhan/{receipt.number}/")
    page = check(head.get(response.url))
    assert receipt.number in page.text
    assert "10:00, thứ Tư, 06/5/2026" in page.text
    assert receipt.version.hash in page.text
    paper = head.get(f"/bien-nhan/{receipt.number}.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_a_double_click_leads_to_the_same_receipt(office):
    office.sought()
    head = office.client(Role.HEAD)
    seen = seen_on(head.get(url(office)))
    first, second = (head.post(url(office), DOCUMENT.as_json() | {"seen": seen}) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    report = office.obligation().report
    assert report.versions.count() == 1
    decide(head, office, "rut-lai")
    assert head.post(url(office), DOCUMENT.as_json() | {"seen": seen}).url == first.url
    assert office.obligation().report.state == "drafting"


def test_a_report_with_a_file_beside_it_is_sent_from_its_page(office):
    report = office.written()
    writer, png = office.viewer(Role.WRITER), bytes.fromhex("89504e470d0a1a0a") + b"x" * 20
    attach_file(report, file_name="anh.png", data=png, by=writer, at=office.now)
    decide(office.client(Role.WRITER), office, "trinh")
    head = office.client(Role.HEAD)
    answer = head.post(url(office), DOCUMENT.as_json() | {"seen": seen_on(head.get(url(office)))})
    assert answer.status_code == 302
    assert [file["file_name"] for file in office.obligation().report.latest.content["files"]] == ["anh.png"]


def test_an_organiser_who_files_twice_gets_the_same_receipt(office):
    office.written()
    organiser = office.client(Role.ORGANISER)
    factories.attach_original(office.obligation().report, by=office.viewer(Role.ORGANISER), at=office.now)
    given = DOCUMENT.as_json() | {"behalf_reason": "Xã mất điện."}
    first, second = (organiser.post(url(office), given) for _ in range(2))
    assert first.url == second.url
    assert office.obligation().report.versions.count() == 1


def test_a_draft_that_changed_behind_the_page_is_shown_again_before_it_is_sent(office):
    office.sought()
    head = office.client(Role.HEAD)
    answer = head.post(url(office), DOCUMENT.as_json() | {"seen": "1.0000000000000000"})
    assert "đã thay đổi sau khi anh/chị mở trang này" in check(answer).text
    assert head.post(url(office), DOCUMENT.as_json() | {"seen": seen_on(answer)}).status_code == 302


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": ""}, "Trường này"),
        ({"number": "mười hai"}, "Số, ký hiệu văn bản “mười hai” chưa đúng."),
        ({"date": "06/13/2026"}, "ngày"),
        ({"date": "2026-05-07"}, "ở sau hôm nay"),
        ({"signer": ""}, "Trường này"),
        ({"authority": "XX"}, "XX"),
    ],
)
def test_what_is_wrong_in_the_form_is_said_beside_it_in_vietnamese(office, change, words):
    office.sought()
    response = office.client(Role.HEAD).post(url(office), DOCUMENT.as_json() | change)
    page = check(response)
    assert response.status_code == 200
    assert words in page.text
    assert "This field" not in page.text
    assert office.obligation().report.state == "awaiting_approval"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"number": " 12/BC-UBND "},
        {"number": ""},
        {"number": "1" * 61},
        {"number": "12\x00"},
        {"date": "06/05/2026"},
        {"date": ""},
        {"date": "06/13/2026"},
        {"signer": " "},
        {"signer": "x" * 121},
        {"post": ""},
        {"authority": ""},
        {"authority": "XX"},
        {"behalf_reason": "Xã mất điện."},
        {"behalf_reason": "x" * 1001},
    ],
)
def test_a_document_is_read_as_the_form_itself_would_clean_it(change):
    posted = QueryDict(mutable=True)
    posted.update(DOCUMENT.as_json() | change)
    form = SubmissionForm(posted)
    cleaned = SubmittedDocument(**form.cleaned_data) if form.is_valid() else None
    read = SubmissionForm.document_in(posted)
    assert (read, read and read.behalf_reason) == (cleaned, cleaned and cleaned.behalf_reason)
    assert SubmissionForm.document_in(QueryDict()) is None


def test_the_writer_cannot_submit(office):
    office.sought()
    assert office.client(Role.WRITER).post(url(office), DOCUMENT.as_json()).status_code == 403
    assert office.obligation().report.state == "awaiting_approval"


def test_the_head_gives_it_back_with_a_reason(office):
    office.sought()
    head = office.client(Role.HEAD)
    assert decide(head, office, "tra-lai", reason=" ").status_code == 409
    decide(head, office, "tra-lai", reason="Thiếu số liệu mục 2")
    assert office.obligation().report.state == "drafting"
    timeline = check(office.client(Role.WRITER).get(f"/nhat-ky/{office.obligation().pk}/"))
    assert "lý do: Thiếu số liệu mục 2" in timeline.text


def test_nothing_to_report_goes_the_same_way(office):
    office.opened()
    decide(office.client(Role.WRITER), office, "khong-phat-sinh")
    office.client(Role.HEAD).post(url(office), DOCUMENT.as_json())
    assert office.obligation().report.state == "nil_submitted"
    number = office.obligation().report.latest.receipt.number
    assert "không phát sinh" in check(office.client(Role.HEAD).get(f"/bien-nhan/{number}/")).text


def test_the_head_recalls_until_the_review_begins(office):
    office.submitted()
    head = office.client(Role.HEAD)
    assert "Rút lại báo cáo" in check(head.get(url(office))).text
    decide(head, office, "rut-lai")
    assert office.obligation().report.state == "drafting"


def test_after_the_review_began_recalling_is_refused(office):
    office.reviewed()
    head = office.client(Role.HEAD)
    assert "Rút lại báo cáo" not in check(head.get(url(office))).text
    assert decide(head, office, "rut-lai").status_code == 409
    assert decide(head, office, "gi-do").status_code == 409


def test_the_organiser_files_on_a_units_behalf(office):
    office.written()
    organiser = office.client(Role.ORGANISER)
    assert "Nộp thay đơn vị" in check(organiser.get(url(office))).text
    assert "Lý do nộp thay" not in check(office.client(Role.HEAD).get(url(office))).text
    given = DOCUMENT.as_json()
    assert "Chưa ghi lý do nộp thay" in check(organiser.post(url(office), given)).text
    given["behalf_reason"] = "Xã mất điện, gửi bản giấy."
    assert "Chưa có văn bản gốc của đơn vị" in check(organiser.post(url(office), given)).text
    factories.attach_original(office.obligation().report, by=office.viewer(Role.ORGANISER), at=office.now)
    response = organiser.post(url(office), given, follow=True)
    assert "lý do: Xã mất điện, gửi bản giấy." in check(response).text
    assert "(nộp thay đơn vị)" in check(response).text
    assert office.obligation().report.latest.on_behalf


def test_the_public_page_says_yes_or_no_and_nothing_else(office):
    receipt = office.submitted().latest.receipt
    public = Client()

    def answer(number, digest):
        return check(public.get("/xac-minh/", {"number": number, "hash": digest})).text

    yes = answer(receipt.number, receipt.version.hash)
    assert "Có: giấy biên nhận này" in yes
    assert "Không: không có" in answer(receipt.number, "0" * 64)
    assert "Không: không có" in answer("001/khac", receipt.version.hash)
    for page in (yes, check(public.get("/xac-minh/")).text):
        assert "Bắc Hà" not in page
        assert SECRET not in page
        assert DOCUMENT.signer not in page


def test_a_receipt_is_for_the_unit_and_the_organiser(office):
    number = office.submitted().latest.receipt.number
    assert office.client(Role.ORGANISER).get(f"/bien-nhan/{number}/").status_code == 200
    stranger = office.client(Role.HEAD, office.province.communes[1])
    assert stranger.get(f"/bien-nhan/{number}/").status_code == 403
    assert stranger.get(f"/bien-nhan/{number}.pdf").status_code == 403


def test_why_the_head_did_not_approve_stands_before_the_writer_until_it_is_sought_again(office):
    office.sought()
    decide(office.client(Role.HEAD), office, "tra-lai", reason="Thiếu số liệu mục 2")
    writer, words = office.client(Role.WRITER), "Lãnh đạo chưa duyệt: Thiếu số liệu mục 2"
    assert words in check(writer.get("/")).text
    assert words in check(writer.get(url(office, ""))).text
    assert words not in check(decide(writer, office, "trinh")).text
    assert words not in check(writer.get("/")).text


def test_the_writer_takes_back_what_the_head_has_not_decided(office):
    office.sought()
    writer = office.client(Role.WRITER)
    assert "Lấy lại để sửa" in check(writer.get(url(office))).text
    assert "lại sửa được" in check(decide(writer, office, "lay-lai")).text
    assert office.obligation().report.state == "drafting"
    assert decide(writer, office, "lay-lai").status_code == 409
    office.client(Role.HEAD).post(url(office), DOCUMENT.as_json())
    assert office.obligation().report.state == "drafting"


def test_nothing_to_report_does_not_leave_out_by_one_press_what_is_written(office):
    office.written()
    writer = office.client(Role.WRITER)
    refused = decide(writer, office, "khong-phat-sinh")
    assert refused.status_code == 409
    assert "1 mục có nội dung và 6 số liệu" in check(refused).text
    assert office.obligation().report.state == "drafting"
    decide(writer, office, "khong-phat-sinh", **{"bo-noi-dung": "on"})
    assert office.obligation().report.state == "nil_awaiting"


def test_the_head_is_told_that_nothing_of_what_is_written_will_be_sent(office):
    office.written()
    writer = office.client(Role.WRITER)
    decide(writer, office, "khong-phat-sinh", **{"bo-noi-dung": "on"})
    assert "Trình lãnh đạo duyệt; không phát sinh" in check(writer.get(f"/nhat-ky/{office.obligation().pk}/")).text
    head = office.client(Role.HEAD)
    page = check(head.get(url(office)))
    assert "1 mục và 6 số liệu dưới đây không được gửi" in page.text
    assert "Duyệt và nộp: không phát sinh" in page.text
    assert "không phát sinh" in check(head.get("/")).text


def test_a_wrong_number_is_said_at_the_number(office):
    office.sought()
    answer = office.client(Role.HEAD).post(url(office), DOCUMENT.as_json() | {"number": "12"})
    assert re.search(r'name="number"[^>]*aria-invalid="true"', answer.content.decode())


def test_the_head_who_signs_is_proposed_as_signer(office):
    office.sought()
    page = check(office.client(Role.HEAD).get(url(office)))
    assert {f["name"]: f.get("value") for f in page.fields}["signer"] == office.person(Role.HEAD).name


def test_a_finding_before_sending_leads_to_its_section_and_an_empty_section_is_said_once(office):
    office.written(text="Năm 2025 có 73 hồ sơ, tức 12% của 81 hồ sơ.")
    source = office.client(Role.WRITER).get(url(office)).content.decode()
    assert "Chưa có nội dung ở" not in source
    assert "chưa có nội dung" in source


def test_who_signs_reads_beside_the_button_how_much_is_open(office):
    office.sought()
    page = check(office.client(Role.HEAD).get(url(office)))
    assert re.search(r"Còn để ngỏ: \d+ mục chưa có nội dung, \d+ chỉ tiêu chưa có số liệu", page.text)
    writer = check(office.client(Role.WRITER).get(url(office)))
    assert "Còn để ngỏ:" not in writer.text
