"""Ngưỡng kiểm tra: the page shows every setting, what a change would do, saves what was seen, loses nothing typed."""

import pytest
from markup import check

from tonghop.organisations.permissions import Role
from tonghop.quality.actions import Judged, dismiss_finding, start_review
from tonghop.quality.models import CampaignSettings, Finding

pytestmark = pytest.mark.django_db
VAGUE = "Công tác được quan tâm, cơ bản hoàn thành; mọi mặt của địa phương đều tiếp tục được giữ vững trong kỳ này."
LAX = {"nguong-vague.words": "1.000"}


@pytest.fixture
def organiser(office):
    office.submitted(text=VAGUE)
    return office.client(Role.ORGANISER)


def url(office):
    return f"/dot/{office.campaign.key}/nguong/"


def test_the_page_shows_each_setting_with_its_shipped_value(office, organiser):
    page = check(organiser.get(url(office)))
    assert "Đang dùng giá trị gốc." in page.text
    assert "Phần số chữ trùng với đơn vị khác thì mục bị coi là gần như chép" in page.text
    assert "Đang dùng 0,75; giá trị gốc 0,75; nhập số từ 0 đến 1." in page.text
    assert "Nói chung chung" in page.text
    assert url(office) in check(organiser.get(f"/dot/{office.campaign.key}/")).links


def test_beside_each_check_stands_what_the_reviewers_made_of_it(office, organiser):
    finding = Finding.objects.get(check_id="vague-phrases")
    report = office.obligation().report
    judged = Judged(report, finding.fingerprint, finding.version.number)
    start_review(report, by=office.viewer(Role.ORGANISER), at=office.now)
    dismiss_finding(judged, reason="đã gặp đơn vị", by=office.viewer(Role.ORGANISER), at=office.now)
    text = check(organiser.get(url(office))).text
    assert "Nói chung chung đã nêu 1; rà soát đồng ý 0, bỏ qua 1 (100% bị bỏ qua)" in text
    assert "Nhầm đơn vị tính chưa nêu lần nào" in text


def test_what_a_change_does_is_seen_before_it_is_saved(office, organiser):
    answer = organiser.post(url(office), {"viec": "xem", **LAX})
    page = check(answer)
    assert "Tính trên 1 báo cáo đã nộp. Chưa có gì được lưu." in page.text
    assert "Sẽ không nêu nữa: 1" in page.text
    assert VAGUE in page.text
    assert not CampaignSettings.objects.exists()
    saved = organiser.post(url(office), {"viec": "luu", "da-xem": answer.context["mark"], **LAX})
    assert (saved.status_code, saved.url) == (302, url(office))
    assert CampaignSettings.objects.get().values == {"vague.words": 1000}
    assert not Finding.objects.filter(check_id="vague-phrases").exists()
    page = check(organiser.get(url(office)))
    assert "Đang dùng 1.000; giá trị gốc 12" in page.text
    assert "Về giá trị gốc" in page.text
    own = CampaignSettings.objects.get().set_at.isoformat()
    assert organiser.post(url(office), {"viec": "goc", "da-dat": own}).status_code == 302
    assert CampaignSettings.objects.get().values == {}
    assert Finding.objects.filter(check_id="vague-phrases").exists()


def test_what_was_not_seen_is_shown_instead_of_saved(office, organiser):
    page = check(organiser.post(url(office), {"viec": "luu", "da-xem": "cũ", **LAX}))
    assert "Giá trị đã đổi sau lần xem ảnh hưởng trước nên chưa lưu." in page.text
    assert "Sẽ không nêu nữa: 1" in page.text
    assert not CampaignSettings.objects.exists()


def test_a_wrong_value_is_said_at_its_place_and_nothing_typed_is_lost(office, organiser):
    given = {"viec": "xem", "nguong-near-copy.share": "nhiều", "nguong-nil": " ", "nguong-stock": "tốt\ntốt lắm"}
    answer = organiser.post(url(office), given)
    page = check(answer)
    assert "“nhiều” không phải là một số. Hãy nhập số từ 0 đến 1." in page.text
    assert "danh sách có 0 cụm từ" in page.text
    assert "#nguong-nil" in page.links
    assert 'value="nhiều"' in answer.content.decode()
    assert "tốt\ntốt lắm</textarea>" in answer.content.decode()


def test_of_two_who_save_the_later_is_told(office, organiser):
    mark = organiser.post(url(office), {"viec": "xem", **LAX}).context["mark"]
    given = {"viec": "luu", "da-xem": mark, **LAX}
    assert organiser.post(url(office), given).status_code == 302
    given["nguong-vague.words"] = "7"
    given["da-xem"] = organiser.post(url(office), {**given, "viec": "xem"}).context["mark"]
    answer = organiser.post(url(office), given)
    page = check(answer)
    assert "đã đặt lại ngưỡng lúc" in page.text
    assert 'value="7"' in answer.content.decode()


def test_an_administrator_sets_them_from_the_page_of_the_queue_and_reads_no_words(office, organiser):
    client = office.client(Role.ADMINISTRATOR)
    assert url(office) in check(client.get("/viec-nen/")).links
    page = check(client.post(url(office), {"viec": "xem", **LAX}))
    assert "Quản trị hệ thống chỉ xem số lượng" in page.text
    assert VAGUE not in page.text


@pytest.mark.parametrize("role", [Role.LEADER, Role.SECTION_LEAD, Role.RECEIVER, Role.WRITER])
def test_others_do_not_open_it(office, role):
    assert office.client(role).get(url(office)).status_code == 403
