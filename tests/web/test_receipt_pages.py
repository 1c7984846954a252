"""The receipt page with the paper and its signing, and the public page that answers yes or no."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from markup import check
from signing_keys import PASSPHRASE, key_file, token

from office import SECRET
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.reports.rows import Receipt

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(office) -> str:
    office.submitted()
    return f"/bien-nhan/{Receipt.objects.get().number}/"


def key(office) -> SimpleUploadedFile:
    data = key_file("Giàng A Lử", "UBND xã Bắc Hà", since=office.now - timedelta(days=30))
    return SimpleUploadedFile("ky.p12", data)


def paper(client, address, kind="goc") -> bytes:
    response = client.get(f"{address}bao-cao-{kind}.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment")
    return response.content


def test_the_head_signs_with_a_key_file_and_the_receipt_shows_it(office, address):
    head = office.client(Role.HEAD)
    response = head.post(f"{address}ky/", {"key_file": key(office), "passphrase": PASSPHRASE}, follow=True)
    page = check(response)
    assert "Giàng A Lử, UBND xã Bắc Hà" in page.text
    assert paper(head, address, "da-ky").startswith(paper(head, address))


def test_a_wrong_password_is_said_beside_the_form_and_never_shown_again(office, address):
    response = office.client(Role.HEAD).post(f"{address}ky/", {"key_file": key(office), "passphrase": "sai-bet"})
    assert response.status_code == 409
    assert "sai mật khẩu" in check(response).text
    assert "sai-bet" not in response.content.decode()


def test_without_a_file_the_form_says_so(office, address):
    head = office.client(Role.HEAD)
    for name in ("ky/", "ky-ngoai/"):
        response = head.post(f"{address}{name}")
        assert response.status_code == 409
        assert "This field" not in check(response).text


def test_another_file_is_not_taken_as_the_signed_paper(office, address):
    head = office.client(Role.HEAD)
    for data, words in ((paper(head, address), "chưa có chữ ký số mới"), (b"%PDF-1.7", "không phải bản PDF")):
        response = head.post(f"{address}ky-ngoai/", {"pdf": SimpleUploadedFile("a.pdf", data)})
        assert response.status_code == 409
        assert words in check(response).text


def test_a_token_signs_the_prepared_bytes_and_its_signature_is_taken(office, address, tmp_path):
    head = office.client(Role.HEAD)
    page = check(head.get(address))
    links = re.findall(r'href="([^"]+/can-ky/(\d+)\.(?:bin|json))"', head.get(address).content.decode())
    (data_link, moment), (told_link, _) = links
    assert "Ký riêng dữ liệu" in page.text
    data, told = head.get(data_link).content, head.get(told_link).json()
    assert (told["digest"], told["size"], told["algorithm"]) == (sha256(data), len(data), "SHA-256")
    signature = token(tmp_path, data, "Giàng A Lử", since=office.now - timedelta(days=30))

    def send(client, what, at=moment):
        return client.post(
            f"{address}chu-ky/", {"signature": SimpleUploadedFile("ky.p7s", what), "moment": at}, follow=True
        )

    for what, at, words in ((b"abc", moment, "không phải chữ ký CMS"), (signature, int(moment) - 4000, "một giờ")):
        refused = send(head, what, at)
        assert refused.status_code == 409
        assert words in check(refused).text
    assert send(office.client(Role.WRITER), signature).status_code == 403
    assert head.post(f"{address}chu-ky/").status_code == 409
    assert "Giàng A Lử, UBND xã Bắc Hà" in check(send(head, signature)).text
    assert "mã băm" in check(send(head, signature)).text  # stale: the paper has moved on
    assert data.startswith(paper(head, address)[:1000])


def test_only_who_may_sign_is_offered_it(office, address):
    assert "Ký bằng tệp khóa" in check(office.client(Role.CLERK).get(address)).text
    for role in (Role.WRITER, Role.ORGANISER, Role.LEADER):
        assert "Ký bằng tệp khóa" not in check(office.client(role).get(address)).text
    writer = office.client(Role.WRITER)
    assert writer.post(f"{address}ky/", {"key_file": key(office), "passphrase": PASSPHRASE}).status_code == 403


def test_anybody_may_ask_with_a_hash_and_is_told_yes_or_no_only(office, address):
    receipt = Receipt.objects.get()
    for digest, answer in ((receipt.content["hash"], "Có: "), ("0" * 64, "Không: ")):
        response = Client().get("/xac-minh/", {"number": receipt.number, "hash": digest})
        page = check(response)
        assert answer in page.text
        assert "UBND xã Bắc Hà" not in page.text
        assert SECRET not in page.text


def test_without_javascript_a_file_is_hashed_by_the_server(office, address):
    number, head = Receipt.objects.get().number, office.client(Role.HEAD)
    for data, answer in ((paper(head, address), "Có: "), (paper(head, address) + b" ", "Không: ")):
        response = Client().post("/xac-minh/", {"number": number, "file": SimpleUploadedFile("a.pdf", data)})
        assert answer in check(response).text
    without = Client().post("/xac-minh/", {"number": number, "hash": Receipt.objects.get().content["hash"]})
    assert "Có: " in check(without).text


def test_a_file_too_large_is_not_read(office, address, monkeypatch):
    monkeypatch.setattr("tonghop.web.views.receipts.MAX_VERIFIED_BYTES", 1000)
    response = Client().post("/xac-minh/", {"number": "1", "file": SimpleUploadedFile("a.pdf", b"0" * 2000)})
    assert response.status_code == 413
    assert "lớn hơn 25 MB" in check(response).text


def test_who_sends_very_many_files_is_asked_to_wait(office, address):
    client = Client()
    answers = {client.post("/xac-minh/", {"number": "1", "hash": "0" * 64}).status_code for _ in range(31)}
    assert answers == {200, 429}
