"""From the consolidated report to the ministry's desk and back, in a real browser, by three people."""

import re

import pytest
from playwright.sync_api import expect

import factories
from office import make_office
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(page, server: str, person):
    page.goto(server)
    page.get_by_label("Tên đăng nhập").fill(person.sign_in_name)
    page.get_by_label("Mật khẩu").fill("mat-khau-kiem-thu")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    return page


def test_issued_by_the_clerk_received_by_the_ministry_seen_by_the_issuer(live_server, window, six_in_may):
    office = make_office(six_in_may)
    office.accepted()
    office.drafted()
    owner, ministry = office.province.owner, factories.make_organisation("Bộ Nội vụ", "ministry")

    organiser = signed_in(window(), live_server.url, office.person(Role.ORGANISER))
    organiser.goto(f"{live_server.url}/dot/{office.campaign.key}/van-ban/")
    organiser.get_by_role("link", name="Chuyển văn thư ban hành").click()
    organiser.get_by_label("Người ký", exact=True).fill("Trần Văn Minh")
    organiser.get_by_label("Bộ Nội vụ").check()
    organiser.get_by_role("button", name="Chuyển văn thư").click()
    expect(organiser.get_by_role("status")).to_be_visible()

    clerk = signed_in(window(), live_server.url, office.person(Role.CLERK, owner))
    clerk.get_by_role("link", name="Sổ văn bản đi").click()
    clerk.get_by_text("Cách lấy số").first.click()
    clerk.get_by_label("Cách lấy số").select_option("by_type")
    clerk.get_by_role("button", name="Đổi cách lấy số").click()
    clerk.get_by_role("link", name=re.compile("Báo cáo tổng hợp")).click()
    clerk.get_by_role("button", name="Vào sổ và ban hành").click()
    expect(clerk.get_by_role("heading", name="Báo cáo số 01/BC-UBND")).to_be_visible()
    expect(clerk.get_by_text("chưa xác nhận")).to_be_visible()

    receiver = signed_in(window(360, 740), live_server.url, office.person(Role.RECEIVER, ministry))
    receiver.get_by_role("link", name="Báo cáo số 01/BC-UBND").click()
    with receiver.expect_download() as download:
        receiver.get_by_role("link", name="bao-cao-tong-hop.pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    expect(receiver.get_by_text("manifest.json")).to_have_count(0)
    receiver.get_by_role("button", name="Xác nhận đã nhận").click()
    expect(receiver.get_by_text("Đã xác nhận: Bộ Nội vụ nhận Báo cáo số 01/BC-UBND.")).to_be_visible()

    clerk.reload()
    expect(clerk.get_by_role("row", name=re.compile("Bộ Nội vụ.*thứ Tư"))).to_be_visible()
