"""At the workbench in a real browser: merge groups, word a sentence, see its sources, and be told what went stale."""

import pytest
from playwright.sync_api import expect

from difficult_reports import accepted, accepted_again
from office import make_office
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(six_in_may):
    office = make_office(six_in_may)
    accepted(
        office,
        0,
        "Thiếu máy quét tài liệu tại bộ phận một cửa của xã.",
        "Đường truyền internet ở các thôn vùng cao yếu.",
    )
    accepted(
        office, 1, "Máy quét còn thiếu nên việc số hóa hồ sơ chậm.", "Mạng internet yếu, hay gián đoạn vào mùa mưa."
    )
    office.consolidated()
    return office


def signed_in(window, live_server, office):
    page = window()
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill(office.person(Role.ORGANISER).sign_in_name)
    page.get_by_label("Mật khẩu").fill("mat-khau-kiem-thu")
    page.get_by_role("button", name="Đăng nhập").click()
    return page


def test_groups_sentences_sources_and_what_goes_stale(window, live_server, office):
    page = signed_in(window, live_server, office)
    page.goto(f"{live_server.url}/dot/{office.campaign.key}/tong-hop/?muc=hc")
    draft, panel = page.locator(".bench-draft"), page.locator("#nguon")

    for box in page.get_by_label("Chọn để gộp").all():
        box.check()
    page.get_by_role("button", name="Gộp các nhóm đã chọn").press("Enter")
    expect(page.get_by_role("heading", name="Ý giống nhau (1 nhóm)")).to_be_visible()

    page.locator(".group-list a").click()
    expect(page.locator(".group-list a[aria-current]")).to_have_count(1)
    page.wait_for_url("**nhom=**")
    page.reload()
    expect(page.locator(".group-list a[aria-current]")).to_have_count(1)
    panel.get_by_label("Tên nhóm").fill("hạ tầng số")
    panel.get_by_role("button", name="Đặt tên").click()
    expect(draft.get_by_text("Về hạ tầng số: 02 xã, phường")).to_be_visible()

    draft.get_by_text("Về hạ tầng số").click()
    expect(panel.get_by_role("heading", name="Nguồn của câu (4)")).to_be_visible()
    expect(panel.get_by_text("Thiếu máy quét tài liệu tại bộ phận một cửa của xã.").last).to_be_visible()
    panel.get_by_label("Lời của câu").fill("Hạ tầng số của 02 xã còn yếu.")
    panel.get_by_role("button", name="Lưu câu").click()
    expect(draft.get_by_text("Hạ tầng số của 02 xã còn yếu.")).to_be_visible()
    expect(draft.get_by_text("đã sửa")).to_be_visible()

    panel.get_by_text("Viết thêm câu sau câu này").click()
    panel.get_by_label("Câu viết thêm").fill("Tỉnh sẽ bố trí máy quét trong năm.")
    panel.locator(".write-more").get_by_label("Thiếu máy quét tài liệu").first.check()
    panel.get_by_role("button", name="Thêm câu").click()
    expect(draft.get_by_text("người viết thêm")).to_be_visible()
    expect(panel.get_by_role("heading", name="Nguồn của câu (1)")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác: viết thêm một câu").click()
    expect(draft.get_by_text("người viết thêm")).to_have_count(0)

    accepted_again(office, 0, "Xã đã được cấp đủ máy quét, không còn vướng mắc về thiết bị.")
    page.reload()
    expect(page.get_by_text("1 đơn vị đã có thay đổi: Xã Bắc Hà")).to_be_visible()
    expect(draft.get_by_text("cần xem lại")).to_have_count(1)
    draft.get_by_text("Hạ tầng số của 02 xã").click()
    expect(panel.get_by_text("Xã Bắc Hà: lời văn đã đổi")).to_be_visible()

    page.get_by_role("button", name="Hoàn tác: sửa một câu").click()
    expect(draft.get_by_text("Về hạ tầng số: 02 xã, phường")).to_be_visible()
    page.get_by_role("button", name="Tổng hợp các báo cáo đã chấp nhận").click()
    expect(page.get_by_text("Đã lập bản tổng hợp số 2.")).to_be_visible()
