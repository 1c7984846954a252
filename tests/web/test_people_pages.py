"""Tài khoản: whom one manages, new passwords shown once, accounts from a workbook with their slips."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from markup import check

from office import make_office
from tonghop.journal.models import Entry
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
HEADS = ("Đơn vị", "Họ và tên", "Chức vụ", "Vai trò")
ROWS = (("Xã Bắc Hà", "Vàng Thị Mai", "Công chức", "Soạn thảo"), ("Sở Nội vụ", "Lê An", "", "Văn thư"))


def workbook(*rows):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADS, *rows):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def preview(client, *rows, data=None, name="tai-khoan.xlsx"):
    file = SimpleUploadedFile(name, workbook(*rows) if data is None else data)
    return client.post("/tai-khoan/nhap/", {"file": file})


def fields_of(response):
    return {name: value for name, value in hidden(response) if name in {"rows", "token"}}


def hidden(response):
    from html.parser import HTMLParser  # noqa: PLC0415 - only here

    found = []

    class Inputs(HTMLParser):
        def handle_starttag(self, tag, attrs):
            given = dict(attrs)
            if tag == "input" and given.get("type") == "hidden":
                found.append((given["name"], given["value"]))

    Inputs().feed(response.content.decode())
    return found


def test_an_organiser_sees_the_people_of_the_tree_a_head_those_of_the_unit(office):
    for body in office.province.communes:
        office.person(Role.WRITER, body)
    office.person(Role.LEADER)
    foreign = make_office(office.now, name="Tuyên Quang", key="dot-khac")
    foreign_name = foreign.person(Role.WRITER).name
    organiser = check(office.client(Role.ORGANISER).get("/tai-khoan/danh-sach/"))
    assert "6 vai trò" in organiser.text  # the organiser who opened the campaign is one
    assert organiser.text.count("Cấp lại") == 3
    assert foreign_name not in organiser.text
    head = check(office.client(Role.HEAD).get("/tai-khoan/danh-sach/"))
    assert office.person(Role.WRITER).name in head.text
    assert office.person(Role.WRITER, office.province.communes[1]).name not in head.text
    found = check(office.client(Role.ORGANISER).get("/tai-khoan/danh-sach/", {"tim": "bac ha"}))
    assert "2 vai trò" in found.text


def test_an_administrator_sees_all_that_are_established(office):
    office.person(Role.WRITER)
    page = check(office.client(Role.ADMINISTRATOR).get("/tai-khoan/danh-sach/"))
    assert office.person(Role.WRITER).sign_in_name in page.text
    assert "/tai-khoan/nhap/" in page.links


def test_a_new_password_is_shown_once_and_works(office):
    person = office.person(Role.WRITER)
    response = office.client(Role.HEAD).post(f"/tai-khoan/{person.pk}/cap-lai/")
    page = check(response)
    assert response.headers["Cache-Control"] == "no-store"
    password = response.context["password"]
    assert password in page.text
    person.refresh_from_db()
    assert person.check_password(password)
    assert person.must_change_password
    assert Entry.objects.filter(event="person.password_reset", subject_id=person.pk).count() == 1


@pytest.mark.parametrize("role", [Role.WRITER, Role.CLERK, Role.SECTION_LEAD, Role.LEADER])
def test_others_give_no_passwords(office, role):
    person = office.person(Role.HEAD)
    before = person.password
    assert office.client(role).post(f"/tai-khoan/{person.pk}/cap-lai/").status_code == 403
    person.refresh_from_db()
    assert person.password == before


def test_a_head_gives_none_beyond_the_unit_nor_to_nobody(office):
    head = office.client(Role.HEAD)
    stranger = office.person(Role.WRITER, office.province.communes[1])
    assert head.post(f"/tai-khoan/{stranger.pk}/cap-lai/").status_code == 403
    assert head.post("/tai-khoan/99999/cap-lai/").status_code == 403
    assert head.get("/tai-khoan/nhap/").status_code == 403


def test_the_empty_workbook_names_the_roles_and_comes_back_filled_in(office):
    client = office.client(Role.ORGANISER)
    assert "/tai-khoan/nhap/?tep=xlsx" in check(client.get("/tai-khoan/nhap/")).links
    book = openpyxl.load_workbook(io.BytesIO(client.get("/tai-khoan/nhap/?tep=xlsx").content))
    words = " ".join(str(cell.value) for row in book.active.iter_rows(max_row=3) for cell in row if cell.value)
    assert "Chuyên viên cơ quan thường trực" in words
    for column, word in enumerate(ROWS[0], start=1):
        book.active.cell(6, column, word)  # below the head
    out = io.BytesIO()
    book.save(out)
    page = check(preview(client, data=out.getvalue()))
    assert "Sẽ cấp 1 tài khoản" in page.text
    assert office.client(Role.HEAD).get("/tai-khoan/nhap/?tep=xlsx").status_code == 403


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ORGANISER])
def test_accounts_are_shown_first_and_made_once_with_their_slips(office, role):
    client = office.client(role)
    before = Person.objects.count()
    shown = preview(client, *ROWS)
    page = check(shown)
    assert "Sẽ cấp 2 tài khoản" in page.text
    assert "Vàng Thị Mai" in page.text
    assert Person.objects.count() == before
    fields = fields_of(shown)
    slips = client.post("/tai-khoan/nhap/phieu/", fields)
    assert slips.content.startswith(b"%PDF")
    assert slips.headers["Cache-Control"] == "no-store"
    assert Person.objects.count() == before + 2
    assert Person.objects.get(sign_in_name="xabacha.soanthao").must_change_password
    again = client.post("/tai-khoan/nhap/phieu/", fields)
    assert again.status_code == 409
    assert "đã được nhập rồi" in check(again).text
    assert Person.objects.count() == before + 2


def test_every_fault_is_named_by_row_and_column(office):
    client = office.client(Role.ADMINISTRATOR)
    response = preview(client, ("Xã Bắc Hà", "", "", "Bảo vệ"), ROWS[1])
    page = check(response)
    assert response.status_code == 409
    assert "Hàng 2, cột “Họ và tên”: còn trống." in page.text
    assert "Hàng 2, cột “Vai trò”: không có vai trò “Bảo vệ”" in page.text
    assert "Cấp tài khoản và tải phiếu" not in page.text


def test_a_unit_that_is_not_there_is_named_and_nobody_is_made(office):
    client = office.client(Role.ADMINISTRATOR)
    before = Person.objects.count()
    fields = fields_of(preview(client, ("Sở Không Có", "Lê An", "", "Văn thư"), ROWS[0]))
    response = client.post("/tai-khoan/nhap/phieu/", fields)
    assert response.status_code == 409
    assert "Hàng 2, cột “Đơn vị”: “Sở Không Có” không phải tên một đơn vị trong tỉnh." in check(response).text
    assert Person.objects.count() == before


@pytest.mark.parametrize(("data", "words"), [(b"", "tệp"), (b"khong phai Excel", "Excel")])
def test_a_file_that_is_no_workbook_is_refused_in_words(office, data, words):
    response = preview(office.client(Role.ADMINISTRATOR), data=data)
    assert response.status_code == 409
    assert words in check(response).text


def test_a_list_changed_on_the_way_makes_nobody(office):
    client = office.client(Role.ADMINISTRATOR)
    fields = fields_of(preview(client, *ROWS))
    before = Person.objects.count()
    response = client.post("/tai-khoan/nhap/phieu/", fields | {"rows": fields["rows"][:-2] + "xx"})
    assert response.status_code == 409
    assert "đã bị thay đổi" in check(response).text
    assert Person.objects.count() == before


def test_an_organiser_makes_no_account_that_reaches_further(office):
    client = office.client(Role.ORGANISER)
    before = Person.objects.count()
    fields = fields_of(preview(client, ("Sở Nội vụ", "Lê An", "", "Quản trị")))
    assert client.post("/tai-khoan/nhap/phieu/", fields).status_code == 403
    assert Person.objects.count() == before


def test_one_signs_in_changes_the_slips_password_and_signs_out(office):
    person = office.person(Role.WRITER)
    person.must_change_password = True
    person.save()
    client = Client()
    page = check(client.get("/tai-khoan/login/?next=/xac-minh/"))
    assert {"login", "password"} <= {f["name"] for f in page.fields}
    wrong = check(client.post("/tai-khoan/login/", {"login": person.sign_in_name, "password": "sai"}))
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in wrong.text
    assert "Xin nhập đủ" in check(client.post("/tai-khoan/login/", {"login": "", "password": ""})).text
    right = {"login": person.sign_in_name, "password": "mat-khau-kiem-thu"}
    page = check(client.post("/tai-khoan/login/", right, follow=True))
    assert "chỉ dùng cho lần đầu" in page.text
    assert "Successfully" not in page.text
    assert client.get("/").url == "/tai-khoan/password/change/"
    new = {"old": "mat-khau-kiem-thu", "new": "suối trong rừng già", "again": "suối trong rừng già"}
    for fault in ({"old": "sai"}, {"again": "khác"}, {"new": "123", "again": "123"}, {"new": ""}):
        refused = client.post("/tai-khoan/password/change/", new | fault)
        assert refused.status_code == 200
        check(refused)
    done = check(client.post("/tai-khoan/password/change/", new, follow=True))
    assert "Đã đổi mật khẩu." in done.text
    assert "Đăng xuất?" in check(client.get("/tai-khoan/logout/")).text
    client.post("/tai-khoan/logout/")
    assert client.get("/").status_code == 302


def test_after_signing_in_one_goes_on_where_one_was(office):
    client = Client()
    asked = client.get(f"/dot/{office.campaign.key}/?tim=bac+ha")
    page = client.get(asked.url)
    check(page)
    fields = dict(hidden(page))
    person = office.person(Role.ORGANISER)
    response = client.post(asked.url, fields | {"login": person.sign_in_name, "password": "mat-khau-kiem-thu"})
    assert response.url == f"/dot/{office.campaign.key}/?tim=bac+ha"


def test_guessing_is_slowed_down_in_vietnamese(office):
    person, client = office.person(Role.WRITER), Client()
    for _ in range(12):
        response = client.post("/tai-khoan/login/", {"login": person.sign_in_name, "password": "sai"})
    assert "quá nhiều lần" in check(response).text
    right = {"login": person.sign_in_name, "password": "mat-khau-kiem-thu"}
    assert client.post("/tai-khoan/login/", right).status_code != 302


def test_an_account_that_is_switched_off_does_not_get_in(office):
    person = office.person(Role.WRITER)
    person.is_active = False
    person.save()
    response = Client().post(
        "/tai-khoan/login/", {"login": person.sign_in_name, "password": "mat-khau-kiem-thu"}, follow=True
    )
    check(response)
    assert not response.context["request"].user.is_authenticated
