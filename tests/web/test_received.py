"""Every file that comes in over the web is scanned first: what is infected is said where one stands, and not kept."""

import ast
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markup import check

from fake_clamd import INFECTED, fake_clamd
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role
from tonghop.plans.models import Plan
from tonghop.reports.models import Attachment, Upload
from tonghop.web import received

pytestmark = pytest.mark.django_db
WEB = Path(received.__file__).parent


def receipt(office):
    return f"/bien-nhan/{office.submitted().latest.receipt.number}/"


WAYS = {
    "plan": (Role.ORGANISER, lambda _: "/ke-hoach/", "file"),
    "campaign file": (Role.ORGANISER, lambda _: "/ke-hoach/tep-dot/", "file"),
    "accounts": (Role.ORGANISER, lambda _: "/tai-khoan/nhap/", "file"),
    "files of units": (Role.ORGANISER, lambda office: f"/dot/{office.campaign.key}/tep/", "file"),
    "report": (Role.WRITER, lambda office: f"/bao-cao/{office.opened().obligation_id}/tep/tai-len/", "file"),
    "attachment": (Role.WRITER, lambda office: f"/bao-cao/{office.opened().obligation_id}/kem-theo/them/", "file"),
    "signed paper": (Role.HEAD, lambda office: f"{receipt(office)}ky-ngoai/", "pdf"),
    "token signature": (Role.HEAD, lambda office: f"{receipt(office)}chu-ky/", "signature"),
    "issued paper": (Role.LEADER, lambda office: f"/ban-hanh/{office.issued().pk}/ban-da-ky/", "pdf"),
}


def kept():
    return [model.objects.count() for model in (Plan, Upload, Attachment, Person)]


@pytest.fixture(params=WAYS)
def send(request, office):
    """Send a file that way; return the page that answers."""
    role, address, field = WAYS[request.param]
    client, where = office.client(role), address(office)

    def sends(data):
        posted = {field: SimpleUploadedFile("tệp.bin", data), "moment": int(office.now.timestamp())}
        return check(client.post(where, posted, follow=True))

    return sends


def test_what_is_infected_is_said_and_not_kept(send, settings, tmp_path):
    before = kept()
    with fake_clamd(tmp_path / "clamd.ctl") as (settings.TONGHOP_CLAMD, seen):
        page = send(INFECTED)
    assert "Tệp “tệp.bin” có vi-rút (Eicar-Signature) nên không được nhận." in page.text
    assert seen == [INFECTED]
    assert kept() == before


def test_while_the_scanner_does_not_answer_nothing_is_taken(send, settings, tmp_path):
    before = kept()
    settings.TONGHOP_CLAMD = f"unix:{tmp_path}/khong-co"
    assert "Hãy thử lại sau ít phút" in send(b"abc").text
    assert kept() == before


def test_what_is_too_large_is_neither_read_nor_scanned(send, settings, tmp_path):
    settings.MAX_UPLOAD_BYTES = 10
    with fake_clamd(tmp_path / "clamd.ctl") as (settings.TONGHOP_CLAMD, seen):
        assert "tệp lớn hơn 0 MB, không nhận" in send(b"x" * 11).text
    assert seen == []


def test_a_key_is_shown_to_no_scanner(office, settings, tmp_path):
    where = receipt(office)
    with fake_clamd(tmp_path / "clamd.ctl") as (settings.TONGHOP_CLAMD, seen):
        key = SimpleUploadedFile("khoa.p12", b"khoa")
        assert office.client(Role.HEAD).post(f"{where}ky/", {"key_file": key}).status_code == 409
    assert seen == []


def taking_in(tree):
    """The lines that take hold of a file that was sent: one of the request's files, or a plain field for one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "FILES":
            yield node.lineno
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "forms.FileField":
            yield node.lineno


def test_no_other_module_takes_bytes_in():
    found = {
        str(path.relative_to(WEB)): len([*taking_in(ast.parse(path.read_text(encoding="utf-8")))])
        for path in sorted(WEB.rglob("*.py"))
    }
    # the key file of forms.py is kept nowhere; the public page of receipts.py only hashes what it is sent
    assert {name: count for name, count in found.items() if count} == {
        "forms.py": 1,
        "received.py": 2,
        "views/receipts.py": 1,
    }
