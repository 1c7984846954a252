"""A vague, copied report with a wrong sum: warned about, mended, explained, returned by the keyboard, mended, accepted."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

import factories
from office import Office, fresh, make_office
from tonghop.organisations.permissions import Role
from tonghop.quality.models import FindingDecision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COPIED = (
    "Trong kỳ, đơn vị đã tổ chức 14 hội nghị quán triệt, phân công 12 nhóm việc cho từng công chức, kiểm tra chéo giữa "
    "các phòng vào thứ Sáu hằng tuần và công khai kết quả tại trụ sở để người dân theo dõi, góp ý, giám sát thường "
    "xuyên; sau mỗi tháng đều họp rút kinh nghiệm, điều chỉnh người phụ trách và báo cáo Đảng ủy xã bằng văn bản. "
    "Cán bộ các phòng thay nhau xuống thôn vào thứ Tư, ghi lại điều bà con hỏi, trả lời ngay tại chỗ hoặc hẹn ngày trả "
    "lời, niêm yết câu trả lời ở nhà văn hóa thôn để ai chưa đến cũng đọc được."
)
VAGUE = "Công tác tổ chức bộ máy cơ bản ổn định, được quan tâm, từng bước đi vào nề nếp, có chuyển biến tích cực."
MENDED = "Từ 01/7/2025 xã có 03 phòng, bố trí 42/45 cán bộ, công chức; 38 người làm đúng chuyên môn."
WHY = "Quy chế làm việc của xã không đổi so với kỳ trước."


@pytest.fixture
def office(six_in_may) -> Office:
    """Last year the commune wrote the same, and so did its neighbour this time."""
    office = make_office(six_in_may)
    before = factories.open_campaign(office.province, key="dot-truoc", at=six_in_may - timedelta(days=150))
    Office(office.province, before, six_in_may, office.people).accepted(0, text=COPIED)
    office.submitted(1, text=COPIED)
    return office


@pytest.fixture
def at(office, window, signed_in):
    """Open a window in which the person with that role is signed in."""
    return lambda role: signed_in(window(), office.client(role))


def saved(page: Page) -> None:
    expect(page.locator("#luu")).to_have_text(re.compile(r"Đã lưu \d\d:\d\d"))


def submit(writer: Page, head: Page, number: str) -> None:
    writer.get_by_role("link", name="Trình và nộp").click()
    writer.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    expect(writer.get_by_text("Chờ duyệt").first).to_be_visible()
    head.goto(head.url)
    head.get_by_role("link", name="Duyệt và nộp").first.click()
    head.get_by_label("Số, ký hiệu").fill(number)
    head.get_by_label("Người ký", exact=True).fill("Giàng A Lử")
    head.get_by_role("button", name="Duyệt và nộp").click()
    expect(head.get_by_role("heading", name="Giấy biên nhận")).to_be_visible()
    head.get_by_role("link", name="Việc của tôi").first.click()


def written_and_warned(page: Page) -> None:
    """The writer hears of the vague words, of last year's and of the sum while writing; mends one, explains one."""
    page.get_by_role("button", name="Mở báo cáo").click()
    page.get_by_label("Nội dung mục 1").fill(f"{COPIED}\n{VAGUE}")
    saved(page)
    told = page.get_by_role("complementary", name="Kiểm tra")
    vague = told.get_by_role("article").filter(has_text="nói chung chung")
    copied = told.get_by_role("article").filter(has_text="trùng khoảng")
    expect(vague).to_be_visible()
    copied.get_by_text("Giải trình", exact=True).click()
    for words in ("Việc này vẫn", WHY):  # one's own words, saved before, are nobody else's
        with page.expect_response(lambda answer: "giai-trinh" in answer.url) as answered:
            copied.get_by_role("textbox").fill(words)
        assert answered.value.ok
        expect(copied.get_by_role("status")).to_have_text(re.compile(r"Đã lưu \d\d:\d\d"))

    page.get_by_role("link", name="Số liệu").first.click()
    for code, value in {"BM.02": "42", "BM.03": "20", "BM.04": "20"}.items():
        page.locator(f"[name='v-{code}']").fill(value)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("thiếu 2").first).to_be_visible()
    page.locator("[name='v-BM.04']").fill("22")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("thiếu 2")).to_have_count(0)


def decided_by_the_keyboard(page: Page) -> None:
    """One key a finding: the vague paragraph and the copy go into the letter, what was explained is dismissed."""
    desk = page.locator("#ban")
    expect(desk).to_be_focused()
    counts = desk.locator(".desk-counts")
    while "Chưa quyết định" in counts.inner_text():
        before, told = counts.inner_text(), desk.locator("article").inner_text()
        if "nói chung chung" in told or "của UBND xã" in told:
            page.keyboard.press("t")
        else:
            page.keyboard.press("b")
            page.keyboard.press("Enter")
        expect(counts).not_to_have_text(before, use_inner_text=True)
        expect(desk).to_be_focused()


def the_letter_follows_a_colleague(page: Page, letter: Locator, other: Page, vague: str) -> None:
    """What is decided in another browser is in the letter after a reload, beside the words that were typed into it."""
    letter.press_sequentially("Xin nêu số liệu. ")
    other.goto(vague)
    for key, held in (("h", False), ("t", True)):
        counts = other.locator("#ban .desk-counts")
        before = counts.inner_text()
        expect(other.locator("#ban")).to_be_focused()
        other.keyboard.press(key)
        expect(counts).not_to_have_text(before, use_inner_text=True)
        page.reload()
        assert ("nói chung chung" in letter.input_value()) is held
        assert "Xin nêu số liệu." in letter.input_value()
        assert "báo cáo của một đơn vị khác" in letter.input_value()


def test_a_formalist_report_goes_its_way(office, at, live_server):
    writer, head, organiser = at(Role.WRITER), at(Role.HEAD), at(Role.ORGANISER)
    written_and_warned(writer)
    submit(writer, head, "12/BC-UBND")

    review = f"{live_server.url}/ra-soat/{office.obligation().pk}/"
    organiser.goto(review)
    organiser.get_by_role("button", name="Bắt đầu rà soát").click()
    desk = organiser.locator("#ban")
    organiser.goto(f"{review}?diem={_fingerprint(office, 'near-copy')}")
    expect(desk.locator(".whose", has_text="UBND xã Bảo Nhai").first).to_be_visible()
    expect(organiser.locator("mark.in-now").first).to_be_in_viewport()
    organiser.goto(f"{review}?diem={_fingerprint(office, 'copy-of-last-time')}")
    expect(desk.get_by_text(f"Đơn vị giải trình: {WHY}")).to_be_visible()
    expect(desk.locator(".whose").nth(1)).to_contain_text("Báo cáo “")
    organiser.goto(review)
    decided_by_the_keyboard(organiser)
    assert set(FindingDecision.objects.filter(in_letter=True).values_list("check_id", flat=True)) == {
        "near-copy",
        "vague-phrases",
    }
    letter = organiser.get_by_label("Lý do trả lại mục 1")
    expect(letter).to_have_value(re.compile("nói chung chung.*", re.DOTALL))
    expect(letter).to_have_value(re.compile("báo cáo của một đơn vị khác"))
    assert "Bảo Nhai" not in letter.input_value()
    the_letter_follows_a_colleague(
        organiser, letter, at(Role.ORGANISER), f"{review}?diem={_fingerprint(office, 'vague-phrases')}"
    )
    organiser.get_by_role("button", name="Trả lại các mục").click()
    expect(organiser.get_by_text("Đã trả lại, kèm lý do từng mục.")).to_be_visible()

    writer.goto(live_server.url)
    expect(writer.get_by_text("báo cáo của một đơn vị khác")).to_be_visible()
    writer.get_by_role("link", name=re.compile(r"1\. Về tổ chức bộ máy")).click()
    writer.get_by_role("link", name=re.compile("Đến chỗ “Công tác tổ chức bộ máy")).click()
    box = writer.get_by_label("Nội dung mục 1")
    selected = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == VAGUE
    box.fill(MENDED)
    saved(writer)
    submit(writer, head, "15/BC-UBND")

    organiser.goto(review)
    organiser.get_by_role("button", name="Bắt đầu rà soát").click()
    expect(desk.get_by_text("Mọi điểm đã có quyết định.")).to_be_visible()
    expect(desk.get_by_text("Đã bỏ qua ở phiên bản 1")).to_be_visible()
    organiser.get_by_role("button", name="Chấp nhận", exact=True).click()
    expect(organiser.get_by_text("Đã chấp nhận báo cáo")).to_be_visible()
    assert fresh(office.obligation().report).state == "accepted"


def _fingerprint(office: Office, check_id: str) -> str:
    return fresh(office.obligation().report).latest.findings.get(check_id=check_id).fingerprint
