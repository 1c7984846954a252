"""Word and Excel out and in by one's own browser, with faults that come back at their places; then back and again."""

import io
import re

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from office import DOCUMENT, Office, fresh, make_office
from tonghop.documents.render.xlsx_marks import LIST_SHEET, TINT
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import return_report
from tonghop.reports import actions as reports
from tonghop.reports.queries import section_drafts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(six_in_may) -> Office:
    return make_office(six_in_may)


@pytest.fixture
def screen(office, window, signed_in):
    """Open a page as that role, in a window of its own that may have no trouble."""
    return lambda role, address: signed_in(window(), office.client(role), address)


def downloaded(page: Page, name: str, place: int = 0) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).nth(place).click()
    return waiting.value.path().read_bytes()


def saved(thing) -> bytes:
    file = io.BytesIO()
    thing.save(file)
    return file.getvalue()


def written_paper(data: bytes) -> bytes:
    """The Word form with one section written, its heading renumbered, and a first fault: words above all headings."""
    paper = docx.Document(io.BytesIO(data))
    headings = [p for p in paper.paragraphs if p.style.name.startswith("Heading")]
    headings[0].insert_paragraph_before("Xã có 12 thôn, 8.500 dân.")
    headings[0].runs[-1].text = headings[0].runs[-1].text.replace("1.", "I.")
    after = paper.paragraphs[[p._p for p in paper.paragraphs].index(headings[0]._p) + 1]
    after.insert_paragraph_before("Đã bố trí 42 cán bộ, công chức.")
    return saved(paper)


def filled_workbook(data: bytes) -> tuple[bytes, str, str]:
    """The Excel form with a figure, and two more faults: a word for a number, a code that is not asked."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = {row[1].value: row for row in book["Số liệu"].iter_rows()}
    cells["TTHC.04"][4].value = "1.204 hồ sơ"
    cells["BM.01"][4].value = "nhiều"
    cells["BM.02"][1].value, cells["BM.02"][4].value = "BM.99", 7
    return saved(book), cells["BM.01"][4].coordinate, cells["BM.02"][1].coordinate


def test_three_planted_faults_come_back_at_their_places_and_the_rest_is_taken(office, screen):
    office.opened()
    page = screen(Role.WRITER, f"/bao-cao/{office.obligation().pk}/tep/")
    paper = written_paper(downloaded(page, "Mẫu báo cáo (Word)"))
    book, wrong, unknown = filled_workbook(downloaded(page, "Biểu số liệu (Excel)"))
    kind = "application/octet-stream"
    page.get_by_label("Tệp .docx và .xlsx").set_input_files(
        [
            {"name": "bao-cao.docx", "mimeType": kind, "buffer": paper},
            {"name": "so-lieu.xlsx", "mimeType": kind, "buffer": book},
        ]
    )
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_role("heading", name="Xem trước khi nhận")).to_be_visible()
    expect(page.locator("ins").first).to_have_text("Đã bố trí 42 cán bộ, công chức.")
    expect(page.get_by_text("nằm trước đề mục đầu tiên")).to_contain_text("phần đầu")
    expect(page.get_by_text("“nhiều” không phải là một số")).to_contain_text(f"ô {wrong}")
    expect(page.get_by_text("Mã BM.99 không có trong biểu")).to_contain_text(f"ô {unknown}")
    assert section_drafts(fresh(office.obligation().report))[0].blocks == []

    marked = docx.Document(io.BytesIO(downloaded(page, "Tải tệp có đánh dấu")))
    said = {c.comment_id: c.text for c in marked.comments}
    at = [(p.text, said[int(n)]) for p in marked.paragraphs for n in p._p.xpath("./w:commentRangeStart/@w:id")]
    assert ("Xã có 12 thôn, 8.500 dân.", True) in [(text, "nằm trước đề mục" in words) for text, words in at]
    back = openpyxl.load_workbook(io.BytesIO(downloaded(page, "Tải tệp có đánh dấu", 1)))
    tinted = {c.coordinate for row in back["Số liệu"].iter_rows() for c in row if c.fill.fgColor.rgb == TINT}
    assert tinted == {wrong, unknown}
    assert back[LIST_SHEET].max_row == 3

    for _ in range(2):
        page.get_by_role("button", name="Nhận vào báo cáo").first.click()
    expect(page.get_by_text("so-lieu.xlsx: đã nhận 1 số liệu vào báo cáo.")).to_be_visible()
    report = fresh(office.obligation().report)
    assert [b["text"] for b in section_drafts(report)[0].blocks] == ["Đã bố trí 42 cán bộ, công chức."]
    assert report.values == {"TTHC.04": {"value": "1204"}}


def test_a_report_comes_back_is_mended_and_handed_in_again_with_the_difference_shown(office, screen):
    report = office.reviewed(text="Đã bố trí 42 cán bộ, công chức.")
    organiser = office.viewer(Role.ORGANISER)
    return_report(report, reasons={"1": "Nêu rõ số người kiêm nhiệm."}, by=organiser, at=office.now)
    writer = screen(Role.WRITER, "/")
    expect(writer.get_by_text("Nêu rõ số người kiêm nhiệm.")).to_be_visible()
    writer.get_by_role("link", name=re.compile("1. Về tổ chức bộ máy")).click()
    with writer.expect_response(lambda answer: answer.request.method == "POST"):  # it says "Đã lưu" of before already
        writer.get_by_label("Nội dung mục 1").fill("Đã bố trí 42 cán bộ, công chức, 05 người kiêm nhiệm.")
    expect(writer.get_by_text(re.compile(r"Đã lưu \d\d:\d\d"))).to_be_visible()
    writer.get_by_role("link", name="so sánh với bản trước").click()
    expect(writer.locator("ins")).to_have_text("chức, 05 người kiêm nhiệm.")
    writer.goto(f"{writer.url.split('/bao-cao')[0]}/bao-cao/{report.obligation_id}/nop/")
    writer.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    expect(writer.get_by_text("Chờ duyệt").first).to_be_visible()

    before = screen(Role.HEAD, f"/bao-cao/{report.obligation_id}/so-sanh/")
    expect(before.locator("ins")).to_have_text("chức, 05 người kiêm nhiệm.")

    head = office.viewer(Role.HEAD)
    reports.submit_report(fresh(office.obligation().report), document=DOCUMENT, by=head, at=office.now)
    desk = screen(Role.ORGANISER, f"/ra-soat/{report.obligation_id}/")
    desk.get_by_role("link", name="So sánh với phiên bản trước").click()
    expect(desk.locator("del")).to_have_text("chức.")
    expect(desk.locator("ins")).to_have_text("chức, 05 người kiêm nhiệm.")
    expect(desk.get_by_text("Nêu rõ số người kiêm nhiệm.")).to_be_visible()
