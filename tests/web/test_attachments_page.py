"""The page of what is attached: several files at once, refusals in words, and files handed out to be saved only."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markup import check

from fake_clamd import INFECTED, fake_clamd
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.reports.queries import attachments_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nquyet dinh"


@pytest.fixture
def address(office) -> str:
    return f"/bao-cao/{office.opened().obligation_id}/kem-theo/"


def file(name="Quyết định.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def names(office):
    return [one.file_name for one in attachments_of(office.obligation().report)]


def test_files_are_attached_shown_and_taken_off(office, address):
    writer = office.client(Role.WRITER)
    check(writer.get(address))
    page = check(writer.post(f"{address}them/", {"file": [file(), file("anh.txt", b"abc")]}, follow=True))
    assert "Quyết định.pdf: đã đính kèm." in page.text
    assert "“anh.txt” không thuộc loại được đính kèm" in page.text
    (one,) = attachments_of(office.obligation().report)
    page = check(writer.post(f"{address}bo/", {"tep": one.pk}, follow=True))
    assert "đã bỏ khỏi báo cáo" in page.text
    assert names(office) == []


def test_nothing_chosen_says_so(office, address):
    assert "Chưa chọn tệp nào." in check(office.client(Role.WRITER).post(f"{address}them/", follow=True)).text


def test_a_file_is_handed_out_to_be_saved_and_never_run(office, address):
    office.client(Role.WRITER).post(f"{address}them/", {"file": file()})
    for role in (Role.WRITER, Role.ORGANISER, Role.LEADER):
        response = office.client(role).get(f"{address}{sha256(PDF)}/")
        assert (response.status_code, response.content) == (200, PDF)
        assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''Quy%E1%BA%BFt")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"].startswith("sandbox;")
    stranger = office.client(Role.WRITER, office.province.communes[1])
    assert stranger.get(f"{address}{sha256(PDF)}/").status_code == 403


def test_with_a_scanner_an_infected_file_stays_out_and_the_page_says_that_files_are_scanned(
    office, address, settings, tmp_path
):
    writer = office.client(Role.WRITER)
    assert "chưa cấu hình quét vi-rút" in check(writer.get(address)).text
    with fake_clamd(tmp_path / "clamd.ctl") as (where, seen):
        settings.TONGHOP_CLAMD = where
        given = [file("sach.pdf"), file("doc.pdf", PDF + INFECTED)]
        page = check(writer.post(f"{address}them/", {"file": given}, follow=True))
    assert "“doc.pdf” có vi-rút (Eicar-Signature)" in page.text
    assert "được quét vi-rút trước khi nhận" in page.text
    assert seen == [PDF, PDF + INFECTED]
    assert names(office) == ["sach.pdf"]


def test_with_the_scanner_down_nothing_is_taken(office, address, settings, tmp_path):
    settings.TONGHOP_CLAMD = f"unix:{tmp_path}/khong-co"
    page = check(office.client(Role.WRITER).post(f"{address}them/", {"file": file()}, follow=True))
    assert "Hãy thử lại sau ít phút" in page.text
    assert names(office) == []
