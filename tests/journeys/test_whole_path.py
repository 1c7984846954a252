"""One commune's report from the first word to the provincial total, in a real browser, by four people."""

import re

import pytest
from playwright.sync_api import Page, expect

import factories
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """Đảng ủy, UBND xã đã ban hành 14 văn bản chỉ đạo; tổ chức 06 hội nghị quán triệt với 412 lượt người dự.
- Đã sắp xếp 03 phòng chuyên môn, bố trí 38 công chức.
- Còn 02 vị trí kiêm nhiệm do chưa tuyển được."""


class Office:
    """Signs people in and goes where they go."""

    def __init__(self, server: str, window) -> None:
        self.server, self.window = server, window

    def sign_in(self, person) -> Page:
        page = self.window()
        page.goto(self.server)
        page.get_by_label("Tên đăng nhập").fill(person.sign_in_name)
        page.get_by_label("Mật khẩu").fill("mat-khau-kiem-thu")
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
        return page


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def campaign(province):
    return factories.open_campaign(province)


@pytest.fixture
def office(live_server, window, six_in_may):
    return Office(live_server.url, window)


def write_section(page: Page, number: int, title: str, text: str) -> None:
    page.get_by_role("navigation", name="Đề cương").get_by_role("link", name=re.compile(f"{number}\\. {title}")).click()
    page.get_by_label(f"Nội dung mục {number}").fill(text)
    expect(page.get_by_text(re.compile(r"Đã lưu \d\d:\d\d"))).to_be_visible()


def fill_figures(page: Page, figures: dict[str, str]) -> None:
    page.get_by_role("link", name="Số liệu").first.click()
    for code, value in figures.items():
        page.locator(f"[name='v-{code}']").fill(value)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text(re.compile(r"Đã lưu \d\d:\d\d"))).to_be_visible()


def submit(page: Page, number: str) -> str:
    page.get_by_role("link", name="Duyệt và nộp").first.click()
    page.get_by_label("Số, ký hiệu").fill(number)
    page.get_by_label("Người ký", exact=True).fill("Giàng A Lử")
    page.get_by_role("button", name="Duyệt và nộp").click()
    expect(page.get_by_role("heading", name="Giấy biên nhận")).to_be_visible()
    return page.locator(".receipt-number").inner_text().removeprefix("Số ").strip()


def test_a_report_goes_its_way(office, province, campaign):
    commune, standing = province.communes[0], province.standing_body
    writer = factories.person_in(commune, Role.WRITER, name="Vàng Thị Mai")
    head = factories.person_in(commune, Role.HEAD, name="Giàng A Lử")
    organiser = factories.person_in(standing, Role.ORGANISER, name="Nguyễn Thu Hà")

    at_writer = office.sign_in(writer)
    at_writer.get_by_role("button", name="Mở báo cáo").click()
    write_section(at_writer, 1, "Về tổ chức bộ máy", TEXT)
    write_section(at_writer, 2, "Về thủ tục hành chính", "Xã tiếp nhận 1.204 hồ sơ, giải quyết 1.100 hồ sơ.")
    write_section(at_writer, 3, "Nhiệm vụ", "Trong quý III/2026 tuyển đủ 02 công chức còn thiếu.")
    write_section(at_writer, 4, "Hạn chế", "- Thiếu 02 máy quét tại Trung tâm Phục vụ hành chính công xã.")
    write_section(at_writer, 5, "Kiến nghị", "- Đề nghị Sở Khoa học và Công nghệ cấp thêm 02 máy quét.")
    fill_figures(at_writer, {"TTHC.04": "1.204", "TTHC.05": "900", "TTHC.06": "304"})
    at_writer.get_by_role("link", name="Trình và nộp").click()
    at_writer.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    expect(at_writer.get_by_text("Chờ duyệt").first).to_be_visible()

    at_head = office.sign_in(head)
    first_receipt = submit(at_head, "12/BC-UBND")
    assert first_receipt.startswith("001/")

    at_organiser = office.sign_in(organiser)
    at_organiser.get_by_role("link", name=campaign.short_title).click()
    at_organiser.get_by_role("link", name="Rà soát").click()
    at_organiser.get_by_role("link", name=commune.name).click()
    at_organiser.get_by_role("button", name="Bắt đầu rà soát").click()
    reason = "Nêu rõ 02 vị trí kiêm nhiệm là vị trí nào, ở phòng nào."
    field = at_organiser.get_by_label("Lý do trả lại mục 1")
    if not field.is_visible():
        at_organiser.locator("details:has(#r-1) > summary").click()
    field.fill(reason)
    at_organiser.get_by_role("button", name="Trả lại các mục").click()
    expect(at_organiser.get_by_text("Đã trả lại, kèm lý do từng mục.")).to_be_visible()

    at_writer.goto(office.server)
    expect(at_writer.get_by_text(reason)).to_be_visible()
    at_writer.get_by_role("link", name=re.compile(r"1\. Về tổ chức bộ máy")).click()
    write_section(at_writer, 1, "Về tổ chức bộ máy", f"{TEXT}\n- Đó là kế toán và văn thư của Văn phòng HĐND và UBND.")
    at_writer.get_by_role("link", name="Trình và nộp").click()
    at_writer.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    at_head.goto(office.server)
    assert submit(at_head, "15/BC-UBND").startswith("002/")

    at_organiser.reload()
    at_organiser.get_by_role("button", name="Bắt đầu rà soát").click()
    expect(at_organiser.get_by_text("Đó là kế toán và văn thư")).to_be_visible()
    at_organiser.get_by_role("button", name="Chấp nhận", exact=True).click()
    expect(at_organiser.get_by_text("Đã chấp nhận báo cáo")).to_be_visible()

    at_organiser.goto(f"{office.server}/dot/{campaign.key}/so-lieu/?muc=2")
    at_organiser.get_by_role("row", name=re.compile("Toàn tỉnh")).get_by_role("link", name="1.204").click()
    expect(at_organiser.get_by_role("row", name=re.compile(f"{commune.name}.*1.204"))).to_be_visible()
