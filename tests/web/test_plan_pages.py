"""Mở đợt từ kế hoạch: a file comes in, is shown beside what was read, and opens once every doubt is settled."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markup import check

from tonghop.campaigns.models import Campaign
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role
from tonghop.plans.models import Plan

pytestmark = pytest.mark.django_db
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 12/KH-UBND

Lào Cai, ngày 04 tháng 5 năm 2026

KẾ HOẠCH

Sơ kết một năm thực hiện công tác lưu trữ trên địa bàn tỉnh

I. MỤC ĐÍCH, YÊU CẦU

Đánh giá kết quả một năm thực hiện, <không> bỏ sót & không trùng lặp.

II. NỘI DUNG SƠ KẾT

1. Về số hóa tài liệu lưu trữ

a) Khối lượng tài liệu đã số hóa.

2. Về kho lưu trữ

III. TỔ CHỨC THỰC HIỆN

1. Giao Sở Nội vụ tổng hợp báo cáo của các đơn vị, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/5/2026.

2. Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 08/5/2026.

3. Ủy ban nhân dân các xã, phường gửi báo cáo về Sở Nội vụ trước ngày 08/5/2026.
"""


def upload(client, data=None, name="ke-hoach-12.txt"):
    return client.post("/ke-hoach/", {"file": SimpleUploadedFile(name, PLAN.encode() if data is None else data)})


def answers(page, *, but=(), **changes):
    """What the page's form would send as it stands, every doubt ticked but those named."""
    filled = {}
    for field in page.fields:
        name, kind = field["name"], field.get("type")
        if kind in {"checkbox", "radio"}:
            if "checked" in field or (name == "doubt" and field["value"] not in but):
                filled.setdefault(name, []).append(field["value"])
        elif name and "value" in field:
            filled[name] = field["value"]
    return filled | changes


@pytest.fixture
def organiser(office):
    return office.client(Role.ORGANISER)


@pytest.fixture
def plan(office, organiser):
    upload(organiser)
    return Plan.objects.latest("pk")


def test_a_plan_comes_in_and_leads_to_its_page(organiser):
    response = upload(organiser)
    plan = Plan.objects.get(number="12/KH-UBND")
    assert (response.status_code, response.url) == (302, f"/ke-hoach/{plan.pk}/dong/")
    page = check(organiser.get("/ke-hoach/"))
    assert f"/ke-hoach/{plan.pk}/dong/" in page.links
    assert "12/KH-UBND" in page.text


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "rong.txt"), (b"\x00\x01\x02" * 99, "anh.docx"), (b"Xin ch", "thu.txt")]
)
def test_what_is_no_plan_is_refused_in_words(organiser, data, name):
    before = Plan.objects.count()
    page = check(upload(organiser, data, name))
    assert page.counts["form"] >= 1
    assert Plan.objects.count() == before
    assert "notice-error" in organiser.get("/ke-hoach/").content.decode() or "Hãy" in page.text


def test_the_text_stands_whole_with_its_places_marked(organiser, plan):
    body = organiser.get(f"/ke-hoach/{plan.pk}/").content.decode()
    shown = re.search(r'<section class="stay plan-text".*?>(.*?)</section>', body, re.DOTALL)[1]
    assert html.unescape(re.sub(r"<[^>]+>", "", shown)) == plan.text
    assert 'class="in-heading' in shown
    assert "in-duty" in shown


def test_the_page_proposes_and_asks(organiser, plan):
    page = check(organiser.get(f"/ke-hoach/{plan.pk}/"))
    assert "Kế hoạch ghi “trước ngày 08/5/2026”. Hạn cuối là lúc nào?" in page.text
    assert "Về số hóa tài liệu lưu trữ" in page.text
    assert {"body-commune", "body-department", "day-commune", "key", "short_title"} <= {f["name"] for f in page.fields}


def test_while_a_doubt_is_open_nothing_opens_and_what_was_filled_in_stays(organiser, plan):
    url = f"/ke-hoach/{plan.pk}/"
    page = check(organiser.get(url))
    left_out = next(f["value"] for f in page.fields if f["name"] == "body-commune")
    sent = answers(page, but={"truoc-ngay"}, short_title="Sơ kết lưu trữ", period_from="2025-07-01")
    sent["body-commune"] = [v for v in sent["body-commune"] if v != left_out]
    response = organiser.post(url, sent)
    again = check(response)
    assert response.status_code == 409
    assert "Còn 1 điểm chưa xác nhận: Kế hoạch ghi “trước ngày 08/5/2026”. Hạn cuối là lúc nào?" in again.text
    assert Campaign.objects.filter(plan=plan).count() == 0
    fields = {f["name"]: f for f in again.fields}
    assert fields["short_title"]["value"] == "Sơ kết lưu trữ"
    assert fields["period_from"]["value"] == "2025-07-01"
    ticked = [f["value"] for f in again.fields if f["name"] == "body-commune" and "checked" in f]
    assert ticked == sent["body-commune"]
    doubts = [f["value"] for f in again.fields if f["name"] == "doubt" and "checked" not in f]
    assert doubts == ["truoc-ngay"]


def test_with_every_doubt_settled_the_campaign_opens(office, organiser, plan):
    url = f"/ke-hoach/{plan.pk}/"
    page = check(organiser.get(url))
    standing = str(office.province.standing_body.pk)
    response = organiser.post(url, answers(page, standing_body=standing, key="luu-tru-2026"))
    assert (response.status_code, response.url) == (302, "/dot/luu-tru-2026/")
    campaign = Campaign.objects.get(plan=plan)
    assert campaign.obligations.count() == 5
    assert campaign.obligations.first().due.isoformat() == "2026-05-07T17:00:00+00:00"
    assert "mỗi đơn vị đã có nghĩa vụ" in check(organiser.get(response.url)).text
    again = check(organiser.get(url))
    assert "đã mở thành đợt báo cáo" in again.text
    assert "/dot/luu-tru-2026/" in again.links


def test_the_bodies_chosen_are_confirmed_by_opening_and_no_others(office, organiser, plan):
    bodies = [*office.province.communes[:2], office.province.departments[1]]
    for body in bodies:
        body.confirmed_at, body.confirmed_by = None, ""
        body.save()
    url = f"/ke-hoach/{plan.pk}/"
    page = check(organiser.get(url))
    assert page.text.count("chưa xác nhận") >= 3
    sent = answers(page, standing_body=str(office.province.standing_body.pk))
    sent["body-commune"] = [v for v in sent["body-commune"] if v != str(bodies[0].pk)]
    assert organiser.post(url, sent).status_code == 302
    for body in bodies:
        body.refresh_from_db()
    assert [body.confirmed_at for body in bodies] == [None, office.now, office.now]
    assert bodies[1].confirmed_by == office.person(Role.ORGANISER).name
    confirmed = Entry.objects.filter(event="organisation.confirmed").values_list("subject_id", flat=True)
    assert sorted(confirmed) == sorted(body.pk for body in bodies[1:])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"period_to": "31/02/2026"}, "không phải là một ngày"),
        ({"body-commune": []}, "Danh sách đơn vị đang trống"),
        ({"key": "Mã Sai"}, "mã đợt “Mã Sai”"),
        ({"key": "so-ket-01-nam"}, "đã dùng cho một đợt báo cáo khác"),
        ({"body-commune": ["999999"]}, "không thuộc UBND tỉnh Lào Cai"),
    ],
)
def test_what_cannot_stand_is_said_and_nothing_opens(office, organiser, plan, changes, words):
    page = check(organiser.get(f"/ke-hoach/{plan.pk}/"))
    sent = answers(page, standing_body=str(office.province.standing_body.pk)) | changes
    response = organiser.post(f"/ke-hoach/{plan.pk}/", sent)
    assert response.status_code == 409
    assert words in check(response).text
    assert Campaign.objects.filter(plan=plan).count() == 0


def test_an_organiser_of_another_body_does_not_open(office, plan):
    other = office.client(Role.ORGANISER, office.province.departments[1])
    page = check(other.get(f"/ke-hoach/{plan.pk}/"))
    response = other.post(f"/ke-hoach/{plan.pk}/", answers(page, standing_body=str(office.province.standing_body.pk)))
    assert response.status_code == 403
    assert Campaign.objects.filter(plan=plan).count() == 0


@pytest.mark.parametrize("role", [Role.WRITER, Role.LEADER, Role.SECTION_LEAD])
def test_plans_are_for_organisers(office, plan, role):
    client = office.client(role)
    assert client.get("/ke-hoach/").status_code == 403
    assert client.get(f"/ke-hoach/{plan.pk}/").status_code == 403
    assert upload(client).status_code == 403


def test_lock_days_and_exemptions_are_set_at_opening(office, organiser, plan):
    url = f"/ke-hoach/{plan.pk}/"
    sent = answers(check(organiser.get(url)), standing_body=str(office.province.standing_body.pk))
    freed = office.province.communes[0]
    sent |= {"lock-commune": "2026-05-20", "exempt-body": [str(freed.pk), ""], "exempt-reason": ["Đang sáp nhập", ""]}
    assert organiser.post(url, sent).status_code == 302
    owed = {o.organisation: o for o in Campaign.objects.get(plan=plan).obligations.select_related("organisation")}
    assert (owed[freed].exempt_reason, owed[freed].exempted_at) == ("Đang sáp nhập", office.now)
    assert owed[office.province.communes[1]].lock_at.isoformat() == "2026-05-20T17:00:00+00:00"
    assert owed[office.province.departments[0]].lock_at is None
    assert Entry.objects.filter(event="obligation.exempted", subject_id=owed[freed].pk).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lock-commune": ["2026-05-01"]}, "ngày khóa (23:59 thứ Sáu, 01/5/2026) trước hạn nộp"),
        ({"exempt-reason": ["Đang sáp nhập"]}, "Chưa chọn đơn vị được miễn với lý do “Đang sáp nhập”"),
        ({"exempt-body": ["{commune}"], "exempt-reason": [""]}, "có đơn vị được miễn mà chưa ghi lý do"),
    ],
)
def test_a_lock_or_an_exemption_that_cannot_stand_is_said_and_stays_filled_in(office, organiser, plan, changes, words):
    url, commune = f"/ke-hoach/{plan.pk}/", str(office.province.communes[0].pk)
    sent = answers(check(organiser.get(url)), standing_body=str(office.province.standing_body.pk))
    sent |= {"exempt-body": [""], "exempt-reason": [""]}
    sent |= {name: [text.format(commune=commune) for text in texts] for name, texts in changes.items()}
    response = organiser.post(url, sent)
    page = check(response)
    assert response.status_code == 409
    assert words in page.text
    shown = {(f["name"], f.get("value")) for f in page.fields}
    assert {
        ("lock-commune", changes.get("lock-commune", [""])[0]),
        ("exempt-reason", sent["exempt-reason"][0]),
    } <= shown
    assert Campaign.objects.filter(plan=plan).count() == 0


def test_a_kind_of_unit_may_be_left_out(office, organiser, plan):
    url = f"/ke-hoach/{plan.pk}/"
    sent = answers(check(organiser.get(url)), standing_body=str(office.province.standing_body.pk))
    del sent["reports-commune"]
    assert organiser.post(url, sent).status_code == 302
    assert set(Campaign.objects.get(plan=plan).obligations.values_list("form", flat=True)) == {"department"}


def test_a_plan_that_asks_nobody_for_a_report_opens_once_the_officer_says_who_and_when(office, organiser):
    text = PLAN[: PLAN.index("1. Giao Sở Nội vụ")] + "1. Các đơn vị tự bố trí kinh phí.\n"
    upload(organiser, text.encode(), "ke-hoach-13.txt")
    plan = Plan.objects.latest("pk")
    url = f"/ke-hoach/{plan.pk}/"
    page = check(organiser.get(url))
    assert "Kế hoạch không nêu cấp xã phải báo cáo." in page.text
    assert "(kế hoạch không nêu)" in page.text
    sent = answers(page, standing_body=str(office.province.standing_body.pk), period_from="2025-05-01")
    del sent["reports-department"]
    refused = organiser.post(url, sent)
    assert refused.status_code == 409
    assert "Danh sách cấp xã: chưa có ngày nộp" in check(refused).text
    assert organiser.post(url, sent | {"day-commune": "2026-05-12"}).status_code == 302
    made = Campaign.objects.get(plan=plan).obligations.all()
    assert {(o.form, o.due.isoformat()) for o in made} == {("commune", "2026-05-12T17:00:00+00:00")}
