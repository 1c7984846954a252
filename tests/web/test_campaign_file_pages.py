"""Đợt báo cáo thành tệp: a campaign goes out as a file, opens from one, and the next year's shows what differs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markup import check

from office import make_office
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import export_campaign
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
KEY = "so-ket-01-nam"
FILE, NEXT, OPEN = f"/dot/{KEY}/dot.yaml", f"/dot/{KEY}/dot-sau/", "/ke-hoach/tep-dot/"


@pytest.fixture
def client(office):
    return office.client(Role.ORGANISER)


@pytest.fixture
def text(office):
    return export_campaign(office.viewer(Role.ORGANISER), office.campaign)


def in_box(page):
    """What the box would send back."""
    return page.words[page.words.index(next(w for w in page.words if "mã đợt:" in w))]


def upload(text, name="dot.yaml"):
    return {"file": SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)}


def test_the_campaign_goes_out_as_one_file(office, client, text):
    response = client.get(FILE)
    assert response.content.decode() == text
    assert response.headers["Content-Disposition"] == f'attachment; filename="dot-{KEY}.yaml"'
    assert FILE in check(client.get(f"/dot/{KEY}/")).links


def test_next_years_campaign_is_shown_with_what_differs_and_opens(office, client):
    page = check(client.get(NEXT))
    assert "so-ket-01-nam so-ket-01-nam-2027" in page.text
    assert "thứ Sáu, 08/5/2026" in page.text
    assert "thứ Bảy, 08/5/2027" in page.text
    assert Campaign.objects.count() == 1, "looking opens nothing"
    response = client.post(NEXT, {"text": in_box(page), "open": "1"})
    assert (response.status_code, response.url) == (302, f"/dot/{KEY}-2027/")
    made = Campaign.objects.get(key=f"{KEY}-2027")
    assert made.obligations.count() == 5
    assert Entry.objects.filter(event="campaign.opened", subject_id=made.pk).count() == 1


def test_it_may_be_some_years_later(client):
    assert "so-ket-01-nam-2029" in check(client.get(f"{NEXT}?nam=3")).text
    assert "so-ket-01-nam-2027" in check(client.get(f"{NEXT}?nam=x")).text


def test_it_may_be_the_next_period_of_a_cycle(client):
    page = check(client.get(f"{NEXT}?ky=quarter"))
    assert "14/6/2026" in page.text
    assert "Quý II" in page.text or "quý II" in page.text


def test_an_edited_text_shows_what_differs_now_and_opens_nothing(client):
    edited = in_box(check(client.get(NEXT))).replace("mã đợt: so-ket-01-nam-2027", "mã đợt: so-ket-hai-nam")
    page = check(client.post(NEXT, {"text": edited.replace("\n", "\r\n"), "look": "1"}))
    assert "so-ket-01-nam so-ket-hai-nam" in page.text
    assert "mã đợt: so-ket-hai-nam" in in_box(page)
    assert Campaign.objects.count() == 1


def test_a_file_is_looked_at_then_opened(office, client, text):
    assert "Tệp đợt báo cáo" in check(client.get(OPEN)).text
    page = check(client.post(OPEN, upload(text.replace(f"mã đợt: {KEY}", "mã đợt: dot-khac"))))
    assert "3 đơn vị, hạn 23:59 thứ Năm, 07/5/2026" in page.text
    assert Campaign.objects.count() == 1
    response = client.post(OPEN, {"text": in_box(page), "open": "1"})
    assert (response.status_code, response.url) == (302, "/dot/dot-khac/")


def test_bodies_nobody_had_confirmed_are_confirmed_by_opening(office, client, text):
    body = office.province.communes[0]
    body.confirmed_at, body.confirmed_by = None, ""
    body.save()
    client.post(OPEN, {"text": text.replace(f"mã đợt: {KEY}", "mã đợt: dot-khac"), "open": "1"})
    body.refresh_from_db()
    assert body.confirmed_at == office.now


@pytest.mark.parametrize("at", [NEXT, OPEN])
@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": "mã: 1"}, "Dòng 1, “mã”: không có trường này"),
        ({"text": "  "}, "Chưa chọn tệp"),
        (upload(b"\xff\xfe\x00a"), "không phải là văn bản UTF-8"),
    ],
)
@pytest.mark.parametrize("button", ["look", "open"])
def test_what_cannot_be_read_is_said_and_opens_nothing(client, at, sent, words, button):
    for file in sent.values():
        if not isinstance(file, str):
            file.seek(0)
    response = client.post(at, {**sent, button: "1"})
    assert response.status_code == 409
    assert words in check(response).text
    assert Campaign.objects.count() == 1


def test_what_was_typed_stays_when_it_cannot_be_opened(client, text):
    response = client.post(OPEN, {"text": text, "open": "1"})
    page = check(response)
    assert response.status_code == 409
    assert "đã dùng cho một đợt báo cáo khác" in page.text
    assert in_box(page).strip() == text.strip()


def test_an_organiser_of_another_body_opens_nothing(office, text):
    other = office.client(Role.ORGANISER, office.province.departments[1])
    assert other.get(NEXT).status_code == 403
    assert other.post(OPEN, {"text": text.replace(KEY, "dot-khac"), "open": "1"}).status_code == 403
    assert Campaign.objects.count() == 1


@pytest.mark.parametrize("role", [Role.WRITER, Role.LEADER, Role.SECTION_LEAD])
def test_only_organisers_open(office, role, text):
    client = office.client(role)
    for at in (NEXT, OPEN):
        assert client.get(at).status_code == 403
        assert client.post(at, {"text": text, "open": "1"}).status_code == 403
    assert client.get(FILE).status_code == (403 if role == Role.WRITER else 200)


def test_another_province_sees_no_file_and_opens_only_its_own(office, text):
    foreign = make_office(office.now, name="Tuyên Quang", key="dot-khac")
    stranger = foreign.client(Role.ORGANISER)
    assert stranger.get(FILE).status_code == stranger.get(NEXT).status_code == 403
    assert stranger.post(NEXT, {"text": text, "open": "1"}).status_code == 403
    assert stranger.post(OPEN, {"text": text.replace(KEY, "dot-nua"), "open": "1"}).status_code == 302
    made = Campaign.objects.get(key="dot-nua")
    assert made.owner == foreign.province.owner, "the names of the file mean its own bodies"
    assert made.obligations.exclude(organisation__parent=foreign.province.owner).count() == 0
