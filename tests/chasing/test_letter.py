"""The chasing letter: official form, its annex the board's late list; the register of what was said."""

import io
from datetime import date, timedelta

import pytest
from chasing_scene import AFTER, ONE_DAY_BEFORE
from docx import Document as WordDocument

from tonghop.campaigns.actions import exempt, extend
from tonghop.chasing.actions import draft_letter, record_contact, record_letter_sent
from tonghop.chasing.models import Contact
from tonghop.chasing.queries.late import late_list
from tonghop.chasing.queries.letters import letters_of
from tonghop.chasing.queries.register import register
from tonghop.chasing.queries.timeliness import timeliness
from tonghop.chasing.rules.contacts import Spoken
from tonghop.chasing.rules.letter import Wish
from tonghop.documents.models import Document
from tonghop.documents.queries import files_of
from tonghop.documents.rules.form import check_form
from tonghop.files.docx_look import read_look
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.moments import end_of
from tonghop.organisations.permissions import Role
from tonghop.reports.actions import recall
from tonghop.web.board import read_board

WISH = Wish(date(2026, 5, 11), "XDCQ", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "Lù Thị Hoa")


@pytest.fixture
def organiser(scene):
    return scene.office.viewer(Role.ORGANISER)


def board_overdue(scene, viewer, at=AFTER):
    return [
        x.row.name for x in read_board(viewer, scene.office.campaign, at=at, wanted={"trang-thai": "overdue"}).shown
    ]


def word_of(paper):
    return WordDocument(io.BytesIO(files_of(paper)["cong-van-don-doc.docx"]))


def annex_of(paper):
    (table,) = [t for t in word_of(paper).tables if t.cell(0, 0).text == "STT"]
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_the_annex_equals_the_boards_late_list_in_many_states(scene, organiser, now):
    """Submitted, drafting, exempt, extended, recalled: letter and board say the same at every step."""
    office = scene.office
    office.submitted(0)
    office.written(1)
    exempt(
        office.campaign.obligations.get(organisation=office.province.departments[1]), reason="x", by=organiser, at=now
    )
    for change in (None, "extend", "recall"):
        if change == "extend":
            extend(office.obligation(1), until=end_of(date(2026, 5, 12)), reason="Mưa lũ", by=organiser, at=now)
        if change == "recall":
            recall(office.obligation(0).report, by=office.viewer(Role.HEAD), at=now)
        paper = draft_letter(office.campaign, wish=WISH, by=organiser, at=AFTER)
        names = board_overdue(scene, organiser)
        assert [row[1] for row in annex_of(paper)] == names
        assert [row["unit"] for row in paper.manifest["sources"]["late"]] == names
        assert [one.row.name for one in late_list(organiser, office.campaign, at=AFTER)] == names
    assert names == ["UBND xã Bắc Hà", "Sở Nội vụ"]


def test_its_words_are_those_of_an_official_letter(scene, organiser):
    scene.office.written(1)
    paper = draft_letter(scene.office.campaign, wish=WISH, by=organiser, at=AFTER)
    word = word_of(paper)
    head = "\n".join(cell.text for table in word.tables[:1] for row in table.rows for cell in row.cells)
    text = "\n".join(p.text for p in word.paragraphs)
    assert "SỞ NỘI VỤ" in head
    assert "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/" in head
    assert "V/v đôn đốc gửi báo cáo sơ kết 01 năm" in head
    assert "Kính gửi: Các cơ quan, đơn vị, địa phương có tên tại Phụ lục" in text
    assert "Tính đến 08:00 ngày 08 tháng 5 năm 2026, còn 04 đơn vị đã quá hạn mà chưa nộp báo cáo" in text
    assert "gồm 02 xã, phường, đặc khu và 02 sở, ban, ngành" in text
    assert "chậm nhất hết thứ Hai, ngày 11/5/2026." in text
    assert [row[4] for row in annex_of(paper)] == [
        "Toàn bộ báo cáo", "Mục 2, 3, 4, 5", "Toàn bộ báo cáo", "Toàn bộ báo cáo",
    ]  # fmt: skip
    faults = check_form(read_look(files_of(paper)["cong-van-don-doc.docx"]))
    assert [fault for fault in faults if fault.severity == "error"] == []
    assert files_of(paper)["cong-van-don-doc.pdf"].startswith(b"%PDF")
    assert Entry.objects.get(event="document.drafted").detail["kind"] == "chasing_letter"
    assert letters_of(organiser, scene.office.campaign) == [(paper, False)]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(date(2026, 5, 7), "VP", "GIÁM ĐỐC"), "đã qua"),
        (Wish(date(2026, 5, 11), "phòng", "GIÁM ĐỐC"), "viết tắt"),
        (Wish(date(2026, 5, 11), "VP", " "), "chức vụ"),
    ],
)
def test_what_cannot_be_a_letter_is_refused(scene, organiser, wish, said):
    with pytest.raises(NotPossible, match=said):
        draft_letter(scene.office.campaign, wish=wish, by=organiser, at=AFTER)
    assert not Document.objects.exists()


def test_a_drafting_unit_may_have_small_letters(scene, organiser):
    wish = Wish(date(2026, 5, 11), "TTr", "GIÁM ĐỐC")
    paper = draft_letter(scene.office.campaign, wish=wish, by=organiser, at=AFTER)
    assert paper.content["symbol"].endswith("-TTr")


def test_where_nobody_is_late_there_is_no_letter_and_others_write_none(scene, organiser):
    with pytest.raises(NotPossible, match="Không có đơn vị nào quá hạn"):
        draft_letter(scene.office.campaign, wish=WISH, by=organiser, at=ONE_DAY_BEFORE)
    for viewer in (scene.office.viewer(Role.LEADER), scene.office.viewer(Role.WRITER)):
        with pytest.raises(NotAllowed):
            draft_letter(scene.office.campaign, wish=WISH, by=viewer, at=AFTER)
    with pytest.raises(NotAllowed):
        late_list(scene.office.viewer(Role.RECEIVER), scene.office.campaign, at=AFTER)
    assert not Document.objects.exists()


def test_a_letter_that_went_out_stands_in_the_register_for_each_unit_of_its_annex(scene, organiser):
    campaign = scene.office.campaign
    scene.office.submitted(0)
    paper = draft_letter(campaign, wish=WISH, by=organiser, at=AFTER)
    sent_at = AFTER + timedelta(hours=1)
    record_letter_sent(paper.pk, number="31/SNV-XDCQ", sent_at=sent_at, by=organiser, at=sent_at)
    lines = register(organiser, campaign)
    assert [(line.way, line.to, line.what) for line in lines] == [
        ("Công văn", name, "Công văn số 31/SNV-XDCQ") for name in reversed(board_overdue(scene, organiser))
    ]
    assert letters_of(organiser, campaign) == [(paper, True)]
    with pytest.raises(NotPossible, match="đã được ghi"):
        record_letter_sent(paper.pk, number="31/SNV-XDCQ", sent_at=sent_at, by=organiser, at=sent_at)
    assert Contact.objects.count() == 3


def test_a_call_is_written_down_by_hand(scene, organiser, now):
    owed = scene.office.obligation(0)
    spoken = Spoken("phone", " Ông Sùng, Chủ tịch ", "Hẹn gửi chiều nay", now - timedelta(minutes=5))
    record_contact(owed, spoken=spoken, by=organiser, at=now)
    (line,) = register(organiser, scene.office.campaign)
    assert (line.at, line.way, line.units, line.to) == (
        now - timedelta(minutes=5), "Điện thoại", (owed.organisation.name,), "Ông Sùng, Chủ tịch",
    )  # fmt: skip
    lines = list(chain_lines(f"obligation:{owed.pk}"))
    assert (lines[-1].event, first_broken_place(lines)) == ("obligation.contacted", None)


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (Spoken("bồ câu", "Ai", "", AFTER), "cách đôn đốc"),
        (Spoken("phone", " ", "", AFTER), "với ai"),
        (Spoken("phone", "Ai", "", AFTER + timedelta(days=1)), "tương lai"),
    ],
)
def test_a_refused_contact_changes_nothing(scene, organiser, spoken, said):
    with pytest.raises(NotPossible, match=said):
        record_contact(scene.office.obligation(0), spoken=spoken, by=organiser, at=AFTER)
    good = Spoken("phone", "Ai", "", AFTER)
    with pytest.raises(NotAllowed):
        record_contact(scene.office.obligation(0), spoken=good, by=scene.office.viewer(Role.WRITER), at=AFTER)
    assert not Contact.objects.exists()
    assert not Entry.objects.filter(event="obligation.contacted").exists()


def test_the_timeliness_table_compares_without_ranking(scene, organiser):
    scene.office.submitted(0)
    scene.remind(AFTER)
    rows = {row.unit: row for row in timeliness(organiser, scene.office.campaign, at=AFTER)}
    assert list(rows) == ["UBND xã Bắc Hà", "UBND xã Bảo Nhai", "Sở Nội vụ", "Sở Tài chính"]
    assert (rows["UBND xã Bắc Hà"].compared, rows["UBND xã Bắc Hà"].reminders) == ("trước hạn 1 ngày 14 giờ", 0)
    assert (rows["Sở Nội vụ"].compared, rows["Sở Nội vụ"].reminders) == ("chưa nộp, quá hạn 8 giờ", 1)
