"""Viết báo cáo: what is typed is saved and said so; two writers see each other; nobody else writes."""

import pytest
from markup import check

from office import fresh
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports
from tonghop.reports.queries import section_drafts

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def save(client, office, text, *, revision=0, key="1", **headers):
    url = f"/bao-cao/{office.obligation().pk}/muc/{key}/"
    return client.post(url, {"text": text, "revision": revision}, headers=headers)


def texts(office, key="1"):
    drafts = {d.key: d for d in section_drafts(fresh(office.obligation().report))}
    return [block.get("text") for block in drafts[key].blocks], drafts[key].revision


def test_opening_makes_the_report_and_goes_to_the_first_section(office):
    client = office.client(Role.WRITER)
    response = client.post(f"/nghia-vu/{office.obligation().pk}/mo/", follow=True)
    page = check(response)
    assert office.obligation().report.state == "drafting"
    assert "Về tổ chức bộ máy và nhân sự" in page.text
    assert "a) Kết quả sắp xếp." in page.text


def test_opening_what_is_exempt_says_why(office):
    obligation = office.obligation()
    obligation.exempt_reason, obligation.exempted_at = "Đang sáp nhập", office.now
    obligation.save()
    response = office.client(Role.WRITER).post(f"/nghia-vu/{obligation.pk}/mo/")
    assert response.status_code == 409
    assert "Đang sáp nhập" in check(response).text


def test_autosave_says_when_and_gives_the_new_revision(office):
    office.opened()
    response = save(office.client(Role.WRITER), office, "Đã bố trí 42 người.\n- Ý một\n- Ý hai", **HTMX)
    part = check(response, whole=False)
    assert part.text == "Đã lưu 10:00"
    assert 'name="revision" id="lan-luu" value="1" hx-swap-oob="true"' in response.content.decode()
    assert response.headers["HX-Trigger"] == "tonghop:saved"
    assert texts(office) == (["Đã bố trí 42 người.", "- Ý một", "- Ý hai"], 1)


def test_saving_without_javascript_comes_back_to_the_section(office):
    office.opened()
    response = save(office.client(Role.WRITER), office, "Câu đầu.", key="2")
    assert (response.status_code, response.url) == (302, f"/bao-cao/{office.obligation().pk}/?muc=2")
    page = check(office.client(Role.WRITER).get(response.url))
    assert "Đã lưu 10:00" in page.text
    assert "Câu đầu." in page.text


def test_a_second_writer_sees_the_first_ones_text_before_overwriting_it(office):
    office.opened()
    save(office.client(Role.WRITER), office, "Bản của người thứ nhất.", **HTMX)
    response = save(office.client(Role.HEAD), office, "Bản của người thứ hai.", **HTMX)
    part = check(response, whole=False)
    assert response.status_code == 409
    assert "Bản của người thứ nhất." in part.text
    assert f"Nội dung của {office.person(Role.WRITER).name}:" in part.text
    assert 'id="lan-luu" value="1" hx-swap-oob="true"' in response.content.decode()
    assert texts(office) == (["Bản của người thứ nhất."], 1)


def test_without_javascript_ones_own_text_stays_in_the_box_and_can_be_saved_then(office):
    office.opened()
    save(office.client(Role.WRITER), office, "Bản của người thứ nhất.")
    client = office.client(Role.HEAD)
    response = save(client, office, "Bản của người thứ hai.")
    page = check(response)
    assert response.status_code == 409
    assert "Bản của người thứ nhất." in page.text
    assert ">Bản của người thứ hai.</textarea>" in response.content.decode()
    assert save(client, office, "Bản ghép.", revision=1).status_code == 302
    assert texts(office) == (["Bản ghép."], 2)


def test_an_earlier_text_is_brought_back(office):
    office.opened()
    save(office.client(Role.WRITER), office, "Bản đầu.")
    head = office.client(Role.HEAD)
    save(head, office, "Bản sau.", revision=1)
    page = check(head.get(f"/bao-cao/{office.obligation().pk}/?muc=1"))
    assert "Các bản trước của mục này" in page.text
    response = head.post(f"/bao-cao/{office.obligation().pk}/muc/1/lay-lai/", {"revision": 1})
    assert response.url.endswith("?muc=1")
    assert texts(office) == (["Bản đầu."], 3)


def test_bringing_back_what_is_not_there_is_refused(office):
    office.opened()
    response = office.client(Role.WRITER).post(f"/bao-cao/{office.obligation().pk}/muc/1/lay-lai/", {"revision": 7})
    assert response.status_code == 409
    assert "Không còn bản" in check(response).text


def test_a_table_stays_behind_its_line(office):
    report = office.opened()
    table = {"kind": "table", "rows": [["Phòng", "Số người"], ["Văn hóa", "7"]]}
    blocks = [{"kind": "paragraph", "text": "Trước bảng."}, table]
    reports.save_section(report, key="1", blocks=blocks, revision=0, by=office.viewer(Role.WRITER), at=office.now)
    client = office.client(Role.WRITER)
    response = client.get(f"/bao-cao/{office.obligation().pk}/?muc=1")
    assert "Văn hóa" in check(response).text
    assert "Trước bảng.\n\n[Bảng 1]</textarea>" in response.content.decode()
    save(client, office, "[Bảng 1]\nSau bảng.", revision=1)
    (draft,) = [d for d in section_drafts(fresh(office.obligation().report)) if d.key == "1"]
    assert [b["kind"] for b in draft.blocks] == ["table", "paragraph"]
    assert draft.blocks[0]["rows"] == table["rows"]


def test_what_is_with_the_organiser_is_read_not_written(office):
    office.submitted()
    client = office.client(Role.WRITER)
    page = check(client.get(f"/bao-cao/{office.obligation().pk}/?muc=1"))
    assert page.counts.get("textarea") is None
    response = save(client, office, "Muộn rồi.", revision=1, **HTMX)
    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#loi"
    assert "không sửa được" in check(response, whole=False).text


def test_a_clerk_reads_but_does_not_write(office):
    office.opened()
    client = office.client(Role.CLERK)
    assert check(client.get(f"/bao-cao/{office.obligation().pk}/")).counts.get("textarea") is None
    assert save(client, office, "Văn thư viết.").status_code == 403


def test_a_section_that_is_not_the_units_is_refused(office):
    office.opened()
    assert save(office.client(Role.WRITER), office, "x", key="khac").status_code == 409


def test_a_session_that_ended_keeps_the_page_and_says_so(office, client):
    office.opened()
    response = save(client, office, "Chưa mất.", **HTMX)
    assert response.status_code == 401
    assert response.headers["HX-Retarget"] == "#loi"
    assert "đăng nhập lại" in check(response, whole=False).text


def test_the_writer_sees_what_the_reviewer_will_see(office):
    office.written(text="Số người: ...... (điền số)")
    client = office.client(Role.WRITER)
    part = check(client.get(f"/bao-cao/{office.obligation().pk}/kiem-tra/?muc=1"), whole=False)
    assert "Nghi vấn" in part.text or "Lỗi" in part.text
    assert "điền số" in part.text
    other = check(client.get(f"/bao-cao/{office.obligation().pk}/kiem-tra/?muc=kn"), whole=False)
    assert "điền số" not in other.text


def test_before_opening_the_page_says_how_to_begin(office):
    response = office.client(Role.WRITER).get(f"/bao-cao/{office.obligation().pk}/")
    assert response.status_code == 409
    assert "chưa được mở" in check(response).text


def test_a_number_that_is_none_is_read_as_nothing(office):
    office.opened()
    response = save(office.client(Role.WRITER), office, "Câu.", revision="9" * 5000)
    assert response.status_code == 302


def test_below_a_section_stands_the_next_and_below_the_last_none(office):
    office.opened()
    client, url = office.client(Role.WRITER), f"/bao-cao/{office.obligation().pk}/"
    sections = section_drafts(office.obligation().report)
    first = check(client.get(f"{url}?muc={sections[0].key}"))
    assert f"Mục tiếp theo: {sections[1].number}. {sections[1].title}" in first.text
    assert first.links.count(f"?muc={sections[1].key}") == 2
    assert "Mục tiếp theo" not in check(client.get(f"{url}?muc={sections[-1].key}")).text


def test_who_meets_oneself_in_another_window_is_told_so_and_nobody_else_is(office):
    office.opened()
    writer = office.client(Role.WRITER)
    save(writer, office, "Ở cửa sổ thứ nhất.")
    own = "một cửa sổ hoặc máy khác"
    assert own in save(writer, office, "Ở cửa sổ thứ hai.").content.decode()
    assert own not in save(office.client(Role.HEAD), office, "Của lãnh đạo.").content.decode()
