"""The organiser takes every file without a problem with one key, on a phone: it tells how far it is, and what it left."""

import pytest
from playwright.sync_api import expect
from test_files_of_units import mixed

from office import Office, make_office
from tonghop.organisations.permissions import Role
from tonghop.web.views import bulk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(six_in_may) -> Office:
    office = make_office(six_in_may)
    mixed(office)
    return office


def test_one_key_takes_what_is_clean_and_the_page_says_how_far_it_is(
    office, window, signed_in, live_server, monkeypatch
):
    monkeypatch.setattr(bulk, "BATCH", 1)
    page = signed_in(window(360, 800), office.client(Role.ORGANISER), f"/dot/{office.campaign.key}/tep/")
    said = []
    page.on("response", lambda answer: said.append(answer.text()) if answer.url.endswith("/lay-tat-ca/") else None)
    page.get_by_role("button", name="Lấy tất cả 3 tệp không có vấn đề").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tiep")).to_contain_text("Đã nhận 3/3 tệp")
    expect(page.locator("#tiep")).to_be_focused()
    assert ["Đang nhận: xong 1/3" in said[0], "Đang nhận: xong 2/3" in said[1], len(said)] == [True, True, 3]
    expect(page.get_by_role("heading", name="2 tệp cần xem từng tệp")).to_be_visible()
    expect(page.get_by_role("button", name="Lấy tất cả")).to_have_count(0)
    expect(page.get_by_role("heading", name="Đã nhận hôm nay")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_role("link", name=str(office.province.communes[2])).last.click()
    expect(page).to_have_url(f"{live_server.url}/bao-cao/{office.obligation(2).pk}/")
