"""The pages of difficulties: told by a unit, answered at the standing body, read at home."""

import pytest
from markup import check

from office import Office
from tonghop.organisations.permissions import Role
from tonghop.recommendations.actions import Told, raise_difficulty
from tonghop.recommendations.models import Difficulty

FILLED = {"title": "Máy quét hỏng", "text": "Cả xã còn 01 máy.", "proposal": "Cấp 02 máy."}


@pytest.fixture
def raised(office: Office, now) -> Difficulty:
    told = Told("Máy quét hỏng", "Cả xã còn 01 máy.", "Cấp 02 máy.")
    return raise_difficulty(office.obligation(), told, by=office.viewer(Role.WRITER), at=now)


def _body(response) -> str:
    return response.content.decode()


def test_a_unit_tells_and_reads_the_answer_at_home(office: Office) -> None:
    writer, organiser = office.client(Role.WRITER), office.client(Role.ORGANISER)
    form = _body(writer.get("/vuong-mac/moi/"))
    assert "Sơ kết 01 năm" in form
    sent = writer.post("/vuong-mac/moi/", {**FILLED, "obligation": office.obligation().pk})
    row = Difficulty.objects.get()
    assert sent.url == f"/vuong-mac/{row.pk}/"
    assert "VM-001" in _body(organiser.get("/vuong-mac/"))
    assert "đang chờ cơ quan mình trả lời" in _body(organiser.get("/"))
    done = organiser.post(f"/vuong-mac/{row.pk}/answer/", {"text": "Cấp trong tháng 6.", "document": "88/SNV"})
    assert done.status_code == 302
    home = _body(writer.get("/"))
    assert "Trả lời vướng mắc của đơn vị" in home
    assert "VM-001 Máy quét hỏng" in home
    page = _body(writer.get(f"/vuong-mac/{row.pk}/"))
    assert "Cấp trong tháng 6." in page
    assert "88/SNV" in page
    assert "Trả lời vướng mắc của đơn vị" not in _body(writer.get("/"))


def test_a_section_brings_its_own_number_along(office: Office) -> None:
    office.opened()
    writer, pk = office.client(Role.WRITER), office.obligation().pk
    link = f"/vuong-mac/moi/?obligation={pk}&amp;section=1"
    assert link in _body(writer.get(f"/bao-cao/{pk}/?muc=1"))
    assert 'name="section" value="1"' in _body(writer.get(link.replace("&amp;", "&")))
    writer.post("/vuong-mac/moi/", {**FILLED, "obligation": pk, "section": "1"})
    assert Difficulty.objects.get().section.key == "1"


def test_what_was_typed_stays_when_it_cannot_be_sent(office: Office, raised: Difficulty) -> None:
    writer = office.client(Role.WRITER)
    refused = writer.post("/vuong-mac/moi/", {**FILLED, "title": "", "obligation": office.obligation().pk})
    assert refused.status_code == 409
    assert "Chưa ghi tóm tắt vướng mắc" in _body(refused)
    assert "Cấp 02 máy." in _body(refused)
    refused = writer.post("/vuong-mac/moi/", {**FILLED, "obligation": "999"})
    assert "Chưa chọn đợt báo cáo" in _body(refused)
    assert Difficulty.objects.count() == 1


def test_a_step_refused_keeps_its_words_and_says_why(office: Office, raised: Difficulty) -> None:
    organiser = office.client(Role.ORGANISER)
    refused = organiser.post(f"/vuong-mac/{raised.pk}/assign/", {"text": "Đề nghị trả lời", "body": ""})
    assert refused.status_code == 409
    assert "Chưa chọn cơ quan được giao" in _body(refused)
    assert "Đề nghị trả lời" in _body(refused)


def test_a_search_answers_with_the_table_alone_and_exports_as_seen(office: Office, raised: Difficulty) -> None:
    client = office.client(Role.ORGANISER)
    part = _body(client.get("/vuong-mac/?tim=may+quet", headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert "VM-001" in part
    assert "Không có vướng mắc nào khớp" in _body(client.get("/vuong-mac/?tim=khong+co"))
    book = client.get("/vuong-mac/xuat/?tim=may+quet")
    assert book.content.startswith(b"PK")
    assert book["Content-Disposition"] == 'attachment; filename="vuong-mac.xlsx"'


def test_who_owes_nothing_is_told_so(office: Office) -> None:
    assert "chưa có đợt báo cáo nào" in _body(office.client(Role.ORGANISER).get("/vuong-mac/moi/"))


def test_a_unit_asks_for_more_time_from_its_report_and_follows_what_became_of_it(office):
    office.opened()
    writer, owed = office.client(Role.WRITER), office.obligation().pk
    page = check(writer.get(f"/bao-cao/{owed}/"))
    asking = next(link for link in page.links if link.startswith("/vuong-mac/moi/") and "title=" in link)
    form = check(writer.get(asking))
    assert {f["name"]: f.get("value") for f in form.fields}["title"] == "Đề nghị gia hạn nộp báo cáo"
    assert "Gia hạn đến hết ngày …" in form.text
    posted = {"obligation": owed, "title": "Đề nghị gia hạn nộp báo cáo", "text": "Mất điện ba ngày vì lũ."}
    told = writer.post("/vuong-mac/moi/", posted, follow=True)
    assert "Đã gửi" in check(told).text
    assert '<details class="step" open' not in told.content.decode()
    assert "Đề nghị gia hạn nộp báo cáo" in check(office.client(Role.ORGANISER).get("/vuong-mac/")).text


def test_an_empty_list_of_difficulties_says_whether_anything_was_looked_for(office):
    office.opened()
    writer = office.client(Role.WRITER)
    assert "Chưa có vướng mắc nào được phản ánh." in check(writer.get("/vuong-mac/")).text
    assert "Không có vướng mắc nào khớp." in check(writer.get("/vuong-mac/?tim=xyz")).text
