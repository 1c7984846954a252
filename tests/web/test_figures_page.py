"""Biểu số liệu: Vietnamese numbers in, problems beside their cells, explanations that let a report through."""

import re
from datetime import timedelta

import pytest
from markup import check

from office import DOCUMENT
from tonghop.journal import clock
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BROKEN = {"TTHC.04": "1.204", "TTHC.05": "1.000", "TTHC.06": "100"}
RULE = "tiep-nhan-theo-cach-nop"


def url(office):
    return f"/bao-cao/{office.obligation().pk}/so-lieu/"


def send(client, office, figures, *, seen=(), extra=None, **headers):
    fields = {f"v-{code}": value for code, value in figures.items()} | (extra or {})
    fields |= {f"b-{code}": value for code, value in dict(seen).items()}
    return client.post(url(office), fields, headers=headers)


def saved(office):
    return office.obligation().report.values


def test_the_grid_shows_every_figure_with_its_unit_and_rates_are_not_typed(office):
    office.opened()
    response = office.client(Role.WRITER).get(url(office))
    page = check(response)
    names = {field["name"] for field in page.fields}
    assert {"v-BM.01", "n-BM.01", "v-TTHC.04"} <= names
    assert "v-BM.09" not in names
    assert "tự tính từ BM.08 và BM.02" in page.text
    assert 'id="luu" role="status"' in " ".join(response.content.decode().split())


def test_vietnamese_numbers_are_taken_and_a_reason_stands_for_none(office):
    office.opened()
    extra = {"v-BM.10": "", "n-BM.10": "chưa thống kê"}
    response = send(office.client(Role.WRITER), office, {"TTHC.04": "1.204", "BM.01": " 42 "}, extra=extra)
    assert (response.status_code, response.url) == (302, url(office))
    assert saved(office) == {
        "TTHC.04": {"value": "1204"},
        "BM.01": {"value": "42"},
        "BM.10": {"none": "chưa thống kê"},
    }
    page = office.client(Role.WRITER).get(url(office)).content.decode()
    assert 'value="1.204"' in page
    assert 'value="chưa thống kê"' in page


def test_what_cannot_be_taken_stays_in_its_cell_with_what_is_wrong(office):
    office.opened()
    response = send(office.client(Role.WRITER), office, {"BM.01": "bốn mươi", "BM.02": "38"})
    page = check(response)
    assert response.status_code == 200
    assert "“bốn mươi” không phải là một số." in page.text
    assert "1 ô chưa lưu được" in page.text
    assert 'value="bốn mươi"' in response.content.decode()
    assert saved(office) == {"BM.02": {"value": "38"}}


def test_autosave_answers_with_the_parts_that_changed(office):
    office.opened()
    response = send(office.client(Role.WRITER), office, {"BM.08": "19", "BM.02": "38", "BM.01": "x"}, **HTMX)
    part = check(response, whole=False)
    assert "Đã lưu 10:00" in part.text
    body = response.content.decode()
    assert 'id="t-BM.09"' in body
    assert "50,0" in part.text
    assert "“x” không phải là một số." in part.text


def test_of_two_at_one_cell_the_later_sees_both_and_chooses(office):
    office.opened()
    send(office.client(Role.WRITER), office, {"BM.01": "41", "BM.02": "1.038"})
    second = office.client(Role.HEAD)
    response = send(second, office, {"BM.01": "40", "BM.02": "1038", "BM.03": "7"}, **HTMX)
    part = check(response, whole=False)
    assert "đã ghi vào ô này lúc 10:00, thứ Tư, 06/5/2026: 41." in part.text
    assert office.person(Role.WRITER).name in part.text
    assert "1 ô chưa lưu được" in part.text
    assert part.text.count("Lấy số của người kia") == 1
    body = " ".join(response.content.decode().split())
    assert 'id="g-BM.01" hx-swap-oob="true" data-open' in body
    assert 'id="g-BM.02" hx-swap-oob="true" data-b="1.038"' in body
    assert saved(office) == {"BM.01": {"value": "41"}, "BM.02": {"value": "1038"}, "BM.03": {"value": "7"}}
    assert send(second, office, {"BM.01": "40"}, seen={"BM.01": "41"}).status_code == 302
    assert saved(office)["BM.01"] == {"value": "40"}


def test_without_a_script_saving_once_more_keeps_one_s_own(office):
    office.opened()
    send(office.client(Role.WRITER), office, {"BM.01": "41"})
    whole = send(office.client(Role.HEAD), office, {"BM.01": "40"})
    assert "Bấm “Lưu” lần nữa thì số ở ô này thay số của người kia." in check(whole).text
    body = " ".join(whole.content.decode().split())
    assert 'name="v-BM.01" value="40"' in body
    assert 'name="b-BM.01" value="41"' in body
    assert saved(office)["BM.01"] == {"value": "41"}


def test_an_explanation_of_another_is_shown_beside_one_s_own(office):
    office.opened()
    send(office.client(Role.WRITER), office, BROKEN, extra={f"x-{RULE}": "vì liên thông"})
    response = send(office.client(Role.HEAD), office, {}, extra={f"x-{RULE}": "vì đếm trùng"}, **HTMX)
    part = check(response, whole=False)
    assert "Người khác đã ghi: “vì liên thông”" in part.text
    assert "Lấy lời của người kia" in part.text
    assert 'value="vì đếm trùng"' in response.content.decode()
    assert office.obligation().report.explanations == {RULE: "vì liên thông"}


def test_an_explanation_turns_what_blocks_into_an_error_and_the_head_submits(office):
    office.opened()
    writer = office.client(Role.WRITER)
    page = check(send(writer, office, BROKEN, **HTMX), whole=False)
    assert f"x-{RULE}" in {field["name"] for field in page.fields}
    obligation = office.obligation().pk
    writer.post(f"/bao-cao/{obligation}/duyet/", {"viec": "trinh"})
    head = office.client(Role.HEAD)
    document = DOCUMENT.as_json()
    refused = head.post(f"/bao-cao/{obligation}/nop/", document)
    assert refused.status_code == 200
    assert "Chưa nộp được vì số liệu chưa khớp." in check(refused).text
    head.post(f"/bao-cao/{obligation}/duyet/", {"viec": "tra-lai", "reason": "Giải trình số liệu"})
    explained = send(writer, office, BROKEN, seen=BROKEN, extra={f"x-{RULE}": "104 hồ sơ liên thông không đếm hai lần"})
    assert explained.status_code == 302
    assert office.obligation().report.explanations == {RULE: "104 hồ sơ liên thông không đếm hai lần"}
    writer.post(f"/bao-cao/{obligation}/duyet/", {"viec": "trinh"})
    assert head.post(f"/bao-cao/{obligation}/nop/", document).status_code == 302


def test_who_does_not_write_sees_figures_without_fields(office):
    office.submitted()
    page = check(office.client(Role.WRITER).get(url(office)))
    assert [f for f in page.fields if (f["name"] or "").startswith("v-")] == []
    assert send(office.client(Role.WRITER), office, {"BM.01": "1"}).status_code == 409
    assert send(office.client(Role.CLERK), office, {"BM.01": "1"}).status_code == 403


def test_a_cell_that_was_not_taken_is_one_press_away(office):
    office.opened()
    page = check(send(office.client(Role.WRITER), office, {"BM.01": "bốn mươi", "BM.02": "38"}))
    assert "1 ô chưa lưu được, xem ghi chú ở từng ô: BM.01" in page.text
    assert "#v-BM.01" in page.links
    assert "v-BM.01" in page.ids


def test_what_was_saved_on_another_day_says_which(office, monkeypatch):
    office.written()
    client = office.client(Role.WRITER)
    assert "Đã lưu 10:00 " in check(client.get(url(office))).text
    monkeypatch.setattr(clock, "now", lambda: office.now + timedelta(days=2))
    assert "Đã lưu 10:00, 06/5/2026" in check(client.get(url(office))).text
    page = check(client.get(f"/bao-cao/{office.obligation().pk}/?muc=1"))
    assert "Đã lưu 10:00, 06/5/2026" in page.text


def test_each_group_says_how_many_of_its_figures_are_given_and_the_counts_follow_a_save(office):
    office.opened()
    writer = office.client(Role.WRITER)
    source = writer.get(url(office)).content.decode()
    asked = re.search(r'href="#nhom-(\d+)"[^>]*>.*?id="dem-\1">0/(\d+)<', source, re.DOTALL)
    assert f'id="nhom-{asked[1]}"' in source
    extra = {"v-BM.10": "", "n-BM.10": "chưa thống kê"}
    part = send(writer, office, {"BM.01": "42", "BM.02": "x"}, extra=extra, **HTMX).content.decode()
    assert re.search(rf'id="dem-{asked[1]}"\s+hx-swap-oob="true">2/{asked[2]}<', part)
    assert re.search(r'id="dem"\s+hx-swap-oob="true">2/\d+<', part)
