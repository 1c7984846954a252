"""Các ý của đề cương: the table, the units behind a line, the workbook."""

import io

import pytest
from markup import check
from openpyxl import load_workbook

from tonghop.organisations.permissions import Role
from tonghop.quality.models import PointAnswers

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(office):
    for commune, answers in enumerate(("mg", "gg")):
        version = office.submitted(commune).latest
        kept = {"1": dict(zip("ab", answers, strict=True))}
        PointAnswers.objects.filter(version=version).update(by_section=kept)
    return f"/dot/{office.campaign.key}/ra-soat/cac-y/"


def test_a_line_names_the_units_and_leads_to_their_section(office, address):
    page = check(office.client(Role.ORGANISER).get(address))
    assert page.text.index("a) Kết quả sắp xếp.") < page.text.index("b) Bố trí đội ngũ.")
    assert "1 (50%)" in page.text
    assert "máy không nêu ý này với từng đơn vị" in page.text
    assert f"Có vẻ chưa trả lời: {office.province.communes[0].name}" in page.text
    assert page.text.count("Xem là đơn vị nào") == 1
    answer = office.client(Role.ORGANISER).get(address).content.decode()
    assert f'href="/ra-soat/{office.obligation(0).pk}/#muc-1"' in answer


def test_it_says_where_no_point_is_passed_over(office, address):
    nothing = "máy chưa thấy ý nào bị bỏ qua"
    organiser = office.client(Role.ORGANISER)
    assert nothing not in check(organiser.get(address)).text
    PointAnswers.objects.update(by_section={"1": {"a": "g", "b": "u"}})
    assert nothing in check(organiser.get(address)).text


def test_who_may_be_many_is_named_in_part(office, address, monkeypatch):
    monkeypatch.setattr("tonghop.web.points._MOST_NAMED", 0)
    assert "và 1 đơn vị nữa, xem trong tệp Excel" in check(office.client(Role.ORGANISER).get(address)).text


def test_the_desk_leads_there(office, address):
    organiser = office.client(Role.ORGANISER)
    assert address in organiser.get(f"/dot/{office.campaign.key}/ra-soat/").content.decode()


def test_the_workbook_names_every_unit(office, address):
    response = office.client(Role.ORGANISER).get(f"{address}xuat/")
    sheet = load_workbook(io.BytesIO(response.content)).active
    lines = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    section = "1. Về tổ chức bộ máy và nhân sự"
    name = office.province.communes[0].name
    assert lines == [
        (1, section, "a", "Kết quả sắp xếp.", 2, 1, 1, name, "Có vẻ chưa trả lời"),
        (2, section, "b", "Bố trí đội ngũ.", 2, 2, 0, None, "Mọi đơn vị được hỏi đều có trả lời"),
    ]


def test_a_sections_lead_sees_nothing_of_other_sections(office, address):
    page = check(office.client(Role.SECTION_LEAD).get(address))
    assert "Kết quả sắp xếp" not in page.text
    assert "Chưa có báo cáo nào được xét từng ý" in page.text


@pytest.mark.parametrize("role", [Role.WRITER, Role.HEAD, Role.CLERK, Role.RECEIVER, Role.ADMINISTRATOR])
def test_others_do_not_open_it(office, address, role):
    assert office.client(role).get(address).status_code == 403
    assert office.client(role).get(f"{address}xuat/").status_code == 403
