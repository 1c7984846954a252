"""Hoàn tác on the pages: one key where nothing was edited since, a page that asks where something was."""

import re

import pytest
from markup import check
from test_files_of_units import filled, form, form_with, mixed, press
from test_files_page import settle, upload, url

from office import fresh
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports
from tonghop.reports.queries import section_drafts

pytestmark = pytest.mark.django_db


def taken(office):
    """A unit's Word form taken into what its writer had written; return the client and the kept file."""
    office.written(text="Câu đã gõ trước.", values={"BM.01": "40"})
    client = office.client(Role.WRITER)
    page = check(upload(client, office, ("bao-cao.docx", form(office, 0))))
    settle(client, office, page, **{"seen-1": "1"})
    return client, office.obligation().report.uploads.get()


def address(office, kept):
    return url(office, f"tep/{kept.pk}/hoan-tac/")


def words(office, commune=0):
    return [" ".join(b["text"] for b in s.blocks) for s in section_drafts(fresh(office.obligation(commune).report))]


def edit(office, text):
    head = office.viewer(Role.HEAD)
    blocks = [{"kind": "paragraph", "text": text}]
    reports.save_section(office.obligation().report, key="1", blocks=blocks, revision=2, by=head, at=office.now)


def test_the_key_stands_where_the_file_was_taken_and_undoes_it(office):
    client, kept = taken(office)
    assert words(office)[0] == "Đã bố trí 42 cán bộ. Câu đã gõ trước."
    assert address(office, kept) in client.get(url(office, "tep/")).content.decode()
    assert address(office, kept) in client.get(url(office, "tep/xem-truoc/")).content.decode()
    page = check(client.post(address(office, kept), follow=True))
    assert "bao-cao.docx: đã hoàn tác, 1 mục lại như trước khi nhận." in page.text
    assert "Đã nhận rồi hoàn tác" in page.text
    assert words(office)[0] == "Câu đã gõ trước."
    assert address(office, kept) not in client.get(url(office, "tep/")).content.decode()


def test_what_was_edited_since_is_shown_and_stays_unless_it_is_ticked(office):
    client, kept = taken(office)
    edit(office, "Lãnh đạo sửa sau khi nhận.")
    page = check(client.post(address(office, kept), follow=True))
    assert "1 chỗ đã có người sửa sau khi nhận" in page.text
    assert f"Bỏ bản đã sửa của mục 1 ({office.person(Role.HEAD).name}, 10:00, thứ Tư, 06/5/2026)" in page.text
    assert words(office)[0] == "Lãnh đạo sửa sau khi nhận."
    seen = dict(re.findall(r'name="(seen-[^"]+)" value="(\w+)"', client.get(address(office, kept)).content.decode()))
    given_up = {"chon": "1", "bo": "section:1", **seen}
    edit_again = {**given_up, "seen-section:1": "0" * 64}
    assert "đã có người sửa thêm mục 1" in check(client.post(address(office, kept), edit_again, follow=True)).text
    assert words(office)[0] == "Lãnh đạo sửa sau khi nhận."
    assert "1 mục lại như trước" in check(client.post(address(office, kept), given_up, follow=True)).text
    assert words(office)[0] == "Câu đã gõ trước."


def test_left_alone_it_stays_and_the_page_says_so(office):
    client, kept = taken(office)
    edit(office, "Lãnh đạo sửa sau khi nhận.")
    page = check(client.post(address(office, kept), {"chon": "1"}, follow=True))
    assert "Giữ nguyên phần đã sửa sau đó: mục 1" in page.text
    assert words(office)[0] == "Lãnh đạo sửa sau khi nhận."


def test_pressed_twice_it_is_undone_once(office):
    client, kept = taken(office)
    client.post(address(office, kept))
    assert "Không còn hoàn tác được" in check(client.post(address(office, kept), follow=True)).text
    assert "Không còn hoàn tác được" in check(client.get(address(office, kept))).text


def test_who_may_not_write_sees_no_key_and_undoes_nothing(office):
    _, kept = taken(office)
    clerk = office.client(Role.CLERK)
    assert address(office, kept) not in clerk.get(url(office, "tep/")).content.decode()
    assert clerk.post(address(office, kept)).status_code == 403
    assert words(office)[0] == "Đã bố trí 42 cán bộ. Câu đã gõ trước."


def test_the_organiser_undoes_one_of_many_and_is_back_at_the_list(office):
    client, response = mixed(office)
    page = check(press(client, office, response))
    kept = office.obligation(2).report.uploads.get(state="taken")
    where = f"/bao-cao/{office.obligation(2).pk}/tep/{kept.pk}/hoan-tac/"
    done = check(client.post(where, {"ve": "dot"}, follow=True))
    assert page.text.count("Hoàn tác") == 4  # three keys, and the sentence above them
    assert "c.xlsx: đã hoàn tác, 1 số liệu lại như trước khi nhận." in done.text
    assert "Đã nhận rồi hoàn tác" in done.text
    assert "3 tệp cần xem từng tệp" in done.text
    assert fresh(office.obligation(2).report).values == {}


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_no_more_queries_for_more_parts(office, many, django_assert_max_num_queries):
    office.opened()
    client = office.client(Role.WRITER)
    book = form_with(office, 0, dict(list({"BM.01": 41, "BM.02": 38, "BM.08": 19}.items())[:many]))
    settle(client, office, check(upload(client, office, ("bieu.xlsx", book))))
    settle(client, office, check(upload(client, office, ("bao-cao.docx", filled(office, 0)))))
    kept = office.obligation().report.uploads.get(kind="excel")
    with django_assert_max_num_queries(26):
        assert f"{many} chỗ chưa ai sửa" in check(client.get(address(office, kept))).text
