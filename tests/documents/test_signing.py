"""Signing a unit's paper: who may, what is kept and written down, and that a refusal changes nothing."""

from datetime import timedelta

import pytest
from signing_keys import PASSPHRASE, key_file

from office import Office, fresh, make_office
from tonghop.documents.actions import sign_paper, take_signed_paper
from tonghop.documents.actions.signing import keep
from tonghop.documents.models import PaperSignature, ReportPaper
from tonghop.documents.queries import is_confirmed, receipt_page, report_pdf
from tonghop.documents.signatures.keys import open_key
from tonghop.documents.signatures.reading import new_signatures
from tonghop.documents.signatures.signing import sign_pdf
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports
from tonghop.reports.queries import hands_on
from tonghop.reports.rows import Receipt


@pytest.fixture
def office(db: None, now) -> Office:
    made = make_office(now)
    made.submitted()
    return made


@pytest.fixture
def number(office) -> str:
    return Receipt.objects.get().number


def key(office: Office, name: str = "Giàng A Lử") -> bytes:
    return key_file(name, "UBND xã Bắc Hà", since=office.now - timedelta(days=30))


def sign(office: Office, number: str, role: Role = Role.HEAD, **given) -> PaperSignature:
    asked = {"p12": key(office), "passphrase": PASSPHRASE, "by": office.viewer(role), "at": office.now} | given
    return sign_paper(number, **asked)


def refused(kind, call, *args, match=None, **kwargs):
    before = PaperSignature.objects.count(), Entry.objects.count()
    with pytest.raises(kind, match=match):
        call(*args, **kwargs)
    assert (PaperSignature.objects.count(), Entry.objects.count()) == before


def test_the_head_signs_and_the_line_stands_on_the_chain(office, number):
    made = sign(office, number)
    kept = PaperSignature.objects.get()
    assert (kept.pk, kept.place, kept.subject) == (made.pk, 1, "Giàng A Lử, UBND xã Bắc Hà")
    assert (kept.sha256, kept.claimed_at) == (sha256(bytes(kept.pdf)), office.now)
    assert bytes(kept.pdf).startswith(bytes(ReportPaper.objects.get().pdf))
    line = Entry.objects.get(event="report.paper_signed")
    head = office.viewer(Role.HEAD)
    assert (line.actor_id, line.detail["sha256"]) == (head.person_id, kept.sha256)
    assert line.detail["certificates"] == [{"subject": kept.subject, "serial": kept.serial}]
    assert first_broken_place(chain_lines(line.chain)) is None
    assert report_pdf(head, number, signed=True)[1] == bytes(kept.pdf)


def test_the_clerk_puts_the_seal_on_top_and_the_first_signature_holds(office, number):
    sign(office, number)
    seal = sign(office, number, Role.CLERK, p12=key(office, "UBND xã Bắc Hà"))
    assert seal.place == 2
    page = receipt_page(office.viewer(Role.CLERK), number)
    assert [one.subject for one in page.signatures] == ["Giàng A Lử, UBND xã Bắc Hà", "UBND xã Bắc Hà"]


@pytest.mark.parametrize("role", [Role.WRITER, Role.ORGANISER, Role.LEADER])
def test_nobody_else_signs(office, number, role):
    refused(NotAllowed, sign, office, number, role)
    assert not receipt_page(office.viewer(role), number).may_sign


def test_the_head_of_another_unit_signs_nothing(office, number):
    stranger = office.viewer(Role.HEAD, office.province.communes[1])
    refused(NotAllowed, sign, office, number, by=stranger)


def test_a_wrong_password_or_a_certificate_that_signed_already_changes_nothing(office, number):
    refused(NotPossible, sign, office, number, passphrase="sai", match="sai mật khẩu")
    sign(office, number)
    refused(NotPossible, sign, office, number, match="đã ký bản PDF này rồi")


def test_a_version_that_was_recalled_is_not_signed(office, number):
    reports.recall(fresh(office.obligation().report), by=office.viewer(Role.HEAD), at=office.now)
    assert not receipt_page(office.viewer(Role.HEAD), number).may_sign
    refused(NotPossible, sign, office, number, match="rút lại hoặc trả lại")


def test_a_paper_signed_outside_is_taken_if_it_is_the_very_paper(office, number):
    head = office.viewer(Role.HEAD)
    paper = report_pdf(head, number, signed=False)[1]
    token = open_key(key(office), PASSPHRASE, at=office.now)
    back = sign_pdf(paper, token, name="Giàng A Lử", seal=False, at=office.now)
    spoilt = back[:2000] + bytes([back[2000] ^ 1]) + back[2001:]
    for pdf, words in (
        (spoilt, "không phải bản PDF của hệ thống"),
        (paper, "chưa có chữ ký số mới"),
        (b"%PDF", "không phải bản PDF của hệ thống"),
        (back + b"0" * (6 * 1024 * 1024), "lớn bất thường"),
    ):
        refused(NotPossible, take_signed_paper, number, pdf=pdf, by=head, at=office.now, match=words)
    refused(NotAllowed, take_signed_paper, number, pdf=back, by=office.viewer(Role.WRITER), at=office.now)
    (kept,) = take_signed_paper(number, pdf=back, by=head, at=office.now)
    assert bytes(kept.pdf) == back


def test_two_who_sign_the_same_state_do_not_lose_each_other(office, number):
    head = office.viewer(Role.HEAD)
    paper = report_pdf(head, number, signed=False)[1]
    late = sign_pdf(
        paper, open_key(key(office), PASSPHRASE, at=office.now), name="Giàng A Lử", seal=False, at=office.now
    )
    page = receipt_page(head, number)
    sign(office, number, Role.CLERK, p12=key(office, "UBND xã Bắc Hà"))
    refused(NotPossible, take_signed_paper, number, pdf=late, by=head, at=office.now, match="không phải bản PDF")
    found = new_signatures(late, before=paper)
    refused(NotPossible, keep, page, late, found, head, office.now, match="Vừa có người khác ký")


def test_who_signed_is_among_the_hands_and_accepts_nothing(office, number):
    sign(office, number, Role.CLERK)
    report = fresh(office.obligation().report)
    clerk = office.viewer(Role.CLERK)
    assert clerk.person_id in hands_on(report, clerk, report.latest)


def test_the_public_answer_knows_content_and_papers_and_nothing_else(office, number):
    signature = sign(office, number)
    paper = ReportPaper.objects.get()
    receipt = Receipt.objects.get()
    for digest in (receipt.content["hash"], paper.sha256, signature.sha256, f" {paper.sha256.upper()} "):
        assert is_confirmed(number, digest)
    for asked, digest in ((number, "0" * 64), ("001/BN-khac-1", paper.sha256), (number, "")):
        assert not is_confirmed(asked, digest)
