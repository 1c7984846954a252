"""Saving while one writes, in a real browser: figures, two writers at once, and a refusal that takes nothing away."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, expect

from office import Office, make_office
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(six_in_may) -> Office:
    office = make_office(six_in_may)
    office.opened()
    return office


@pytest.fixture
def screen(office, unwatched, signed_in):
    """Open a page of the report as that role, in a window of its own."""
    place = f"/bao-cao/{office.obligation().pk}/"
    return lambda role, address: signed_in(unwatched(), office.client(role), place + address)


def put(page: Page, code: str, value: str) -> None:
    page.locator(f"[name='v-{code}']").fill(value)
    page.locator(f"[name='v-{code}']").blur()


def saved(office):
    return office.obligation().report.values


def test_figures_are_saved_and_rates_computed_while_one_types(office, screen):
    page = screen(Role.WRITER, "so-lieu/")
    put(page, "BM.08", "19")
    put(page, "BM.02", "38")
    expect(page.locator("#t-BM\\.09")).to_have_text("50,0")
    expect(page.locator("#luu")).to_contain_text(re.compile(r"Đã lưu \d\d:\d\d"))
    assert saved(office) == {"BM.08": {"value": "19"}, "BM.02": {"value": "38"}}
    put(page, "BM.01", "bốn mươi")
    expect(page.locator("#g-BM\\.01")).to_contain_text("không phải là một số")
    expect(page.locator("[name='v-BM.01']")).to_have_value("bốn mươi")
    put(page, "BM.08", "39")
    expect(page.locator("#g-BM\\.08")).to_contain_text("không được nhiều hơn số có mặt")
    page.locator("[name='x-dung-chuyen-mon']").fill("01 người biệt phái chưa tính")
    page.locator("[name='x-dung-chuyen-mon']").blur()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    assert office.obligation().report.explanations == {"dung-chuyen-mon": "01 người biệt phái chưa tính"}


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def test_lines_that_name_their_figure_go_to_it_wherever_they_are_pasted(office, screen):
    page = screen(Role.WRITER, "so-lieu/")
    name = page.locator("label[for='v-BM.02']").inner_text()
    page.locator("[name='v-TTHC.04']").focus()
    paste(
        page,
        f"1. Một nhóm\t\t\t\n9\tBM.01\tTên gì đó\tngười\t40\t\n10\t\t{name}\tngười\t\tchưa giao\n\n\tXX.99\tlạ\t\t5",
    )
    expect(page.locator("#dan")).to_contain_text("Đã dán 2 ô theo mã, tên chỉ tiêu; 2 dòng không có chỉ tiêu nào")
    expect(page.locator("[name='v-BM.01']")).to_have_value("40")
    expect(page.locator("[name='n-BM.02']")).to_have_value("chưa giao")
    expect(page.locator("[name='v-TTHC.04']")).to_have_value("")
    expect(page.locator("#luu")).to_contain_text("Đã lưu")
    page.keyboard.press("Control+z")
    expect(page.locator("[name='v-BM.01']")).to_have_value("")


def test_a_range_from_excel_is_pasted_moved_through_and_taken_back(office, screen):
    page = screen(Role.WRITER, "so-lieu/")
    cell = page.locator("[name='v-BM.01']")
    cell.focus()
    paste(page, "40\n38\n1.204")
    expect(page.locator("#dan")).to_contain_text("Đã dán 3 ô.")
    expect(page.locator("[name='v-BM.03']")).to_have_value("1.204")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "v-BM.02"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "v-BM.03"
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("[name='v-BM.03']")).to_have_value("")


def test_two_who_write_figures_keep_what_each_wrote(office, screen):
    first, second = screen(Role.WRITER, "so-lieu/"), screen(Role.HEAD, "so-lieu/")
    sent = []
    second.on("request", lambda asked: sent.append(parse_qs(asked.post_data)) if asked.method == "POST" else None)
    put(first, "BM.01", "41")
    put(first, "BM.02", "1038")
    expect(first.locator("#luu")).to_contain_text("Đã lưu")
    expect(first.locator("[name='v-BM.02']")).to_have_value("1.038")
    put(second, "BM.03", "7")
    expect(second.locator("[name='v-BM.01']")).to_have_value("41")
    expect(second.locator("[name='v-BM.02']")).to_have_value("1.038")
    assert {name for name in sent[0] if name[:2] in {"v-", "n-"}} == {"v-BM.03"}
    assert saved(office) == {"BM.01": {"value": "41"}, "BM.02": {"value": "1038"}, "BM.03": {"value": "7"}}


@pytest.mark.parametrize(("choice", "stands"), [("Lưu số của tôi", "40"), ("Lấy số của người kia", "41")])
def test_two_who_write_one_figure_see_both_and_the_later_chooses(office, screen, choice, stands):
    first, second = screen(Role.WRITER, "so-lieu/"), screen(Role.HEAD, "so-lieu/")
    put(first, "BM.01", "41")
    expect(first.locator("#luu")).to_contain_text("Đã lưu")
    put(second, "BM.01", "40")
    note = second.locator("#g-BM\\.01")
    expect(note).to_contain_text(re.compile(rf"{office.person(Role.WRITER).name} đã ghi vào ô này lúc .*: 41\."))
    expect(second.locator("[name='v-BM.01']")).to_have_value("40")
    with second.expect_response(lambda answer: answer.request.method == "POST"):
        put(second, "BM.02", "39")
    expect(second.locator("#luu")).to_contain_text("1 ô chưa lưu được")
    assert saved(office) == {"BM.01": {"value": "41"}, "BM.02": {"value": "39"}}
    note.get_by_role("button", name=choice).press("Enter")
    expect(note).not_to_contain_text("đã ghi vào ô này")
    expect(second.locator("[name='v-BM.01']")).to_have_value(stands)
    expect(second.locator("#luu")).not_to_contain_text("chưa lưu được")
    assert saved(office) == {"BM.01": {"value": stands}, "BM.02": {"value": "39"}}


def test_what_is_typed_while_a_save_is_under_way_is_not_lost_nor_written_over_another_s(office, screen):
    first, second = screen(Role.WRITER, "so-lieu/"), screen(Role.HEAD, "so-lieu/")
    held = []
    second.route("**/so-lieu/", lambda route: route.fallback() if held else held.append(route))
    put(second, "BM.03", "7")
    second.wait_for_timeout(900)
    put(first, "BM.01", "41")
    expect(first.locator("#luu")).to_contain_text("Đã lưu")
    put(second, "BM.01", "40")
    put(second, "BM.03", "75")
    held[0].continue_()
    expect(second.locator("#g-BM\\.01")).to_contain_text(
        re.compile(rf"{office.person(Role.WRITER).name} đã ghi vào ô này lúc .*: 41\.")
    )
    expect(second.locator("[name='v-BM.01']")).to_have_value("40")
    expect(second.locator("#luu")).to_contain_text("1 ô chưa lưu được")
    assert saved(office) == {"BM.01": {"value": "41"}, "BM.03": {"value": "75"}}


def test_figures_typed_while_the_line_is_down_are_said_and_sent_when_it_is_back(office, screen):
    page, asked = screen(Role.WRITER, "so-lieu/"), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.context.set_offline(True)
    put(page, "BM.01", "41")
    expect(page.locator("#luu")).to_contain_text("Mất kết nối: số liệu vẫn còn trên trang này")
    page.evaluate("location.reload()")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("[name='v-BM.01']")).to_have_value("41")
    page.context.set_offline(False)
    expect(page.locator("#luu")).to_contain_text("Đã lưu")
    assert saved(office) == {"BM.01": {"value": "41"}}


def test_two_who_write_a_section_see_each_other(screen):
    first, second = screen(Role.WRITER, "?muc=1"), screen(Role.HEAD, "?muc=1")
    first.get_by_label("Nội dung mục 1").fill("Bản của người thứ nhất.")
    expect(first.locator("#luu")).to_contain_text("Đã lưu")
    box = second.get_by_label("Nội dung mục 1")
    box.fill("Bản của người thứ hai.")
    expect(second.locator("#luu")).to_contain_text("Bản của người thứ nhất.")
    expect(box).to_have_value("Bản của người thứ hai.")
    box.fill("Bản của người thứ nhất. Bản của người thứ hai.")
    expect(second.locator("#luu")).to_contain_text(re.compile(r"Đã lưu \d\d:\d\d"))


def test_two_who_explain_one_finding_see_both_and_the_later_decides(office, screen):
    office.written(text="Đã mở ... lớp cho cán bộ.")
    first, second = (beside_the_finding(screen(role, "?muc=1")) for role in (Role.WRITER, Role.HEAD))
    first.get_by_role("textbox").fill("Chờ sở xác nhận số lớp.")
    expect(first.get_by_role("status")).to_contain_text("Đã lưu")
    second.get_by_role("textbox").fill("Biểu kèm theo có số lớp.")
    expect(second.get_by_role("status")).to_contain_text("Người khác đã ghi: “Chờ sở xác nhận số lớp.”")
    second.get_by_role("button", name="Lưu lời của tôi").click()
    expect(second.get_by_role("status")).to_contain_text(re.compile(r"Đã lưu \d\d:\d\d"))
    assert list(office.obligation().report.explanations.values()) == ["Biểu kèm theo có số lớp."]


def beside_the_finding(page: Page) -> Locator:
    finding = (
        page.get_by_role("complementary", name="Kiểm tra").get_by_role("article").filter(has_text="Còn chỗ chưa điền")
    )
    finding.get_by_text("Giải trình", exact=True).click()
    return finding


def test_what_is_refused_meanwhile_is_said_and_nothing_typed_is_lost(office, screen):
    page = screen(Role.WRITER, "?muc=1")
    writer = office.viewer(Role.WRITER)
    reports.seek_nil_approval(office.obligation().report, by=writer, at=office.now)
    box = page.get_by_label("Nội dung mục 1")
    box.fill("Câu gõ sau khi đã trình.")
    expect(page.locator("#loi")).to_contain_text("không sửa được")
    expect(box).to_have_value("Câu gõ sau khi đã trình.")


@pytest.mark.parametrize(("cookie", "words"), [("sessionid", "đăng nhập lại"), ("csrftoken", "Máy chủ chưa nhận")])
def test_a_session_that_ended_is_said_and_nothing_typed_is_lost(screen, cookie, words):
    page = screen(Role.WRITER, "?muc=1")
    page.context.clear_cookies(name=cookie)
    box = page.get_by_label("Nội dung mục 1")
    box.fill("Câu gõ sau khi hết phiên.")
    expect(page.locator("#loi")).to_contain_text(words)
    expect(page.locator("#luu")).to_contain_text("Chưa lưu được")
    expect(box).to_have_value("Câu gõ sau khi hết phiên.")


def test_figures_that_were_not_saved_are_not_called_saved_and_why_stands_in_view(screen):
    page = screen(Role.WRITER, "so-lieu/")
    put(page, "BM.01", "41")
    expect(page.locator("#luu")).to_contain_text("Đã lưu")
    page.context.clear_cookies(name="sessionid")
    last = page.locator("[data-cell]").last
    last.scroll_into_view_if_needed()
    last.fill("5")
    last.blur()
    expect(page.locator("#luu")).to_have_text("Chưa lưu được; số đã gõ vẫn còn ở đây.")
    expect(page.locator("#loi")).to_be_in_viewport()
    expect(page.locator("#loi").get_by_role("link", name="Đăng nhập lại")).to_have_attribute("target", "_blank")


def test_what_is_typed_before_the_page_is_ready_is_saved(screen):
    page, held = screen(Role.WRITER, "?muc=1"), []
    page.route("**/tonghop/writing*.js", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks it
    page.reload(wait_until="commit")
    page.get_by_label("Nội dung mục 1").fill("Câu gõ khi trang chưa tải xong.")
    held[0].continue_()
    expect(page.locator("#luu")).to_contain_text("Đã lưu")
