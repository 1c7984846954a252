"""The board in a real browser: filter it, take it away as Excel, read its picture, press for the letter."""

import io
import re
from datetime import timedelta

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from office import make_office
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(six_in_may, settings):
    """Six communes: one accepted, one submitted; it is the morning after the due day, so four are late."""
    office = make_office(six_in_may, communes=6)
    office.accepted(0)
    office.submitted(1)
    office.placed()
    settings.TONGHOP_NOW = six_in_may + timedelta(days=2)
    return office


@pytest.fixture
def board(window, live_server, office):
    page = window()
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill(office.person(Role.ORGANISER).sign_in_name)
    page.get_by_label("Mật khẩu").fill("mat-khau-kiem-thu")
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(f"{live_server.url}/dot/{office.campaign.key}/")
    return page


def rows(page):
    """The table's rows by their anchor: unit and state."""
    found = page.locator("#bang tbody tr")
    return {row.get_attribute("id"): row.locator("td").all_inner_texts()[1:3] for row in found.all()}


def test_what_is_filtered_is_what_the_workbook_holds(board, office):
    board.get_by_label("Trạng thái", exact=True).select_option("overdue")
    expect(board.locator("#bang")).to_contain_text("6 trên 8 đơn vị")
    board.get_by_label("Tìm đơn vị").fill("ubnd xa")
    expect(board.locator("#bang")).to_contain_text("4 trên 8 đơn vị")
    shown = [name for name, _ in rows(board).values()]
    with board.expect_download() as download:
        board.get_by_role("link", name="Xuất Excel danh sách này").click()
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    listed = [row[1] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert listed == shown
    assert len(listed) == 4


def test_the_cartogram_says_what_the_table_says(board, office):
    table = rows(board)
    cells = board.locator("svg a").all()
    assert len(cells) == len(office.province.communes)
    for cell in cells:
        unit, state = table[cell.get_attribute("href").removeprefix("#")]
        told = cell.locator("title").text_content()
        mark = cell.locator("text").text_content()
        assert re.sub(r"^UBND (xã|phường) ", "", unit) in told
        assert state.split()[0] == mark
        words = told.partition(": ")[2].split(", ")
        assert all(word in state for word in words)
        late = "quá hạn" in state
        assert ("area-overdue" in cell.locator("path").get_attribute("class")) is late


def test_the_letter_lists_whom_the_board_calls_late(board, office):
    board.get_by_label("Trạng thái", exact=True).select_option("overdue")
    expect(board.locator("#bang")).to_contain_text("6 trên 8 đơn vị")
    late = [name for name, _ in rows(board).values()]
    board.get_by_role("link", name="Công văn đôn đốc 6 đơn vị quá hạn").click()
    board.get_by_role("button", name="Soạn công văn kèm danh sách").click()
    with board.expect_download() as download:
        board.get_by_role("link", name="cong-van-don-doc.docx").click()
    annex = docx.Document(str(download.value.path())).tables[-1]
    listed = [row.cells[1].text for row in annex.rows[1:]]
    assert sorted(listed) == sorted(late)
    with board.expect_download() as download:
        board.get_by_role("link", name="cong-van-don-doc.pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
