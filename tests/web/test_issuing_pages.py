"""From the draft to the receiver's mark, page by page; and the register as it is searched and exported."""

import io
from datetime import date

import openpyxl
import pytest

import factories
from office import Office, make_office
from tonghop.campaigns.actions import extend
from tonghop.documents.actions import draft_notice
from tonghop.documents.models import Document, IssuedDocument
from tonghop.kernel.moments import end_of
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(now) -> Office:
    made = make_office(now)
    made.accepted()
    return made


def handed_over(office: Office, **given):
    document = office.drafted()
    ministry = factories.make_organisation("Bộ Nội vụ", "ministry")
    asked = {
        "signer": "Trần Văn Minh",
        "post": "Phó Chủ tịch",
        "authority": "TM., KT.",
        "recipients": "Như trên\nSở Nội vụ\nLưu: VT, NC",
        "bodies": [ministry.pk],
    } | given
    response = office.client(Role.ORGANISER).post(f"/van-ban/{document.pk}/chuyen-van-thu/", asked, follow=True)
    return document, ministry, response


def test_a_draft_is_handed_over_with_what_is_likely_filled_in(office):
    document, ministry, response = handed_over(office)
    assert "Đã chuyển văn thư UBND tỉnh Lào Cai" in response.content.decode()
    form = office.client(Role.ORGANISER).get(f"/van-ban/{document.pk}/chuyen-van-thu/").content.decode()
    assert 'value="Phó chủ tịch"' in form
    assert '<option value="TM., KT." selected>' in form
    assert "Lưu: VT, NC" in form
    assert f'value="{ministry.pk}"' in form
    assert f'value="{office.province.communes[0].pk}"' not in form


def test_all_communes_are_chosen_together(office):
    document, _, _ = handed_over(office, units="on", bodies=[])
    sent = set(document.deliveries.values_list("organisation", flat=True))
    assert sent == {body.pk for body in office.province.communes}


def test_a_notice_goes_to_the_units_on_its_annex(office):
    unit = office.province.communes[1]
    obligation = office.campaign.obligations.get(organisation=unit)
    organiser = office.viewer(Role.ORGANISER)
    extend(obligation, until=end_of(date(2026, 5, 12)), reason="Mưa lũ", by=organiser, at=office.now)
    made = draft_notice(office.campaign, topic="extension", by=organiser, at=office.now)
    address = f"/van-ban/{made.pk}/chuyen-van-thu/"
    assert "Các đơn vị có tên tại Phụ lục (1)" in office.client(Role.ORGANISER).get(address).content.decode()
    asked = {"signer": "Trần Thị Hoa", "post": "Giám đốc", "recipients": "Lưu: VT", "units": "on"}
    office.client(Role.ORGANISER).post(address, asked)
    assert list(made.deliveries.values_list("organisation", flat=True)) == [unit.pk]


def test_what_is_missing_is_said_beside_the_form(office):
    _, _, response = handed_over(office, recipients=" - ")
    assert "Chưa ghi nơi nhận" in response.content.decode()
    assert Document.objects.get().state == "draft"


def test_the_clerk_issues_it_the_receiver_marks_it_and_the_issuer_sees_that(office):
    document, ministry, _ = handed_over(office)
    clerk = office.client(Role.CLERK, office.province.owner)
    assert "đang chờ lấy số" in clerk.get("/").content.decode()
    address = f"/van-ban/{document.pk}/ban-hanh/"
    assert "Trần Văn Minh" in clerk.get(address).content.decode()
    assert "Chưa nhập số" not in clerk.get(address).content.decode()
    refused = clerk.post(address, {"number": "12", "day": "2026-05-07"})
    assert "chưa đến" in refused.content.decode()
    done = clerk.post(address, {"number": "12", "day": "2026-05-06"}, follow=True).content.decode()
    assert "Đã ban hành: Báo cáo số 12/BC-UBND." in done
    issued = IssuedDocument.objects.get()
    assert issued.manifest["files"]["bao-cao-tong-hop.pdf"] in done

    receiver = office.client(Role.RECEIVER, ministry)
    home = receiver.get("/").content.decode()
    assert "12/BC-UBND" in home
    page = receiver.get(f"/ban-hanh/{issued.pk}/").content.decode()
    assert "Nguồn của" in page
    assert "manifest.json" not in page
    assert receiver.get(f"/ban-hanh/{issued.pk}/bao-cao-tong-hop.pdf").content == bytes(issued.pdf)
    assert receiver.get(f"/ban-hanh/{issued.pk}/manifest.json").status_code == 404
    assert receiver.get(f"/van-ban/{document.pk}/bao-cao-tong-hop.docx").status_code == 403
    assert receiver.get(f"/dot/{office.campaign.key}/").status_code == 403
    assert receiver.post(f"/ban-hanh/{issued.pk}/da-nhan/", {"body": "x"}).status_code == 409
    marked = receiver.post(f"/ban-hanh/{issued.pk}/da-nhan/", {"body": ministry.pk}, follow=True).content.decode()
    assert "Đã xác nhận: Bộ Nội vụ" in marked
    seen = clerk.get(f"/ban-hanh/{issued.pk}/").content.decode()
    assert "10:00, thứ Tư, 06/5/2026" in seen
    assert "Hủy số này" not in seen


def test_a_notice_is_drafted_for_all_units_from_the_page(office):
    organiser = office.client(Role.ORGANISER)
    address = f"/dot/{office.campaign.key}/van-ban/"
    page = organiser.post(f"{address}du-thao/", {"kind": "review"}, follow=True).content.decode()
    assert "Đã dựng dự thảo: thông báo đến các đơn vị." in page
    form = organiser.get(f"/van-ban/{Document.objects.get().pk}/chuyen-van-thu/").content.decode()
    assert 'name="units" class="form-check-input" id="id_units" checked' in form
    assert organiser.post(f"{address}du-thao/", {"kind": "extension"}).status_code == 409


def test_a_number_is_cancelled_with_its_reason(office):
    issued = office.issued()
    clerk = office.client(Role.CLERK, office.province.owner)
    assert clerk.post(f"/ban-hanh/{issued.pk}/huy-so/", {"reason": " "}).status_code == 409
    page = clerk.post(f"/ban-hanh/{issued.pk}/huy-so/", {"reason": "Ký nhầm bản"}, follow=True).content.decode()
    assert "Ký nhầm bản" in page
    assert "Ký nhầm bản" in clerk.get("/van-ban-di/").content.decode()
    assert "đang chờ lấy số" in clerk.get("/").content.decode()


def test_a_file_that_is_not_the_signed_pdf_is_refused(office):
    issued = office.issued()
    clerk = office.client(Role.CLERK, office.province.owner)
    address = f"/ban-hanh/{issued.pk}/ban-da-ky/"
    response = clerk.post(address, {"pdf": io.BytesIO(bytes(issued.pdf))})
    assert response.status_code == 409
    assert "chưa có chữ ký số" in response.content.decode()
    assert clerk.post(address, {}).status_code == 409


def test_the_register_is_filtered_searched_and_exported(office):
    office.issued()
    clerk = office.client(Role.CLERK, office.province.owner)
    page = clerk.get("/van-ban-di/?tim=bao+cao+minh&nam=2026").content.decode()
    assert "12/BC-UBND" in page
    assert "12/BC-UBND" not in clerk.get("/van-ban-di/?tim=khong+co").content.decode()
    assert "12/BC-UBND" not in clerk.get("/van-ban-di/?nam=2025").content.decode()
    assert "12/BC-UBND" not in clerk.get("/van-ban-di/?loai=cong-van").content.decode()
    part = clerk.get("/van-ban-di/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    book = openpyxl.load_workbook(io.BytesIO(clerk.get("/van-ban-di/?tep=xlsx").content))
    rows = [row for row in book.active.iter_rows(values_only=True) if row[1] == "12/BC-UBND"]
    assert rows[0][2:6] == ("06/5/2026", "Báo cáo", IssuedDocument.objects.get().subject, "Trần Văn Minh")


def test_the_clerk_says_that_the_register_is_kept_here(office):
    owner, clerk = office.province.owner, office.client(Role.CLERK, office.province.owner)
    page = clerk.post(f"/van-ban-di/{owner.pk}/cach-lay-so/", {"numbering": "by_type"}, follow=True).content.decode()
    assert "sổ giữ tại đây" in page
    assert clerk.post(f"/van-ban-di/{owner.pk}/cach-lay-so/", {"numbering": "x"}).status_code == 409
    document, _, _ = handed_over(office)
    form = clerk.get(f"/van-ban/{document.pk}/ban-hanh/").content.decode()
    assert "bắt đầu từ 01/BC-UBND" in form
    clerk.post(f"/van-ban/{document.pk}/ban-hanh/", {"day": "2026-05-06"})
    assert IssuedDocument.objects.get().full_number == "01/BC-UBND"


def test_the_leader_reads_the_register_and_does_not_number(office):
    issued = office.issued()
    leader = office.client(Role.LEADER)
    assert "12/BC-UBND" in leader.get("/van-ban-di/").content.decode()
    assert "Đổi cách lấy số" not in leader.get("/van-ban-di/").content.decode()
    assert leader.post(f"/ban-hanh/{issued.pk}/huy-so/", {"reason": "x"}).status_code == 403
