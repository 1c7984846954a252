"""Tra cứu: what is found stands marked under its unit and leads to the report."""

import re

import pytest
from markup import check

from difficult_reports import accepted
from office import SECRET
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db


def test_words_without_marks_find_the_paragraph_and_lead_to_it(office):
    accepted(office, 0, "Còn 02 trụ sở dôi dư sau sắp xếp chưa được xử lý.")
    page = check(office.client(Role.ORGANISER).get("/tra-cuu/?q=tru so doi du"))
    assert "1 đoạn." in page.text
    assert "trụ sở dôi dư" in page.text
    link = f"/ra-soat/{office.obligation().pk}/#muc-hc"
    assert link in page.links
    own = check(office.client(Role.WRITER).get("/tra-cuu/?q=tru so doi du"))
    assert f"/bao-cao/{office.obligation().pk}/?muc=hc" in own.links


def test_nothing_typed_nothing_found_and_nobody_elses(office):
    accepted(office, 0, "Còn 02 trụ sở dôi dư sau sắp xếp chưa được xử lý.")
    client = office.client(Role.WRITER, office.province.communes[1])
    assert "đoạn" not in check(client.get("/tra-cuu/")).text.replace("Tìm trong lời văn", "")
    page = check(client.get("/tra-cuu/?q=cau bi mat&don-vi=abc&muc=1"))
    assert "Không có đoạn nào." in page.text
    assert SECRET not in page.text
    assert office.client(Role.RECEIVER).get("/tra-cuu/?q=tru so").status_code == 403


def test_too_many_words_are_refused(office):
    assert office.client(Role.ORGANISER).get("/tra-cuu/", {"q": "một " * 13}).status_code == 409


def test_what_does_not_go_on_one_page_goes_on_the_next(office):
    accepted(office, 0, *(f"Còn trụ sở dôi dư thứ {n} chưa được xử lý xong." for n in range(1, 104)))
    client, seen = office.client(Role.ORGANISER), []
    address = "/tra-cuu/?q=tru so&muc=hc"
    for number in (1, 2, 3):
        page = check(client.get(f"{address}&trang={number}"))
        assert f"103 đoạn; trang {number} trong 3 trang." in page.text
        seen += re.findall(r"thứ (\d+) chưa", page.text)
        assert (f"?q=tru+so&don-vi=&muc=hc&trang={number + 1}" in page.links) == (number < 3)
        assert (f"?q=tru+so&don-vi=&muc=hc&trang={number - 1}" in page.links) == (number > 1)
    assert sorted(map(int, seen)) == list(range(1, 104))
    assert "trang 3 trong 3 trang" in check(client.get(f"{address}&trang=99")).text
    assert "trang 1 trong 3 trang" in check(client.get(f"{address}&trang=abc")).text
