"""Số liệu tổng hợp, Tổng hợp, Nguồn, Văn bản, Trang lãnh đạo: everything opens to what it came from."""

import json

import pytest
from markup import check

from difficult_reports import accepted
from office import SECRET
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
MORE = {"BM.01": "50", "BM.02": "49", "TTHC.04": "1.000", "TTHC.05": "900", "TTHC.06": "100"}


@pytest.fixture
def dot(office):
    office.accepted(0)
    office.accepted(1, text="Đã bố trí 49/50 người; 12 người kiêm nhiệm.", values=MORE)
    return f"/dot/{office.campaign.key}/"


def test_the_totals_add_up_and_each_opens_to_its_parts(office, dot):
    client = office.client(Role.ORGANISER)
    page = check(client.get(f"{dot}so-lieu/?muc=2"))
    assert "2.204" in page.text
    assert "2 đơn vị chưa có trong tổng" in page.text
    assert "#chua-co" in page.links
    assert "Chưa có trong tổng (2) Xã Cốc Lầu: chưa mở báo cáo" in page.text
    link = next(x for x in page.links if "/so-lieu/TTHC.04/" in x)
    total = check(client.get(link))
    assert "Tổng 2.204 hồ sơ" in total.text
    assert "UBND xã Bắc Hà phiên bản 1 1.204" in total.text
    assert "Bình quân một đơn vị 1.102" in total.text
    assert "Ít nhất: Xã Bảo Nhai 1.000" in total.text
    assert f"/ra-soat/{office.obligation().pk}/" in total.links
    assert "Còn thiếu" in total.text
    assert "UBND xã Cốc Lầu" in total.text


def test_a_total_that_is_not_there_is_refused(office, dot):
    assert office.client(Role.ORGANISER).get(f"{dot}so-lieu/KHONG.CO/all/").status_code in {403, 409}


def test_consolidating_gives_a_numbered_snapshot_and_its_pages(office, dot):
    client = office.client(Role.ORGANISER)
    assert "Chưa có bản tổng hợp nào." in check(client.get(f"{dot}tong-hop/")).text
    page = check(client.post(f"{dot}tong-hop/lap/", follow=True))
    assert "Đã lập bản tổng hợp số 1." in page.text
    assert "Bản tổng hợp số 1, 10:00" in page.text
    sentence = next(x for x in page.links if "cau=" in x)
    source = next(x for x in check(client.get(f"{dot}tong-hop/{sentence}")).links if "/nguon/" in x)
    opened = check(client.get(source))
    assert "Câu trong dự thảo dựa vào nguồn này" in opened.text
    assert client.get(f"{dot}nguon/khong-co/").status_code in {403, 409}


def test_every_source_of_the_draft_opens(office, dot):
    snapshot = office.consolidated()
    client = office.client(Role.LEADER)
    texts = [check(client.get(f"{dot}nguon/{source}/")).text for source in snapshot.content["sources"]]
    assert texts
    assert any(SECRET in text for text in texts)


def test_a_leader_reads_but_does_not_consolidate(office, dot):
    client = office.client(Role.LEADER)
    page = check(client.get(f"{dot}tong-hop/"))
    assert "Tổng hợp các báo cáo đã chấp nhận" not in page.text
    assert client.post(f"{dot}tong-hop/lap/").status_code == 403
    assert client.post(f"{dot}van-ban/du-thao/").status_code == 403


def test_the_papers_are_drafted_and_each_file_is_handed_out(office, dot):
    client = office.client(Role.ORGANISER)
    assert client.post(f"{dot}van-ban/du-thao/").status_code == 409
    office.consolidated()
    page = check(client.post(f"{dot}van-ban/du-thao/", follow=True))
    files = sorted(x for x in page.links if x.startswith("/van-ban/") and not x.endswith("/"))
    names = ["bao-cao-tong-hop.docx", "bao-cao-tong-hop.pdf", "manifest.json", "phu-luc-so-lieu.xlsx"]
    assert [x.rsplit("/", 1)[1] for x in files] == names
    starts = [b"PK", b"%PDF", b"{", b"PK"]
    for link, start in zip(files, starts, strict=True):
        response = client.get(link)
        assert response.content.startswith(start)
        assert "attachment" in response.headers["Content-Disposition"]
    assert json.loads(client.get(files[2]).content)
    assert client.get(files[0].replace("docx", "exe")).status_code == 404
    assert page.text.count("SHA-256:") == 3


def test_the_leaders_page_stands_without_a_snapshot_and_with_one(office, dot):
    client = office.client(Role.LEADER)
    page = check(client.get(f"{dot}lanh-dao/"))
    assert "Phải báo cáo 5 Đã nhận 2 Đạt yêu cầu tổng hợp 2" in page.text
    assert "Chưa có bản tổng hợp" in page.text
    office.consolidated()
    page = check(client.get(f"{dot}lanh-dao/"))
    assert "Các con số chính" in page.text
    assert "Chưa có bản tổng hợp" not in page.text
    for link in (x for x in page.links if x.startswith("/dot/")):
        check(client.get(link))


def test_a_campaign_without_figures_says_so_instead_of_an_error(office, dot):
    office.campaign.indicators.all().delete()
    page = check(office.client(Role.ORGANISER).get(f"{dot}so-lieu/"))
    assert "Đợt này không dùng biểu số liệu" in page.text


def test_the_leaders_page_says_whose_words_and_figures_it_quotes_and_opens_every_count(office, dot):
    accepted(office, 2, "- Thiếu 12 máy tính nên hồ sơ xử lý chậm.")
    office.consolidated()
    client = office.client(Role.LEADER)
    page = check(client.get(f"{dot}lanh-dao/"))
    content = office.campaign.snapshots.first().content
    purposes = {section["key"]: section["purpose"] for section in content["sections"]}
    group = next(g for g in content["groups"] if purposes[g["section"]] == "difficulties")
    who = content["sources"][group["point"]]["name"]
    assert f"{who}: “{group['text']}”" in page.text
    assert f"{dot}tong-hop/?muc={group['section']}&nhom={group['id']}" in page.links
    for key, word in (
        ("", "Phải báo cáo"),
        ("?trang-thai=accepted", "Đạt yêu cầu"),
        ("?trang-thai=overdue", "Quá hạn"),
    ):
        assert f"{dot}{key}" in page.links, word


def test_the_leaders_page_names_who_is_late(office, dot, monkeypatch):
    from datetime import timedelta  # noqa: PLC0415 - only here

    from tonghop.journal import clock  # noqa: PLC0415

    later = office.now + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    page = check(office.client(Role.LEADER).get(f"{dot}lanh-dao/"))
    assert "Quá hạn chưa nộp: Xã Cốc Lầu (chưa mở)" in page.text.replace(" :", ":")
    board = check(office.client(Role.LEADER).get(f"{dot}?trang-thai=overdue"))
    assert "3 trên 5 đơn vị" in board.text
