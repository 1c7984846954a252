"""A file that was taken by mistake is taken back with one key; where somebody wrote since, one is asked first."""

import pytest
from playwright.sync_api import expect
from test_files_of_units import form

from office import Office, fresh, make_office
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports
from tonghop.reports.queries import section_drafts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(six_in_may) -> Office:
    office = make_office(six_in_may)
    office.written(text="Câu đã gõ trước.", values={"BM.01": "40"})
    return office


def words(office):
    return [block["text"] for block in section_drafts(fresh(office.obligation().report))[0].blocks]


def test_a_taken_file_is_taken_back_and_what_another_wrote_since_is_asked_about(office, window, signed_in, live_server):
    page = signed_in(window(360, 800), office.client(Role.WRITER), f"/bao-cao/{office.obligation().pk}/tep/")
    page.locator("#tep").set_input_files(
        [{"name": "bao-cao.docx", "mimeType": "application/octet-stream", "buffer": form(office, 0)}]
    )
    page.get_by_role("button", name="Tải lên và xem trước").click()
    page.get_by_role("button", name="Nhận vào báo cáo").click()
    key = page.get_by_role("button", name="Hoàn tác việc nhận tệp bao-cao.docx")
    expect(page.get_by_text("bao-cao.docx: đã nhận 1 mục vào báo cáo.")).to_be_visible()
    assert words(office) == ["Đã bố trí 42 cán bộ.", "Câu đã gõ trước."]
    key.press("Enter")
    expect(page.get_by_text("bao-cao.docx: đã hoàn tác, 1 mục lại như trước khi nhận.")).to_be_visible()
    assert words(office) == ["Câu đã gõ trước."]

    page.get_by_role("button", name="Nhận vào báo cáo").click()
    expect(key).to_be_visible()
    head = office.viewer(Role.HEAD)
    blocks = [{"kind": "paragraph", "text": "Lãnh đạo viết sau khi nhận."}]
    reports.save_section(office.obligation().report, key="1", blocks=blocks, revision=4, by=head, at=office.now)
    key.click()
    expect(page.get_by_role("heading", name="1 chỗ đã có người sửa sau khi nhận")).to_be_visible()
    give_up = page.get_by_role("checkbox", name=f"Bỏ bản đã sửa của mục 1 ({head.name}")
    expect(give_up).not_to_be_checked()
    assert words(office) == ["Lãnh đạo viết sau khi nhận."]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    give_up.check()
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(page.get_by_text("đã hoàn tác, 1 mục lại như trước khi nhận.")).to_be_visible()
    assert words(office) == ["Câu đã gõ trước."]
    page.goto(f"{live_server.url}/bao-cao/{office.obligation().pk}/?muc=1")
    page.get_by_text("Các bản trước của mục này").click()
    page.get_by_text(head.name).get_by_role("button", name="Lấy lại bản này").click()
    expect(page.get_by_label("Nội dung mục 1")).to_have_value("Lãnh đạo viết sau khi nhận.")
