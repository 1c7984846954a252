"""Đọc cả báo cáo: one page with every word and figure, for the unit's people and nobody else's."""

import pytest
from markup import check

from office import SECRET
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality

pytestmark = pytest.mark.django_db


def whole(office, role):
    return check(office.client(role).get(f"/bao-cao/{office.obligation().pk}/doc/"))


def test_the_head_reads_all_words_and_figures_on_one_page_and_goes_on_to_decide(office):
    office.sought()
    page = whole(office, Role.HEAD)
    assert SECRET in page.text
    assert "1.204" in page.text
    assert "Mục này chưa có nội dung." in page.text
    assert f"/bao-cao/{office.obligation().pk}/nop/#gui" in page.links


def test_the_writer_reads_it_too_and_decides_nothing(office):
    office.written(text="Cơ bản đã hoàn thành tốt nhiệm vụ được giao.")
    page = whole(office, Role.WRITER)
    assert "Cơ bản đã hoàn thành tốt" in page.text
    assert "Duyệt hoặc chuyển lại" not in page.text
    assert page.text.count("điểm cần xem lại ở mục này") == 1  # an empty section is only said to be empty


@pytest.mark.parametrize("page", ["nhat-ky/{}/", "bao-cao/{}/so-sanh/"])
def test_the_pages_beside_a_report_lead_back_to_it_for_the_units_own_people(office, page):
    report = office.reviewed()
    quality.return_report(report, reasons={"1": "Nêu rõ"}, by=office.viewer(Role.ORGANISER), at=office.now)
    address = f"/{page.format(report.obligation_id)}"
    back = f"/bao-cao/{report.obligation_id}/"
    assert back in check(office.client(Role.WRITER).get(address)).links
    assert back not in check(office.client(Role.LEADER).get(address)).links
