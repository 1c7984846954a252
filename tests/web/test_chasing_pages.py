"""Đôn đốc: late list, letter, reminder plan, register, due dates; who may, what is refused, what then happens."""

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from chasing_scene import AFTER, make_scene
from markup import check

from tonghop.campaigns.models import Outage
from tonghop.chasing.actions import claim_next, remind
from tonghop.chasing.models import CampaignLadder, Contact, Message, Pause
from tonghop.documents.models import Document
from tonghop.exchange.actions import note_unreachable
from tonghop.journal import clock
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.models import EditedDay
from tonghop.organisations.permissions import Role
from tonghop.queue.actions import sign_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db, now):
    return make_scene(now)


@pytest.fixture
def later(monkeypatch):
    """The morning after the due day."""
    monkeypatch.setattr(clock, "now", lambda: AFTER)


@pytest.fixture
def organiser(scene):
    return scene.office.client(Role.ORGANISER)


def url(scene, rest=""):
    return f"/dot/{scene.office.campaign.key}/don-doc/{rest}"


def test_the_late_list_says_what_is_missing_and_leads_to_the_letter(scene, organiser, later):
    scene.office.submitted(0)
    remind(scene.office.campaign, at=AFTER)
    page = check(organiser.get(url(scene)))
    assert "3 đơn vị đã quá hạn mà chưa nộp báo cáo" in page.text
    assert "UBND xã Bảo Nhai" in page.text
    assert "UBND xã Bắc Hà" not in page.text
    assert "Toàn bộ báo cáo" in page.text
    assert url(scene, "cong-van/") in page.links


def test_before_the_due_moment_nobody_is_late(scene, organiser):
    assert "Không có đơn vị nào quá hạn" in check(organiser.get(url(scene))).text


def test_one_press_makes_the_letter_and_it_goes_into_the_register(scene, organiser, later):
    page = check(organiser.get(url(scene, "cong-van/")))
    assert "phụ lục 4 đơn vị quá hạn" in page.text
    sent = {"until": "2026-05-11", "drafting_unit": "VP", "position": "GIÁM ĐỐC", "signer": ""}
    assert organiser.post(url(scene, "cong-van/"), sent).status_code == 302
    paper = Document.objects.get(kind="chasing_letter")
    page = check(organiser.get(url(scene, "cong-van/")))
    assert f"/van-ban/{paper.pk}/cong-van-don-doc.docx" in page.links
    answer = organiser.get(f"/van-ban/{paper.pk}/cong-van-don-doc.pdf")
    assert answer.content.startswith(b"%PDF")
    went = {"number": "31/SNV-VP", "sent_at": "2026-05-08T08:00"}
    assert organiser.post(url(scene, f"cong-van/{paper.pk}/"), went).status_code == 302
    page = check(organiser.get(url(scene, "so/")))
    assert page.text.count("Công văn số 31/SNV-VP") == 4
    assert organiser.post(url(scene, f"cong-van/{paper.pk}/"), {"number": ""}).status_code == 409


def test_a_letter_that_cannot_be_is_refused_beside_the_form(scene, organiser, later):
    sent = {"until": "2026-05-01", "drafting_unit": "VP", "position": "GIÁM ĐỐC"}
    page = check(organiser.post(url(scene, "cong-van/"), sent))
    assert "Thời hạn nêu trong công văn đã qua." in page.text
    assert not Document.objects.exists()


def test_the_plan_shows_beforehand_who_would_get_what(scene, organiser, settings):
    scene.with_address(Role.HEAD, 1)
    page = check(organiser.get(url(scene, "lich-nhac/")))
    assert "08:00, thứ Năm, 07/5/2026 , đúng ngày hạn: 4 đơn vị, 4 thư" in page.text
    assert "Chưa cấu hình máy chủ thư" in page.text
    assert "Sở Tài chính: chưa có tài khoản soạn thảo hoặc lãnh đạo" in page.text
    settings.EMAIL_HOST = "127.0.0.1"
    note_unreachable("OSError: từ chối", at=scene.office.now)
    assert "Không kết nối được máy chủ thư" in check(organiser.get(url(scene, "lich-nhac/"))).text


def test_the_ladder_is_set_and_a_bad_one_refused(scene, organiser):
    sent = {"days-0": "2", "side-0": "before", "whom-0": ["writer", "head"], "days-1": "1", "side-1": "after",
            "whom-1": ["organiser"], "hour": "9", "running": "on"}  # fmt: skip
    assert organiser.post(url(scene, "lich-nhac/"), sent).status_code == 302
    ladder = CampaignLadder.objects.get()
    assert ladder.rungs == [{"days": -2, "whom": ["writer", "head"]}, {"days": 1, "whom": ["organiser"]}]
    assert (ladder.hour, ladder.running) == (9, True)
    assert organiser.post(url(scene, "lich-nhac/"), {**sent, "days-0": "x"}).status_code == 409
    assert organiser.post(url(scene, "lich-nhac/"), {**sent, "hour": "x"}).status_code == 409
    assert scene.office.client(Role.LEADER).post(url(scene, "lich-nhac/"), sent).status_code == 403


def test_a_unit_is_paused_and_resumed(scene, organiser):
    owed = scene.office.obligation(0)
    where = f"/nghia-vu/{owed.pk}/nhac/"
    assert organiser.post(where, {"reason": " "}).status_code == 409
    assert organiser.post(where, {"reason": "Đang sáp nhập"}).status_code == 302
    assert "Đang sáp nhập" in check(organiser.get(url(scene, "lich-nhac/"))).text
    assert "Đang tạm dừng nhắc đơn vị này" in check(organiser.get(f"/nghia-vu/{owed.pk}/")).text
    assert organiser.post(where, {"viec": "nhac-lai"}).status_code == 302
    assert Pause.objects.get().ended_at is not None


def test_a_call_is_written_into_the_register(scene, organiser):
    owed = scene.office.obligation(0)
    spoken = {"obligation": owed.pk, "way": "phone", "to": "Ông Sùng", "at": "2026-05-06T09:30", "note": "Hẹn chiều"}
    assert organiser.post(url(scene, "so/"), spoken).status_code == 302
    page = check(organiser.get(url(scene, "so/")))
    assert "Ông Sùng" in page.text
    assert "09:30, thứ Tư, 06/5/2026" in page.text
    future = check(organiser.post(url(scene, "so/"), {**spoken, "at": "2026-05-09T09:30"}))
    assert "ở tương lai" in future.text
    assert Contact.objects.count() == 1
    assert scene.office.client(Role.LEADER).post(url(scene, "so/"), spoken).status_code == 403


def test_who_may_be_extended_comes_before_those_whose_report_has_arrived(scene, organiser, later):
    scene.office.submitted(0)
    page = check(organiser.get(url(scene, "thoi-han/")))
    before, told, after = page.text.partition("1 đơn vị đã nộp, được miễn hoặc nhận ngoài hệ thống")
    assert told
    assert "UBND xã Bảo Nhai" in before
    assert "UBND xã Bắc Hà" not in before
    assert "UBND xã Bắc Hà" in after


@pytest.mark.parametrize(("verb", "state"), [("da-gui", "sent"), ("gui-lai", "waiting")])
def test_a_person_decides_about_a_message_nobody_knows_of(scene, organiser, later, verb, state):
    remind(scene.office.campaign, at=AFTER)
    claimed = claim_next(worker="gone", at=AFTER)
    Message.objects.filter(pk=claimed.pk).update(state="unknown")
    page = check(organiser.get(url(scene, "so/")))
    assert "Không rõ đã gửi" in page.text
    assert organiser.post(url(scene, f"thu/{claimed.pk}/"), {"viec": verb}).status_code == 302
    assert Message.objects.get(pk=claimed.pk).state == state
    assert organiser.post(url(scene, f"thu/{claimed.pk}/"), {"viec": verb}).status_code == 409
    assert organiser.post(url(scene, "thu/0/"), {"viec": verb}).status_code == 403


def test_a_group_is_extended_to_an_hour_and_an_outage_moves_all(scene, organiser, later):
    ids = [scene.office.obligation(n).pk for n in range(2)]
    given = {"viec": "gia-han", "obligation": ids, "until": "2026-05-12", "hour": "17:00", "reason": "Mưa lũ"}
    assert organiser.post(url(scene, "thoi-han/"), given).status_code == 302
    end = datetime(2026, 5, 12, 17, 0, tzinfo=VIETNAM)
    assert {o.extended_to for o in scene.office.campaign.obligations.filter(pk__in=ids)} == {end}
    again = check(organiser.post(url(scene, "thoi-han/"), {**given, "until": "2026-05-11"}))
    assert "phải muộn hơn hạn hiện tại" in again.text
    outage = {"viec": "gian-doan", "begins": "2026-05-07T22:00", "ends": "2026-05-08T01:00", "reason": "mất điện"}
    assert organiser.post(url(scene, "thoi-han/"), outage).status_code == 302
    assert Outage.objects.get().reason == "mất điện"
    assert {o.extended_to for o in scene.office.campaign.obligations.filter(pk__in=ids)} == {end + timedelta(hours=3)}
    page = check(organiser.get(url(scene, "thoi-han/")))
    assert "19:59 thứ Ba, 12/5/2026 đã gia hạn" in page.text
    assert "trùng với" in check(organiser.post(url(scene, "thoi-han/"), outage)).text


def test_the_timeliness_table_is_shown_and_handed_out(scene, organiser, later):
    scene.office.submitted(0)
    assert "trước hạn 1 ngày 14 giờ" in check(organiser.get(url(scene, "dung-han/"))).text
    book = openpyxl.load_workbook(io.BytesIO(organiser.get(url(scene, "dung-han/") + "?tep=xlsx").content))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert any(row[1] == "UBND xã Bảo Nhai" and row[5] == "chưa nộp, quá hạn 8 giờ" for row in cells)


def test_the_writer_finds_notice_and_calendar_at_home(scene, later):
    remind(scene.office.campaign, at=AFTER)
    writer = scene.office.client(Role.WRITER)
    page = check(writer.get("/"))
    assert "Nhắc nộp báo cáo của UBND xã Bắc Hà, hạn 23:59 thứ Năm, 07/5/2026" in page.text
    assert "/han-nop-bao-cao.ics" in page.links
    answer = writer.get("/han-nop-bao-cao.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTEND:20260507T170000Z\r\n" in answer.content.decode()


def test_the_calendar_of_the_province_is_edited(scene, organiser):
    page = check(organiser.get("/lich-lam-viec/?nam=2026"))
    assert "thứ Bảy, 22/8/2026 làm việc Làm bù" in page.text
    edit = {"day": "2026-05-11", "works": "0", "note": "Hoán đổi"}
    assert organiser.post("/lich-lam-viec/", edit).status_code == 302
    assert EditedDay.objects.get().works is False
    assert "vốn đã là ngày nghỉ" in check(organiser.post("/lich-lam-viec/", edit)).text
    assert organiser.post("/lich-lam-viec/", {**edit, "viec": "bo"}).status_code == 302
    assert not EditedDay.objects.exists()


def test_an_edited_day_counts_in_what_is_left(scene, organiser):
    edit = {"day": "2026-05-07", "works": "0", "note": "Hoán đổi"}
    organiser.post("/lich-lam-viec/", edit)
    assert "(còn trong hôm nay)" in check(scene.office.client(Role.WRITER).get("/")).text


def test_the_own_address_is_set(scene):
    writer = scene.office.client(Role.WRITER)
    assert "writer-0@lao-cai.example" in writer.get("/tai-khoan/thu-dien-tu/").content.decode()
    assert "không phải địa chỉ" in check(writer.post("/tai-khoan/thu-dien-tu/", {"email": "x"})).text
    assert writer.post("/tai-khoan/thu-dien-tu/", {"email": "moi@lao-cai.example"}).status_code == 302
    person = scene.person(Role.WRITER)
    person.refresh_from_db()
    assert person.email == "moi@lao-cai.example"


def test_the_administrator_sees_the_queue(scene):
    administrator = scene.office.client(Role.ADMINISTRATOR)
    assert "Chưa có tiến trình nào" in check(administrator.get("/viec-nen/")).text
    sign_on("máy:1:a", process=2**22 - 1, at=scene.office.now)
    assert "dừng đột ngột" in check(administrator.get("/viec-nen/")).text
    assert administrator.post("/viec-nen/khong/lam-lai/").status_code == 409
    assert scene.office.client(Role.ORGANISER).get("/viec-nen/").status_code == 403
