"""Word and Excel out and in: the unit's own forms come back; what is wrong is said, what is right is taken."""

import io
import re

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markup import check

from fake_clamd import INFECTED, fake_clamd
from office import fresh
from tonghop.documents.render.xlsx_marks import TINT
from tonghop.organisations.permissions import Role
from tonghop.reports.queries import section_drafts

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
pytestmark = pytest.mark.django_db


def url(office, rest=""):
    return f"/bao-cao/{office.obligation().pk}/{rest}"


def upload(client, office, *files):
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(url(office, "tep/tai-len/"), {"file": given}, follow=True)


def settle(client, office, page, verb="nhan", **changes):
    """Press a button of the first waiting file, all its boxes ticked as they are on the page."""
    row = office.obligation().report.uploads.filter(state="waiting").first()
    fields = [f for f in page.fields if f.get("name") and f["name"] not in {"csrfmiddlewaretoken", "viec"}]
    posted = {}
    for field in fields:
        if field.get("type") != "checkbox" or "checked" in field:
            posted.setdefault(field["name"], []).append(field.get("value") or "on")
    return client.post(url(office, f"tep/{row.pk}/"), {**posted, "viec": verb, **changes}, follow=True)


def test_the_word_form_goes_out_and_comes_back(office):
    office.opened()
    client = office.client(Role.WRITER)
    form = client.get(url(office, "mau.docx"))
    assert "wordprocessingml" in form.headers["Content-Type"]
    paper = docx.Document(io.BytesIO(form.content))
    heading = next(n for n, p in enumerate(paper.paragraphs) if p.text == "1. VỀ TỔ CHỨC BỘ MÁY VÀ NHÂN SỰ")
    paper.paragraphs[heading + 1].insert_paragraph_before("Đã bố trí 42 cán bộ ngay trong tuần đầu.")
    out = io.BytesIO()
    paper.save(out)
    page = check(upload(client, office, ("bao-cao.docx", out.getvalue())))
    assert "Đã bố trí 42 cán bộ ngay trong tuần đầu." in page.text
    assert "thêm 10 chữ, bớt 0 chữ" in page.text
    assert section_drafts(fresh(office.obligation().report))[0].blocks == []
    done = check(settle(client, office, page))
    assert "bao-cao.docx: đã nhận 1 mục vào báo cáo." in done.text
    assert "Đã nhận vào báo cáo" in done.text
    texts = {d.key: [b.get("text") for b in d.blocks] for d in section_drafts(fresh(office.obligation().report))}
    assert "Đã bố trí 42 cán bộ ngay trong tuần đầu." in texts["1"]


def test_the_excel_form_goes_out_and_comes_back(office):
    office.opened()
    client = office.client(Role.WRITER)
    book = openpyxl.load_workbook(io.BytesIO(client.get(url(office, "mau.xlsx")).content))
    put(book, "TTHC.04", 1204)
    put(book, "BM.01", "nhiều")
    out = io.BytesIO()
    book.save(out)
    page = check(upload(client, office, ("bieu.xlsx", out.getvalue())))
    assert "1 chỗ cần xem lại" in page.text
    assert "BM.01" in page.text
    assert office.obligation().report.values == {}
    assert "đã nhận 1 số liệu" in check(settle(client, office, page)).text
    assert "“nhiều” không phải là một số." in page.text
    row = office.obligation().report.uploads.get()
    marked = client.get(url(office, f"tep/{row.pk}/danh-dau/"))
    assert marked.headers["Content-Disposition"] == 'attachment; filename="bieu-danh-dau.xlsx"'
    back = openpyxl.load_workbook(io.BytesIO(marked.content))
    tinted = [cell.value for line in back.worksheets[0].iter_rows() for cell in line if cell.fill.fgColor.rgb == TINT]
    assert tinted == ["nhiều"]
    assert office.obligation().report.values == {"TTHC.04": {"value": "1204"}}


def put(book, code, value):
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            places = {cell.value: cell for cell in row}
            if code in places:
                head = next(c for r in sheet.iter_rows() for c in r if c.value == "Giá trị")
                sheet.cell(row=places[code].row, column=head.column, value=value)
                return
    raise AssertionError(code)


def test_what_is_no_report_is_refused_by_name_and_the_rest_is_taken(office):
    office.opened()
    client = office.client(Role.WRITER)
    good = client.get(url(office, "mau.xlsx")).content
    page = check(upload(client, office, ("anh.docx", OLD_WORD), ("bieu.xlsx", good)))
    assert "anh.docx: Tệp “anh.docx” là Word đời cũ (.doc). Hãy mở tệp bằng Word, chọn Tệp › Lưu thành" in page.text
    assert "bieu.xlsx" in page.text
    assert office.obligation().report.uploads.count() == 1


def test_a_file_that_is_too_large_and_no_file_at_all(office, settings):
    office.opened()
    settings.MAX_UPLOAD_BYTES = 10
    client = office.client(Role.WRITER)
    assert "tệp lớn hơn" in check(upload(client, office, ("bieu.xlsx", b"x" * 11))).text
    assert "Chưa chọn tệp nào." in check(upload(client, office)).text


def test_another_kind_of_form_is_not_there(office):
    office.opened()
    assert office.client(Role.WRITER).get(url(office, "mau.pdf")).status_code == 404


def test_a_clerk_downloads_but_does_not_upload(office):
    office.opened()
    client = office.client(Role.CLERK)
    form = client.get(url(office, "mau.xlsx"))
    assert form.status_code == 200
    assert "Tải lên" in check(client.get(url(office, "tep/"))).text
    page = check(upload(client, office, ("bieu.xlsx", form.content)))
    assert "Chỉ cán bộ soạn thảo" in page.text
    assert office.obligation().report.uploads.count() == 0


def test_a_draft_that_changed_meanwhile_is_said_and_shown_anew(office):
    office.written(values={"TTHC.04": "7"})
    client = office.client(Role.WRITER)
    book = openpyxl.load_workbook(io.BytesIO(client.get(url(office, "mau.xlsx")).content))
    put(book, "TTHC.04", 1204)
    out = io.BytesIO()
    book.save(out)
    page = check(upload(client, office, ("bieu.xlsx", out.getvalue())))
    assert "1.204" in page.text
    again = check(settle(client, office, page, **{"seen-_values": "0"}))
    assert "đã thay đổi sau khi anh/chị mở trang xem trước (biểu số liệu)" in again.text
    assert office.obligation().report.values["TTHC.04"] == {"value": "7"}
    assert "Chưa chọn việc cần làm" in check(settle(client, office, again, verb="")).text
    assert "đã bỏ" in check(settle(client, office, again, verb="bo")).text
    assert "Không còn tệp nào chờ xem lại" in check(client.get(url(office, "tep/xem-truoc/"))).text


def test_whoever_may_not_write_sees_the_preview_without_buttons(office):
    office.opened()
    form = office.client(Role.CLERK).get(url(office, "mau.docx")).content
    upload(office.client(Role.WRITER), office, ("bao-cao.docx", form))
    page = check(office.client(Role.CLERK).get(url(office, "tep/xem-truoc/")))
    assert "Chỉ cán bộ soạn thảo hoặc lãnh đạo đơn vị mới nhận" in page.text
    refused = settle(office.client(Role.CLERK), office, page)
    assert refused.status_code == 403
    assert office.obligation().report.uploads.get().state == "waiting"


def test_a_word_file_comes_back_with_comments_and_a_text_file_says_why_it_does_not(office):
    office.opened()
    client = office.client(Role.WRITER)
    form = client.get(url(office, "mau.docx")).content
    upload(client, office, ("bao-cao.docx", form), ("bao-cao.txt", "1. Về tổ chức bộ máy\nCó 42 người.".encode()))
    paper, text = office.obligation().report.uploads.order_by("pk")
    marked = docx.Document(io.BytesIO(client.get(url(office, f"tep/{paper.pk}/danh-dau/")).content))
    said = {c.comment_id: c.text for c in marked.comments}
    at = {p.text: said[int(n)] for p in marked.paragraphs for n in p._p.xpath("./w:commentRangeStart/@w:id")}
    assert "chưa có nội dung" in at["2. VỀ THỦ TỤC HÀNH CHÍNH"]
    assert len(said) == len(paper.problems) == 5
    page = check(client.get(url(office, f"tep/{text.pk}/danh-dau/")))
    assert "Chỉ tệp .docx và .xlsx nhận được ghi chú" in page.text


def test_with_a_scanner_an_infected_report_stays_out_before_it_is_read(office, settings, tmp_path):
    office.opened()
    clean = "1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.".encode()
    with fake_clamd(tmp_path / "clamd.ctl") as (where, seen):
        settings.TONGHOP_CLAMD = where
        given = (("sach.txt", clean), ("doc.docx", INFECTED))
        page = check(upload(office.client(Role.WRITER), office, *given))
    assert "“doc.docx” có vi-rút (Eicar-Signature)" in page.text
    assert seen == [clean, INFECTED]
    assert [u.file_name for u in office.obligation().report.uploads.all()] == ["sach.txt"]


def test_with_the_scanner_down_no_report_file_is_taken(office, settings, tmp_path):
    office.opened()
    settings.TONGHOP_CLAMD = f"unix:{tmp_path}/khong-co"
    page = check(upload(office.client(Role.WRITER), office, ("a.txt", "1. Về tổ chức".encode())))
    assert "Hãy thử lại sau ít phút" in page.text
    assert not office.obligation().report.uploads.exists()


def old_report() -> bytes:
    """A report as units wrote it before: its own headings, none of which the outline has."""
    paper = docx.Document()
    for text in (
        "BÁO CÁO",
        "Kết quả sắp xếp đơn vị hành chính",
        "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "Xã có 12 thôn, 1.234 hộ.",
        "1. Công tác cán bộ, bộ máy",
        "Xã có 38 biên chế.",
        "2. Thủ tục",
        "Tiếp nhận 2.345 hồ sơ.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "Vàng A Páo",
    ):
        paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def texts_of(office):
    return {d.key: [b["text"] for b in d.blocks] for d in section_drafts(fresh(office.obligation().report))}


def test_what_stands_under_no_heading_of_the_outline_is_placed_by_hand(office):
    office.written(text="Đã viết từ trước.")
    client = office.client(Role.WRITER)
    answer = upload(client, office, ("cu.docx", old_report()))
    page, source = check(answer), answer.content.decode()
    assert "Tệp này có 3 phần không nằm dưới đề mục nào của đề cương." in page.text
    assert "Vàng A Páo" not in page.text
    assert 'id="dat-' in source
    likely = re.search(r'name="dat-1">(.*?)</select>', source, re.DOTALL)[1]
    assert re.search(r'value="1"\s+selected', likely)  # "cán bộ, bộ máy" is like "tổ chức bộ máy và nhân sự"
    seen = dict(re.findall(r'name="(seen-[^"]+)" value="([^"]+)"', source))
    placed = {**seen, "dat-0": "", "dat-1": "1", "dat-2": "2"}
    done = check(settle(client, office, page, **placed))
    assert "cu.docx: đã nhận 2 mục vào báo cáo." in done.text
    texts = texts_of(office)
    assert texts["1"] == ["Đã viết từ trước.", "Xã có 38 biên chế."]
    assert texts["2"] == ["Tiếp nhận 2.345 hồ sơ."]
    assert not any("1.234 hộ" in text for said in texts.values() for text in said)


def test_a_part_placed_nowhere_or_in_no_section_is_not_taken(office):
    office.opened()
    client = office.client(Role.WRITER)
    page = check(upload(client, office, ("cu.docx", old_report())))
    refused = check(settle(client, office, page, **{"dat-0": "khac", "dat-1": "", "dat-2": ""}))
    assert "Chưa chọn mục hay số liệu nào để nhận." in refused.text
    assert texts_of(office)["1"] == []


def test_a_workbook_of_ones_own_making_is_not_said_to_be_what_stands_there_already(office):
    office.written()
    book = openpyxl.Workbook()
    book.active.append(["Hội nghị", 5])
    out = io.BytesIO()
    book.save(out)
    page = check(upload(office.client(Role.WRITER), office, ("tu-lap.xlsx", out.getvalue())))
    assert "Không đọc được mục nào hay số liệu nào của báo cáo từ tệp này." in page.text
    assert "trùng với bản đang soạn" not in page.text
    assert "được giữ nguyên" not in page.text
