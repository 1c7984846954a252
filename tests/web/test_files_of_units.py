"""The organiser's files of many units: each goes where it says it belongs, and a stranger's says why not."""

import io
import re

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markup import check
from test_files_page import put

from fake_clamd import INFECTED, fake_clamd
from office import fresh
from tonghop.documents.queries import blank_form
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports
from tonghop.reports.rows import Report
from tonghop.web.views import bulk

pytestmark = pytest.mark.django_db


def url(office):
    return f"/dot/{office.campaign.key}/tep/"


def bring(client, office, *files):
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(url(office), {"file": given} if given else {})


def form(office, commune, kind="docx", text="Đã bố trí 42 cán bộ."):
    _, data = blank_form(office.obligation(commune), kind=kind, at=office.now)
    if kind == "xlsx":
        return data
    paper = docx.Document(io.BytesIO(data))
    place = next(n for n, p in enumerate(paper.paragraphs) if p.style.name.startswith("Heading"))
    paper.paragraphs[place + 1].insert_paragraph_before(text)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def own_word(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_each_file_goes_to_the_unit_that_it_names_inside(office):
    client = office.client(Role.ORGANISER)
    swapped = (
        ("bao-cao-b.docx", form(office, 0)),
        ("bao-cao-a.docx", form(office, 1)),
        ("a.xlsx", form(office, 0, "xlsx")),
    )
    page = check(bring(client, office, *swapped))
    assert "3 tệp đã về đúng đơn vị" in page.text
    kept = {n: [u.file_name for u in office.obligation(n).report.uploads.order_by("pk")] for n in (0, 1)}
    assert kept == {0: ["bao-cao-b.docx", "a.xlsx"], 1: ["bao-cao-a.docx"]}
    report = fresh(office.obligation(0).report)
    assert (report.state, report.draft_sections.count(), report.values) == ("drafting", 0, {})
    preview = check(client.get(f"/bao-cao/{office.obligation(0).pk}/tep/xem-truoc/"))
    assert "Đã bố trí 42 cán bộ." in preview.text


def test_what_cannot_be_matched_is_listed_with_why_and_opens_nothing(office):
    _, foreign = "x", own_word("1. Về tổ chức bộ máy", "UBND xã Bắc Hà có 42 người.")
    strange = docx.Document(io.BytesIO(form(office, 0)))
    strange.core_properties.identifier = f"tonghop:{office.campaign.key}/UBND xã Xa Lạ/1"
    out = io.BytesIO()
    strange.save(out)
    elsewhere = docx.Document(io.BytesIO(form(office, 0)))
    elsewhere.core_properties.identifier = "tonghop:dot-khac/UBND xã Bắc Hà/1"
    other = io.BytesIO()
    elsewhere.save(other)
    office.campaign.obligations.filter(pk=office.obligation(2).pk).update(
        exempt_reason="đang khắc phục thiên tai", exempted_at=office.now
    )
    page = check(
        bring(
            office.client(Role.ORGANISER),
            office,
            ("ubnd-xa-bac-ha.docx", foreign),
            ("la.docx", out.getvalue()),
            ("khac.docx", other.getvalue()),
            ("hong.docx", b"PK\x03\x04 nothing"),
            ("mien.docx", form(office, 2)),
        )
    )
    assert "5 tệp không nhận" in page.text
    for words in (
        "Trong tệp không ghi là của đơn vị nào.",
        "không có đơn vị nào mang tên “UBND xã Xa Lạ”",
        "thuộc đợt báo cáo “dot-khac”",
        "Tệp bị hỏng",
        "được miễn báo cáo",
    ):
        assert words in page.text
    assert not Report.objects.exists()
    assert "Không có tệp nào đang chờ." in page.text


def test_a_file_of_a_commune_that_is_no_more_is_told_its_name_of_today_and_not_taken(office):
    Organisation.objects.filter(pk=office.campaign.owner_id).update(place_code="15")
    old = docx.Document(io.BytesIO(form(office, 0)))
    old.core_properties.identifier = f"tonghop:{office.campaign.key}/UBND xã Bản Vược/1"
    out = io.BytesIO()
    old.save(out)
    page = check(bring(office.client(Role.ORGANISER), office, ("cu.docx", out.getvalue())))
    assert "không có đơn vị nào mang tên “UBND xã Bản Vược”" in page.text
    assert "xã Bản Vược (huyện Bát Xát) nay thuộc xã Bát Xát. Hãy ghi tên hiện nay." in page.text
    assert not Report.objects.exists()


def test_a_file_that_is_too_large_and_none_at_all_are_said(office, settings):
    client = office.client(Role.ORGANISER)
    assert "Chưa chọn tệp nào." in check(bring(client, office)).text
    settings.MAX_UPLOAD_BYTES = 10
    assert "tệp lớn hơn" in check(bring(client, office, ("a.docx", b"x" * 11))).text


def test_only_the_organiser_brings_files_of_others(office):
    files = ("a.docx", form(office, 0))
    for role in (Role.WRITER, Role.LEADER, Role.SECTION_LEAD):
        assert bring(office.client(role), office, files).status_code == 403
    assert not Report.objects.exists()


@pytest.mark.parametrize("units", [1, 3])
def test_the_list_takes_no_more_queries_for_more_units(office, units, django_assert_max_num_queries):
    client = office.client(Role.ORGANISER)
    bring(client, office, *((f"{n}.docx", form(office, n)) for n in range(units)))
    with django_assert_max_num_queries(14):
        page = check(client.get(url(office)))
    assert f"{units} tệp cần xem từng tệp" in page.text
    assert "Nhận tệp Word, Excel của nhiều đơn vị" in check(client.get(f"/dot/{office.campaign.key}/ra-soat/")).text


def test_with_a_scanner_an_infected_file_stands_in_no_other_s_way(office, settings, tmp_path):
    clean = form(office, 1)
    with fake_clamd(tmp_path / "clamd.ctl") as (where, seen):
        settings.TONGHOP_CLAMD = where
        page = check(bring(office.client(Role.ORGANISER), office, ("doc.docx", INFECTED), ("sach.docx", clean)))
    assert "“doc.docx” có vi-rút (Eicar-Signature)" in page.text
    assert seen == [INFECTED, clean]
    assert [u.file_name for u in office.obligation(1).report.uploads.all()] == ["sach.docx"]


def test_with_the_scanner_down_no_unit_s_file_is_taken(office, settings, tmp_path):
    settings.TONGHOP_CLAMD = f"unix:{tmp_path}/khong-co"
    page = check(bring(office.client(Role.ORGANISER), office, ("a.docx", form(office, 1))))
    assert "Hãy thử lại sau ít phút" in page.text
    assert not Report.objects.exists()


def filled(office, commune, *, without=()):
    """The unit's own Word form with every section answered, but for those numbers."""
    paper = docx.Document(io.BytesIO(form(office, commune, text="Đã bố trí 42 cán bộ.")))
    headings = [n for n, p in enumerate(paper.paragraphs) if p.style.name.startswith("Heading")]
    for place in reversed(headings[1:]):
        if paper.paragraphs[place].text.split(".")[0] not in without:
            paper.paragraphs[place + 1].insert_paragraph_before("Đã làm xong trong kỳ.")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def press(client, office, response, **headers):
    """Press “Lấy tất cả”, or what goes on with the rest."""
    hidden = re.findall(r'name="(tep|tong|da-nhan)" value="(\d+)"', response.content.decode())
    posted = {"tep": [value for name, value in hidden if name == "tep"]}
    more = {name: value for name, value in hidden if name != "tep"}
    return client.post(f"{url(office)}lay-tat-ca/", {**posted, **more}, headers=headers)


def mixed(office):
    """Three clean files, one with a problem, and one that would write over what its unit typed."""
    client = office.client(Role.ORGANISER)
    office.written(1, text="Câu xã đã gõ.")
    files = (
        ("a.docx", filled(office, 0)),
        ("a.xlsx", form_with(office, 0, {"BM.01": 41})),
        ("b.docx", filled(office, 1)),
        ("c.docx", filled(office, 2, without={"2"})),
        ("c.xlsx", form_with(office, 2, {"BM.01": 43})),
    )
    return client, bring(client, office, *files)


def test_one_press_takes_what_is_without_a_problem_and_says_what_is_left_and_why(office):
    client, response = mixed(office)
    page = check(response)
    assert "Lấy tất cả 3 tệp không có vấn đề" in page.text
    assert "2 tệp để lại" in page.text
    assert "Sẽ ghi lên phần đã có trong bản đang soạn: mục 1." in page.text
    assert "1 chỗ cần xem lại" in page.text
    done = check(press(client, office, response))
    assert "Đã nhận 3/3 tệp" in done.text
    assert "Lấy tất cả" not in done.text
    states = {u.file_name: u.state for n in range(3) for u in office.obligation(n).report.uploads.all()}
    assert states == dict.fromkeys(("a.docx", "a.xlsx", "c.xlsx"), "taken") | dict.fromkeys(
        ("b.docx", "c.docx"), "waiting"
    )
    assert office.obligation(2).report.values == {"BM.01": {"value": "43"}}
    assert office.obligation(1).report.draft_sections.get().blocks[0]["text"] == "Câu xã đã gõ."
    assert {f"/bao-cao/{office.obligation(n).pk}/" for n in (0, 2)} <= set(done.links)


def test_a_file_that_fails_between_stands_in_no_other_s_way(office):
    client, page = mixed(office)
    office.opened(2)
    report = office.obligation(2).report
    writer = office.viewer(Role.WRITER, office.province.communes[2])
    reports.save_values(report, values={"BM.01": "5"}, seen={}, by=writer, at=office.now)
    done = check(press(client, office, page))
    assert "tệp “c.xlsx”: không nhận được. Sẽ ghi lên phần đã có" in done.text
    assert "Đã nhận 2/3 tệp" in done.text
    assert fresh(report).values == {"BM.01": {"value": "5"}}


def test_many_files_go_on_from_request_to_request(office, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 2)
    client, page = mixed(office)
    first = press(client, office, page, **{"HX-Request": "true"})
    part = check(first, whole=False)
    assert "xong 2/3 tệp" in part.text
    assert "Đang chờ" not in part.text
    rest = check(press(client, office, first, **{"HX-Request": "true"}), whole=False)
    assert "Đã nhận 3/3 tệp" in rest.text
    assert "Đã nhận hôm nay" in rest.text


def test_without_a_script_the_rest_is_sent_on_by_a_button(office, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 2)
    client, page = mixed(office)
    assert "Nhận tiếp 1 tệp" in check(press(client, office, page)).text


def test_only_the_organiser_takes_files_of_others(office):
    _, page = mixed(office)
    for role in (Role.WRITER, Role.LEADER, Role.SECTION_LEAD):
        assert press(office.client(role), office, page).status_code == 403
    assert office.obligation(2).report.values == {}


def form_with(office, commune, figures):
    book = openpyxl.load_workbook(io.BytesIO(form(office, commune, "xlsx")))
    for code, value in figures.items():
        put(book, code, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_two_files_of_each_unit_of_a_province_come_at_once(office):
    files = [(f"{number}.docx", b"PK\x03\x04 nothing") for number in range(260)]
    page = check(bring(office.client(Role.ORGANISER), office, *files))
    assert "260 tệp không nhận" in page.text
