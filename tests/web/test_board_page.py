"""Bảng theo dõi and what the organiser does with one obligation."""

import io
import json
import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

import openpyxl
import pytest
from markup import check

from office import fresh
from tonghop.journal import clock
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality
from tonghop.web import board_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(office):
    office.accepted(0)
    office.submitted(1)
    return f"/dot/{office.campaign.key}/"


def names(page):
    return [
        word for word in ("UBND xã Bắc Hà", "UBND xã Bảo Nhai", "UBND xã Cốc Lầu", "Sở Nội vụ") if word in page.text
    ]


def test_the_board_says_who_has_done_what(office, board):
    page = check(office.client(Role.ORGANISER).get(board))
    assert "Phải báo cáo 5 Đã chấp nhận 1 Đã nộp, chưa chấp nhận 1 Chưa nộp 3" in page.text
    assert "✓ Đã chấp nhận" in page.text
    assert "○ Chưa mở" in page.text
    for key in ("", "?trang-thai=accepted", "?trang-thai=arrived", "?trang-thai=waiting", "?trang-thai=apart"):
        assert f"{board}{key}" in page.links
    assert "không liên lạc được" in page.text
    assert f"/ra-soat/{office.obligation(0).pk}/" in page.links


def test_a_report_that_is_mended_is_counted_as_arrived_on_every_page(office, board):
    quality.reopen_report(
        office.obligation(0).report, reason="Sửa số.", by=office.viewer(Role.ORGANISER), at=office.now
    )
    client = office.client(Role.ORGANISER)
    page = check(client.get(board))
    assert "Đã chấp nhận 0 Đã nộp, chưa chấp nhận 2 Chưa nộp 3" in page.text
    assert "◔ Đang soạn đã nộp, đang sửa" in page.text
    assert names(check(client.get(board, {"trang-thai": "waiting", "cap": "commune"}))) == ["UBND xã Cốc Lầu"]
    arrived = check(client.get(board, {"trang-thai": "arrived"}))
    assert "2 trên 5 đơn vị" in arrived.text
    assert "Chưa nộp 3" in check(client.get("/")).text
    assert "Đã nhận 2" in check(client.get(f"{board}lanh-dao/")).text


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"tim": "Bắc Hà"}, ["UBND xã Bắc Hà"]),
        ({"tim": "bac ha"}, ["UBND xã Bắc Hà"]),
        ({"tim": "BAC HA"}, ["UBND xã Bắc Hà"]),
        ({"tim": "không có"}, []),
        ({"trang-thai": "submitted"}, ["UBND xã Bảo Nhai"]),
        ({"trang-thai": "not_opened", "cap": "commune"}, ["UBND xã Cốc Lầu"]),
        ({"cap": "department", "tim": "noi vu"}, ["Sở Nội vụ"]),
        ({"trang-thai": "overdue"}, []),
        ({"trang-thai": "waiting", "cap": "commune"}, ["UBND xã Cốc Lầu"]),
        ({"trang-thai": "arrived"}, ["UBND xã Bảo Nhai"]),
        ({"trang-thai": "apart"}, []),
        ({"cap": "gi-do"}, []),
    ],
)
def test_the_filters_leave_what_fits(office, board, wanted, left):
    page = check(office.client(Role.ORGANISER).get(board, wanted, headers={"HX-Request": "true"}), whole=False)
    assert names(page) == left
    assert ("Không có đơn vị nào khớp." in page.text) == (not left)
    whole = check(office.client(Role.ORGANISER).get(board, wanted))
    assert f"{len(left)} trên 5 đơn vị, tính đến 10:00" in whole.text


def test_the_export_is_what_is_shown(office, board):
    response = office.client(Role.ORGANISER).get(f"{board}xuat/", {"tim": "bac ha"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="bang-theo-doi-so-ket-01-nam.xlsx"'
    rows = list(openpyxl.load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    body = [row for row in rows if row[0] == 1 or str(row[0]) == "1"]
    assert len(body) == 1
    assert body[0][1] == "UBND xã Bắc Hà"
    assert "Đã chấp nhận" in body[0]
    assert any("Dữ liệu mô phỏng" in str(cell) for row in rows for cell in row)


def sheet(response):
    rows = openpyxl.load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
    return [row[1] for row in rows if str(row[0]).isdecimal()]


@pytest.mark.parametrize(
    ("order", "first"),
    [("", "UBND xã Bắc Hà"), ("ten", "UBND xã Bảo Nhai"), ("trang-thai", "UBND xã Cốc Lầu"), ("nop", "UBND xã Bắc Hà")],
)
def test_the_table_is_sorted_and_the_workbook_has_the_same_order(office, board, order, first):
    """Vietnamese order: a before ă, so Bảo before Bắc; nobody opened Cốc Lầu, which stands first by state."""
    organiser = office.client(Role.ORGANISER)
    asked = {"xep": order, "cap": "commune"}
    page = check(organiser.get(board, asked))
    written = sheet(organiser.get(f"{board}xuat/", asked))
    assert written[0] == first
    assert sorted(written, key=page.text.index) == written
    assert f"xuat/?{urlencode({'cap': 'commune', **({'xep': order} if order else {})})}" in str(sorted_links(page))


def sorted_links(page):
    return [
        f"{address.partition('?')[0]}?{urlencode(sorted(parse_qsl(address.partition('?')[2])))}"
        for address in page.links
        if "/xuat/" in address
    ]


def test_a_long_table_comes_sheet_by_sheet(office, board, monkeypatch):
    monkeypatch.setattr(board_page, "A_SHEET", 2)
    organiser = office.client(Role.ORGANISER)
    seen = []
    for number in ("1", "2", "3"):
        page = check(organiser.get(board, {"trang": number, "xep": "nop"}))
        assert "5 trên 5 đơn vị" in page.text
        seen += names(page)
        assert page.counts["tr"] == 1 + (1 if number == "3" else 2)
    assert len(seen) == len(set(seen)) == 4
    assert "?trang=2&xep=nop" in " ".join(page.links)
    for wrong in ("9", "0", "x", "²"):
        assert check(organiser.get(board, {"trang": wrong})).counts["tr"] in {2, 3}
    assert check(organiser.get(board, {"tat-ca": "1"})).counts["tr"] == 6
    assert len(sheet(organiser.get(f"{board}xuat/", {"trang": "2"}))) == 5


def poll(client, board, version, **asked):
    return client.get(board, asked, headers={"HX-Request": "true", "If-None-Match": f'"{version}"'})


def test_a_board_that_stands_as_it_stood_is_not_sent_again(office, board, monkeypatch):
    organiser = office.client(Role.ORGANISER)
    version = re.search(r'If-None-Match": "\\"(\w+)\\""', organiser.get(board).content.decode())[1]
    monkeypatch.setattr(clock, "now", lambda: office.now + timedelta(minutes=1))
    same = poll(organiser, board, version)
    assert (same.status_code, same.content) == (304, b"")
    assert json.loads(same.headers["HX-Trigger"]) == {"asOf": {"value": "10:01, thứ Tư, 06/5/2026"}}
    assert poll(organiser, board, version, tim="bac").status_code == 200
    assert organiser.get(board, headers={"If-None-Match": f'"{version}"'}).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: office.now + timedelta(days=3))
    assert "quá hạn" in poll(organiser, board, version).content.decode()
    monkeypatch.setattr(clock, "now", lambda: office.now + timedelta(minutes=1))
    office.submitted(2)
    assert "Phải báo cáo" in poll(organiser, board, version).content.decode()


def test_the_cartogram_draws_each_place_with_its_state(office, board):
    office.placed()
    response = office.client(Role.ORGANISER).get(board)
    page = check(response)
    assert page.counts["path"] == 3
    assert f"{office.province.communes[0].short_name}: Đã chấp nhận" in page.text
    assert "Sơ đồ vị trí tương đối" in page.text


def test_a_writer_sees_no_board(office, board):
    response = office.client(Role.WRITER).get(board)
    assert response.status_code == 403
    assert "không có quyền" in check(response).text


def mark(client, office, what, *, commune=2, **fields):
    return client.post(f"/nghia-vu/{office.obligation(commune).pk}/{what}/", fields, follow=True)


def test_extending_moves_the_due_moment_to_the_end_of_the_day(office):
    page = check(mark(office.client(Role.ORGANISER), office, "gia-han", until="2026-05-10", reason="Mưa lũ"))
    assert "Đã ghi nhận với UBND xã Cốc Lầu." in page.text
    assert office.obligation(2).extended_to.isoformat() == "2026-05-10T17:00:00+00:00"
    shown = check(office.client(Role.ORGANISER).get(f"/nghia-vu/{office.obligation(2).pk}/"))
    assert "Gia hạn: 23:59 Chủ nhật, 10/5/2026" in shown.text


def test_exempting_and_noting_what_came_on_paper(office):
    organiser = office.client(Role.ORGANISER)
    mark(organiser, office, "mien", reason="Đang sáp nhập")
    mark(organiser, office, "ngoai", commune=1, number="45/BC-UBND", date="2026-05-06", sender="Trục liên thông")
    page = check(organiser.get(f"/dot/{office.campaign.key}/"))
    assert "– Miễn" in page.text
    assert "▣ Nhận ngoài hệ thống" in page.text
    assert "45/BC-UBND" in page.text
    settled = check(organiser.get(f"/nghia-vu/{office.obligation(2).pk}/"))
    assert "đã được xử lý" in settled.text
    assert settled.fields == []


@pytest.mark.parametrize(
    ("what", "fields", "words"),
    [
        ("gia-han", {"until": "2026-05-07", "reason": "x"}, "phải muộn hơn hạn hiện tại"),
        ("gia-han", {"until": "", "reason": "x"}, "Trường này"),
        ("mien", {"reason": ""}, "Trường này"),
        ("ngoai", {"sender": "", "number": "1"}, "Trường này"),
        ("khac", {}, "Không có việc này"),
    ],
)
def test_what_cannot_be_marked_is_said_and_nothing_changes(office, what, fields, words):
    response = mark(office.client(Role.ORGANISER), office, what, **fields)
    assert response.status_code == 409
    assert words in check(response).text
    after = office.obligation(2)
    assert (after.extended_to, after.exempted_at, after.outside_at) == (None, None, None)


@pytest.mark.parametrize("what", ["mien", "ngoai"])
def test_what_was_handed_in_is_neither_offered_nor_allowed(office, board, what):
    organiser = office.client(Role.ORGANISER)
    for commune in (0, 1):
        page = check(organiser.get(f"/nghia-vu/{office.obligation(commune).pk}/"))
        assert f"/nghia-vu/{office.obligation(commune).pk}/{what}/" not in page.text
        assert {f["name"] for f in page.fields} == {"until", "reason"}
        response = mark(organiser, office, what, commune=commune, reason="x", sender="x")
        assert response.status_code == 409
        assert "đã nộp báo cáo trên hệ thống" in check(response).text
        assert office.obligation(commune).exempted_at is None
        assert office.obligation(commune).outside_at is None


def test_an_organiser_of_another_department_marks_nothing(office):
    other = office.client(Role.ORGANISER, office.province.departments[1])
    response = mark(other, office, "mien", reason="x")
    assert response.status_code == 403
    assert office.obligation(2).exempted_at is None


def test_a_held_report_is_released_or_declined(office):
    office.campaign.obligations.update(lock_at=office.now)
    office.submitted(0)
    office.submitted(1)
    organiser = office.client(Role.ORGANISER)
    page = check(organiser.get(f"/ra-soat/{office.obligation(0).pk}/"))
    assert "Nhận báo cáo nộp sau ngày khóa" in page.text
    organiser.post(f"/ra-soat/{office.obligation(0).pk}/ket-luan/", {"viec": "nhan"})
    organiser.post(f"/ra-soat/{office.obligation(1).pk}/ket-luan/", {"viec": "khong-nhan", "reason": "Quá muộn"})
    assert fresh(office.obligation(0).report).state == "submitted"
    assert fresh(office.obligation(1).report).state == "declined"


def test_a_report_that_came_back_is_not_called_overdue_at_the_desk(office, monkeypatch):
    by = office.viewer(Role.ORGANISER)
    quality.return_report(office.reviewed(), reasons={"1": "Bổ sung số liệu."}, by=by, at=office.now)
    monkeypatch.setattr(clock, "now", lambda: office.now + timedelta(days=3))
    page = check(office.client(Role.ORGANISER).get(f"/nghia-vu/{office.obligation().pk}/"))
    assert "Trả lại" in page.text
    assert "đã quá hạn" not in page.text
    silent = check(office.client(Role.ORGANISER).get(f"/nghia-vu/{office.obligation(2).pk}/"))
    assert "đã quá hạn" in silent.text
