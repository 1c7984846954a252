"""Các điểm máy nêu: the grid of checks by sections, the units behind a number, the workbook."""

import io

import pytest
from markup import check
from openpyxl import load_workbook

from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
DOTS = "Đã mở ... lớp cho cán bộ. Bảng dưới ghi rõ 12 lớp."


@pytest.fixture
def address(office):
    office.settled(0, text=DOTS)
    office.submitted(1, text=DOTS + " Năm sau mở ... lớp.")
    return f"/dot/{office.campaign.key}/ra-soat/diem/"


def test_a_number_opens_to_the_units(office, address):
    organiser = office.client(Role.ORGANISER)
    page = check(organiser.get(address))
    assert "Chỗ chưa điền" in page.text
    assert "Mỗi kiểm tra đáng tin đến đâu" in page.text
    page = check(organiser.get(f"{address}?kiem-tra=placeholder&muc=1"))
    assert "Kiểm tra: Chỗ chưa điền" in page.text
    assert "2 trong 2 đơn vị đã nộp" in page.text
    page = check(organiser.get(f"{address}?kiem-tra=khong-co&muc=x"))
    assert "Xem mọi kiểm tra" not in page.text


def test_the_queue_and_the_board_lead_there(office, address):
    organiser = office.client(Role.ORGANISER)
    for start in ("", "ra-soat/"):
        assert address in organiser.get(f"/dot/{office.campaign.key}/{start}").content.decode()
    receiver = office.client(Role.RECEIVER)
    assert address not in receiver.get(f"/dot/{office.campaign.key}/ra-soat/").content.decode()


def test_the_workbook_has_a_line_for_each_finding(office, address):
    response = office.client(Role.ORGANISER).get(f"{address}xuat/?kiem-tra=placeholder&muc=1")
    sheet = load_workbook(io.BytesIO(response.content)).active
    lines = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [line[1] for line in lines] == [office.province.communes[n].name for n in (0, 1)]
    assert lines[0][2:5] == ("1. Về tổ chức bộ máy và nhân sự", "Chỗ chưa điền", "Lỗi")
    assert [line[6:] for line in lines] == [("Bỏ qua", "Không ảnh hưởng"), ("Chưa quyết định", None)]


def test_a_sections_lead_sees_the_own_section_and_not_what_a_check_is_worth(office, address):
    page = check(office.client(Role.SECTION_LEAD).get(address))
    assert "Mỗi kiểm tra đáng tin đến đâu" not in page.text
    assert "Chỗ chưa điền" not in page.text


@pytest.mark.parametrize("role", [Role.WRITER, Role.HEAD, Role.RECEIVER, Role.ADMINISTRATOR])
def test_others_do_not_open_it(office, address, role):
    assert office.client(role).get(address).status_code == 403
    assert office.client(role).get(f"{address}xuat/").status_code == 403
