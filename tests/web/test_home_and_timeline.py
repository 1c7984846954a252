"""Việc của tôi and Nhật ký: what is owed, what came back and why, what happened."""

import pytest
from markup import check

from office import SECRET, fresh
from tonghop.campaigns.actions import exempt
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality

pytestmark = pytest.mark.django_db


def test_a_writer_sees_what_is_owed_and_by_when(office):
    page = check(office.client(Role.WRITER).get("/"))
    assert "Sơ kết 01 năm chính quyền địa phương 02 cấp" in page.text
    assert "23:59 thứ Năm, 07/5/2026 (còn 1 ngày làm việc)" in page.text
    assert "Mở báo cáo" in page.text


def test_what_came_back_is_first_with_its_reasons(office):
    report = office.reviewed()
    organiser = office.viewer(Role.ORGANISER)
    reasons = {"1": "Nêu rõ vị trí kiêm nhiệm", "": "Thiếu chữ ký"}
    quality.return_report(report, reasons=reasons, by=organiser, at=office.now)
    page = check(office.client(Role.WRITER).get("/"))
    assert "1. Về tổ chức bộ máy và nhân sự : Nêu rõ vị trí kiêm nhiệm" in page.text
    assert "Cả báo cáo : Thiếu chữ ký" in page.text
    assert f"/bao-cao/{report.obligation_id}/?muc=1" in page.links
    assert "Trả lại" in page.text


def test_the_head_is_led_to_the_approval(office):
    report = office.sought()
    page = check(office.client(Role.HEAD).get("/"))
    assert f"/bao-cao/{report.obligation_id}/nop/" in page.links
    assert "Duyệt và nộp" in page.text


def test_the_organiser_follows_campaigns_and_finds_plans_in_the_menu(office):
    page = check(office.client(Role.ORGANISER).get("/"))
    assert {f"/dot/{office.campaign.key}/", "/ke-hoach/", "/tai-khoan/danh-sach/"} <= set(page.links)
    assert "/ke-hoach/" not in check(office.client(Role.WRITER).get("/")).links


def test_who_has_nothing_to_do_is_told_so(office):
    assert "Hiện chưa có việc nào" in check(office.client(Role.ADMINISTRATOR).get("/")).text


def test_the_timeline_tells_what_happened_and_that_it_is_whole(office):
    office.accepted()
    page = check(office.client(Role.WRITER).get(f"/nhat-ky/{office.obligation().pk}/"))
    for words in ("Mở báo cáo để soạn", "Trình lãnh đạo duyệt", "văn bản số", "Bắt đầu rà soát", "Chấp nhận"):
        assert words in page.text
    assert "report." not in page.text
    assert "chuỗi nguyên vẹn" in page.text
    assert SECRET not in page.text


def test_the_timeline_tells_where_it_was_tampered_with(office):
    office.submitted()
    Entry.objects.filter(chain=f"obligation:{office.obligation().pk}", position=2).delete()
    page = check(office.client(Role.WRITER).get(f"/nhat-ky/{office.obligation().pk}/"))
    assert "Chuỗi nhật ký đứt ở dòng thứ" in page.text


def test_a_stranger_reads_no_timeline(office):
    office.submitted()
    stranger = office.client(Role.HEAD, office.province.communes[1])
    assert stranger.get(f"/nhat-ky/{office.obligation().pk}/").status_code == 403


def test_the_moved_clock_is_said_on_every_page(office, settings):
    settings.TONGHOP_NOW = office.now
    assert "Đồng hồ mô phỏng: 10:00, thứ Tư, 06/5/2026" in check(office.client(Role.WRITER).get("/")).text
    assert fresh(office.opened()).state == "drafting"


def test_what_need_not_be_sent_says_why_and_counts_no_days(office):
    body = office.obligation()
    exempt(body, reason="xã mới thành lập", by=office.viewer(Role.ORGANISER), at=office.now)
    page = check(office.client(Role.WRITER).get("/"))
    assert "Không phải gửi: được miễn, vì xã mới thành lập" in page.text
    assert "ngày làm việc" not in page.text


def test_a_returned_report_that_lies_with_the_head_is_not_the_writers_to_mend(office):
    report = office.reviewed()
    quality.return_report(report, reasons={"1": "Nêu rõ"}, by=office.viewer(Role.ORGANISER), at=office.now)
    writer, address = office.client(Role.WRITER), f"/bao-cao/{office.obligation().pk}/"
    home = check(writer.get("/"))
    assert "Sửa báo cáo" in home.text
    assert home.text.index("Hạn: ") < home.text.index("Nêu rõ")
    assert "▲ trả lại" in check(writer.get(address)).text
    assert "Bị trả lại mà chưa sửa: 1." in check(writer.get(f"{address}nop/")).text
    writer.post(f"{address}duyet/", {"viec": "trinh"})
    assert "Nêu rõ" not in check(writer.get("/")).text
    assert "Đã sửa và trình lại" in check(office.client(Role.HEAD).get("/")).text


def test_the_clerk_who_writes_no_report_is_not_told_to_go_on_writing(office):
    office.written()
    page = check(office.client(Role.CLERK).get("/"))
    assert "Viết tiếp" not in page.text
    assert "Xem" in page.text
