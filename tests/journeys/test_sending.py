"""Many files on a poor line: what goes up is shown and can be stopped, and after a break the rest goes up, none twice."""

import pytest
from django.http import HttpResponse
from playwright.sync_api import expect
from test_files_of_units import filled, form

from office import Office, make_office
from tonghop.organisations.permissions import Role
from tonghop.reports.models import Attachment, Upload
from tonghop.web.views import bulk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def office(six_in_may) -> Office:
    return make_office(six_in_may)


@pytest.fixture
def screen(office, unwatched, signed_in):
    """Open a page as that role in a window of a phone's width."""
    return lambda role, address: signed_in(unwatched(360, 800), office.client(role), address)


def choose(page, button, *files):
    given = [{"name": name, "mimeType": WORD, "buffer": data} for name, data in files]
    page.locator("#tep").set_input_files(given)
    page.get_by_role("button", name=button, exact=True).click()


def said(page):
    return page.locator(".sending-said")


def units(office):
    return f"/dot/{office.campaign.key}/tep/"


def test_a_line_that_breaks_twice_brings_every_file_once(office, screen, monkeypatch):
    page = screen(Role.ORGANISER, units(office))
    files = [(f"{n}.docx", filled(office, n)) for n in range(3)]
    sent, tell = [], bulk.told_of_one

    def lose_the_second_answer(request, **content):
        sent.append(request.FILES["file"].name)
        return HttpResponse(status=503) if len(sent) == 2 else tell(request, **content)

    monkeypatch.setattr(bulk, "told_of_one", lose_the_second_answer)
    choose(page, "Tải lên", *files)
    expect(said(page)).to_contain_text("Mất kết nối. 1/3 tệp đã tới máy chủ, còn 2 tệp.")
    assert Upload.objects.count() == 2  # the answer was lost, the file was not
    page.route("**/tep/", lambda route: route.abort())
    page.get_by_role("button", name="Gửi tiếp 2 tệp").click()
    expect(said(page)).to_contain_text("Mất kết nối. 1/3 tệp")
    page.unroute("**/tep/")
    page.get_by_role("button", name="Gửi tiếp 2 tệp").click()
    expect(said(page)).to_have_text("Đã gửi xong 3 tệp: 3 tệp đã nhận.")
    expect(page.locator(".sending-told")).to_have_text(
        f"1.docx: đã chờ sẵn ở {office.province.communes[1]}, không giữ thành hai tệp."
    )
    assert sent == ["0.docx", "1.docx", "1.docx", "2.docx"]
    assert sorted(Upload.objects.values_list("file_name", flat=True)) == ["0.docx", "1.docx", "2.docx"]
    expect(page.get_by_role("button", name="Lấy tất cả 3 tệp")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_it_can_be_stopped_and_gone_on_with_and_one_bad_file_stands_in_no_other_s_way(office, screen):
    page, held = screen(Role.ORGANISER, units(office)), []
    page.route("**/tep/", lambda route: route.fallback() if held else held.append(route))
    choose(
        page, "Tải lên", ("a.docx", form(office, 0)), ("hong.docx", b"PK\x03\x04 nothing"), ("b.docx", form(office, 1))
    )
    expect(page.locator(".sending-now")).to_contain_text("tệp 1/3: a.docx")
    expect(page.locator("#tep")).to_be_disabled()
    page.get_by_role("button", name="Dừng gửi").click()
    held[0].abort()
    expect(said(page)).to_have_text("Đã dừng: 0/3 tệp đã tới máy chủ, 3 tệp chưa gửi.")
    assert not Upload.objects.exists()
    page.get_by_role("button", name="Gửi tiếp 3 tệp").press("Enter")
    expect(said(page)).to_contain_text("Đã gửi xong 3 tệp: 2 tệp đã nhận, 1 tệp không nhận")
    expect(page.locator(".sending-told")).to_contain_text("hong.docx: Tệp bị hỏng")
    assert sorted(Upload.objects.values_list("file_name", flat=True)) == ["a.docx", "b.docx"]


def test_whose_session_ended_signs_in_elsewhere_and_goes_on(office, screen, live_server):
    page = screen(Role.ORGANISER, units(office))
    page.context.clear_cookies(name="sessionid")
    choose(page, "Tải lên", ("a.docx", form(office, 0)))
    expect(said(page)).to_contain_text("Phiên đăng nhập đã hết.")
    person = office.person(Role.ORGANISER)
    person.set_password("mat-khau-thu-nghiem")
    person.save()
    other = page.context.new_page()
    other.goto(f"{live_server.url}/tai-khoan/login/")
    other.locator("[name=login]").fill(person.sign_in_name)
    other.locator("[name=password]").fill("mat-khau-thu-nghiem")
    other.locator("main button[type=submit]").click()
    expect(other.get_by_text(person.name)).to_be_visible()
    page.get_by_role("button", name="Gửi tiếp 1 tệp").click()
    expect(said(page)).to_have_text("Đã gửi xong 1 tệp: 1 tệp đã nhận.")


def test_a_unit_s_own_files_lead_on_to_the_preview_and_a_too_large_one_is_not_sent(office, screen, settings):
    office.opened()
    settings.MAX_UPLOAD_BYTES = 200_000
    page = screen(Role.WRITER, f"/bao-cao/{office.obligation().pk}/kem-theo/")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    choose(page, "Đính kèm", ("to.pdf", b"%PDF-1.7" + bytes(300_000)), ("nho.pdf", b"%PDF-1.7 nho"))
    expect(said(page)).to_contain_text("Đã gửi xong 2 tệp: 1 tệp đã nhận, 1 tệp không nhận")
    expect(page.locator(".sending-told")).to_contain_text("to.pdf: tệp lớn hơn")
    expect(page.get_by_role("link", name="nho.pdf")).to_be_visible()
    assert len(asked) == Attachment.objects.count() == 1
    page.get_by_role("link", name="Tệp Word, Excel").first.click()
    choose(page, "Tải lên và xem trước", ("a.docx", form(office, 0)))
    expect(page).to_have_url(f"{page.url.split('/bao-cao/')[0]}/bao-cao/{office.obligation().pk}/tep/xem-truoc/")
    expect(page.get_by_role("heading", name="a.docx")).to_be_visible()
