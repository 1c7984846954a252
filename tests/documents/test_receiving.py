"""The receiver: sees what was issued to it and nothing else, says that it came; the signed PDF is attached."""

from datetime import timedelta

import pytest
from issuing import DAY, RECIPIENTS, SIGNER, Desk, make_desk
from signing_keys import PASSPHRASE, key_file

import factories
import worlds
from tonghop.documents.actions import Wish, cancel_number, hand_over, issue_document, mark_received, take_signed_issue
from tonghop.documents.models import Document, IssuedSignature
from tonghop.documents.queries import (
    SIGNED,
    document_for,
    documents_of,
    issued_files,
    issued_for,
    issued_page,
    received_for,
)
from tonghop.documents.signatures.keys import open_key
from tonghop.documents.signatures.signing import sign_pdf
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role


@pytest.fixture
def desk(world: worlds.World, snapshot) -> Desk:
    return make_desk(world)


def signed(pdf: bytes, name: str = "Trần Văn Minh") -> bytes:
    key = key_file(name, "UBND tỉnh Lào Cai", since=worlds.SEEN_AT - timedelta(days=30))
    signer = open_key(key, PASSPHRASE, at=worlds.SEEN_AT)
    return sign_pdf(pdf, signer, name=name, seal=False, at=worlds.SEEN_AT)


def test_the_receiver_sees_the_issued_report_and_never_the_draft(desk: Desk) -> None:
    waiting = desk.waiting()
    assert received_for(desk.receiver) == []
    issued = issue_document(waiting, number=12, day=DAY, by=desk.clerk, at=worlds.SEEN_AT)
    assert [one.issued_row for one in received_for(desk.receiver)] == [issued]
    with pytest.raises(NotAllowed):
        document_for(desk.receiver, waiting.pk)
    assert documents_of(desk.receiver, desk.world.campaign) == []
    files = issued_files(desk.receiver, issued.pk)
    assert list(files) == ["bao-cao-tong-hop.docx", "bao-cao-tong-hop.pdf", "phu-luc-so-lieu.xlsx"]
    assert "manifest.json" in issued_files(desk.world.organiser, issued.pk)


def test_the_receiver_is_told_how_many_sources_each_figure_has_and_no_name(desk: Desk) -> None:
    page = issued_page(desk.receiver, desk.issued().pk)
    line = next(one for one in page.figures if (one.code, one.scope) == ("TTHC.04", "toàn tỉnh"))
    assert (line.total, 0 < line.given <= line.asked) == ("5.201", True)
    assert (page.own, page.may_cancel, page.may_attach) == (False, False, False)
    assert all("UBND xã" not in str(one) for one in page.figures)


def test_received_is_shown_to_the_issuer_and_the_first_moment_stands(desk: Desk) -> None:
    issued = desk.issued()
    at = worlds.SEEN_AT + timedelta(hours=1)
    mark_received(issued, organisation_id=desk.ministry.pk, by=desk.receiver, at=at)
    mark_received(issued, organisation_id=desk.ministry.pk, by=desk.receiver, at=at + timedelta(hours=1))
    ((delivery, may),) = issued_page(desk.clerk, issued.pk).deliveries
    assert (delivery.received_at, delivery.received_by, may) == (at, desk.receiver.name, False)
    line = Entry.objects.get(event="document.received")
    assert line.detail["sha256"] == sha256(bytes(issued.pdf))
    with pytest.raises(NotPossible, match="nơi nhận"):
        cancel_number(issued, reason="x", by=desk.clerk, at=at)


def test_a_cancelled_number_is_gone_for_the_receiver(desk: Desk) -> None:
    issued = desk.issued()
    cancel_number(issued, reason="Nhầm", by=desk.clerk, at=worlds.SEEN_AT)
    assert received_for(desk.receiver) == []
    with pytest.raises(NotAllowed):
        issued_for(desk.receiver, issued.pk)
    with pytest.raises(NotPossible, match="hủy"):
        mark_received(issued, organisation_id=desk.ministry.pk, by=desk.receiver, at=worlds.SEEN_AT)


def test_others_do_not_see_it_nor_say_that_it_came(desk: Desk) -> None:
    issued = desk.issued()
    other = factories.make_organisation("Bộ Tài chính", "ministry")
    for body, role in (
        (other, Role.RECEIVER),
        (desk.world.province.communes[0], Role.HEAD),
        (desk.ministry, Role.ADMINISTRATOR),
    ):
        stranger = factories.viewer_in(body, role)
        with pytest.raises(NotAllowed):
            issued_for(stranger, issued.pk)
        assert received_for(stranger) == []
        for asked in (desk.ministry.pk, body.pk):
            with pytest.raises(NotAllowed):
                mark_received(issued, organisation_id=asked, by=stranger, at=worlds.SEEN_AT)
    assert not Entry.objects.filter(event="document.received").exists()


def test_a_writer_of_a_unit_reads_what_came_but_does_not_confirm_it(desk: Desk) -> None:
    unit = desk.world.province.communes[0]
    draft = hand_over(
        desk.waiting("transmittal"),
        wish=Wish(SIGNER, RECIPIENTS, (unit.pk,)),
        by=desk.world.organiser,
        at=worlds.SEEN_AT,
    )
    issued = issue_document(draft, number=3, day=DAY, by=desk.clerk, at=worlds.SEEN_AT)
    writer = factories.viewer_in(unit, Role.WRITER)
    assert issued_page(writer, issued.pk).deliveries[0][1] is False
    with pytest.raises(NotAllowed):
        mark_received(issued, organisation_id=unit.pk, by=writer, at=worlds.SEEN_AT)
    assert issued_page(factories.viewer_in(unit, Role.CLERK), issued.pk).deliveries[0][1] is True


def test_the_signed_pdf_is_attached_and_another_file_is_not(desk: Desk) -> None:
    issued = desk.issued()
    pdf = signed(bytes(issued.pdf))
    with pytest.raises(NotPossible):
        take_signed_issue(issued, pdf=signed(bytes(Document.objects.get().pdf)), by=desk.clerk, at=worlds.SEEN_AT)
    with pytest.raises(NotAllowed):
        take_signed_issue(issued, pdf=pdf, by=desk.world.organiser, at=worlds.SEEN_AT)
    assert not IssuedSignature.objects.exists()
    (kept,) = take_signed_issue(issued, pdf=pdf, by=desk.clerk, at=worlds.SEEN_AT)
    assert (kept.subject, kept.place) == ("Trần Văn Minh, UBND tỉnh Lào Cai", 1)
    assert issued_files(desk.receiver, issued.pk)[SIGNED] == pdf
    with pytest.raises(NotPossible, match="đã ký"):
        take_signed_issue(issued, pdf=signed(pdf), by=desk.clerk, at=worlds.SEEN_AT)
    assert Entry.objects.filter(event="document.signed").count() == 1


def test_the_home_list_asks_as_often_for_one_as_for_many(desk: Desk, django_assert_max_num_queries) -> None:
    desk.issued()
    with django_assert_max_num_queries(4):
        received_for(desk.receiver)
    desk.issued(number=13), desk.issued("transmittal", 14)
    with django_assert_max_num_queries(4):
        assert len(received_for(desk.receiver)) == 3
