"""The head submits and signs with a key file; anybody can have the signed paper, or a spoilt copy, told apart."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from signing_keys import PASSPHRASE, key_file

from office import make_office
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(page: Page, server: str, person) -> Page:
    page.goto(server)
    page.get_by_label("Tên đăng nhập").fill(person.sign_in_name)
    page.get_by_label("Mật khẩu").fill("mat-khau-kiem-thu")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    return page


def asked(page: Page, server: str, number: str, data: bytes) -> str:
    page.goto(f"{server}/xac-minh/")
    expect(page.get_by_text("tệp không được gửi đi")).to_be_visible()
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.locator("#so").fill(number)
    page.locator("#tep").set_input_files({"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": data})
    page.get_by_role("button", name="Xác minh tệp").click()
    answer = page.get_by_role("status")
    expect(answer).to_be_visible()
    assert not any("%PDF" in body for body in sent)
    return answer.inner_text().strip()


def test_submitted_signed_and_told_from_a_copy_with_one_byte_changed(live_server, window, six_in_may):
    office = make_office(six_in_may)
    obligation = office.sought().obligation
    head = signed_in(window(), live_server.url, office.person(Role.HEAD))
    head.goto(f"{live_server.url}/bao-cao/{obligation.pk}/nop/")
    head.get_by_label("Số, ký hiệu").fill("12/BC-UBND")
    head.get_by_label("Người ký", exact=True).fill("Giàng A Lử")
    head.get_by_role("button", name="Duyệt và nộp").click()
    expect(head.get_by_role("heading", name="Giấy biên nhận")).to_be_visible()
    number = re.sub("^Số ", "", head.locator(".receipt-number").inner_text())

    key = key_file("Giàng A Lử", "UBND xã Bắc Hà", since=six_in_may - timedelta(days=30))
    head.get_by_label("Tệp khóa (.p12").set_input_files(
        {"name": "ky.p12", "mimeType": "application/x-pkcs12", "buffer": key}
    )
    head.get_by_label("Mật khẩu của tệp khóa").fill(PASSPHRASE)
    head.get_by_role("button", name="Ký báo cáo").click()
    expect(head.get_by_text("Đã ký số báo cáo: Giàng A Lử, UBND xã Bắc Hà.")).to_be_visible()
    with head.expect_download() as download:
        head.get_by_role("link", name="Báo cáo đã ký số").click()
    signed = download.value.path().read_bytes()

    stranger = window(360, 740)
    spoilt = signed[:900] + bytes([signed[900] ^ 1]) + signed[901:]
    assert asked(stranger, live_server.url, number, signed).startswith("Có:")
    assert asked(stranger, live_server.url, number, spoilt).startswith("Không:")
