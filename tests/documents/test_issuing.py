"""Issuing: the number and day, the files as they leave, what a cancelled number means, and who may do what."""

import io
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from docx import Document as WordDocument
from issuing import DAY, RECIPIENTS, SIGNER, Desk, make_desk

import factories
import worlds
from tonghop.documents.actions import Wish, cancel_number, hand_over, issue_document, keep_register
from tonghop.documents.models import Cancellation, Document, IssuedDocument
from tonghop.documents.queries import document_for, register_lines, registers_for, waiting_to_issue
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.frozen import frozen, thawed
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.resources import report_frame
from tonghop.documents.rules.issuing import Numbering, Signer, issued_paper
from tonghop.documents.rules.report import report_document
from tonghop.documents.signatures.updating import ready_for_signing
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role


@pytest.fixture
def desk(world: worlds.World, snapshot) -> Desk:
    return make_desk(world)


def words_of(data: bytes) -> str:
    paper = WordDocument(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells]).replace("\u00a0", " ")


def refused(kind, call, *args, match=None, **given):
    before = IssuedDocument.objects.count(), Cancellation.objects.count(), Entry.objects.count()
    with pytest.raises(kind, match=match):
        call(*args, **given)
    assert (IssuedDocument.objects.count(), Cancellation.objects.count(), Entry.objects.count()) == before


def test_a_paper_comes_back_from_json_as_it_went(snapshot) -> None:
    paper = report_document(snapshot.content, report_frame())
    assert thawed(frozen(paper)) == paper


def test_the_issued_report_is_numbered_dated_signed_and_no_draft(desk: Desk) -> None:
    issued = desk.issued()
    said = words_of(bytes(issued.docx))
    for wanted in (
        "Số: 12/BC-UBND",
        "Lào Cai, ngày 08 tháng 5 năm 2026",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Văn Minh",
        "- Lưu: VT, NC.",
        "(Kèm theo Báo cáo số 12/BC-UBND ngày 08 tháng 5 năm 2026 của UBND tỉnh Lào Cai)",
    ):
        assert wanted in said
    assert "DỰ THẢO" not in said
    assert "DỰ THẢO" in words_of(bytes(issued.document.docx))
    assert (issued.full_number, issued.type_words, issued.issued_on) == ("12/BC-UBND", "Báo cáo", DAY)
    assert issued.post == "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    assert Document.objects.get().state == "issued"


def test_the_same_content_gives_the_same_bytes(desk: Desk) -> None:
    issued = desk.issued()
    paper = issued_paper(thawed(Document.objects.get().content), 12, DAY)
    assert bytes(issued.docx) == render_docx(paper, at=worlds.SEEN_AT)
    assert bytes(issued.pdf) == ready_for_signing(render_pdf(paper, at=worlds.SEEN_AT))
    assert bytes(issued.xlsx) == bytes(issued.document.xlsx)


def test_the_manifest_and_the_journal_hold_number_and_hashes(desk: Desk) -> None:
    issued = desk.issued()
    hashes = {
        "bao-cao-tong-hop.docx": sha256(bytes(issued.docx)),
        "bao-cao-tong-hop.pdf": sha256(bytes(issued.pdf)),
        "phu-luc-so-lieu.xlsx": sha256(bytes(issued.xlsx)),
    }
    assert issued.manifest["files"] == hashes
    assert issued.manifest["issued"] == {"number": "12/BC-UBND", "date": "2026-05-08", "issuer": "UBND tỉnh Lào Cai"}
    assert issued.manifest["figures"] == issued.document.manifest["figures"]
    line = Entry.objects.get(event="document.issued")
    assert (line.detail["number"], line.detail["files"], line.actor_id) == ("12/BC-UBND", hashes, desk.clerk.person_id)


def test_what_was_issued_cannot_be_changed(desk: Desk) -> None:
    issued = desk.issued()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        IssuedDocument.objects.filter(pk=issued.pk).update(subject="khác")
    wish = Wish(SIGNER, RECIPIENTS)
    refused(
        NotPossible, hand_over, issued.document, wish=wish, by=desk.world.organiser, at=worlds.SEEN_AT, match="ban hành"
    )
    fresh = Document.objects.get()
    refused(NotPossible, issue_document, fresh, number=13, day=DAY, by=desk.clerk, at=worlds.SEEN_AT, match="chờ ban")


def test_a_later_report_replaces_the_one_before_and_says_so(desk: Desk) -> None:
    first, second = desk.issued(), desk.issued(number=15)
    assert second.replaces == first
    assert "Báo cáo này thay thế Báo cáo số 12/BC-UBND ngày 08/5/2026." in words_of(bytes(second.docx))


def test_a_draft_that_a_later_one_overtook_is_not_issued(desk: Desk) -> None:
    older = desk.waiting()
    newer = desk.waiting()
    refused(NotPossible, issue_document, older, number=12, day=DAY, by=desk.clerk, at=worlds.SEEN_AT, match="mới hơn")
    assert issue_document(newer, number=12, day=DAY, by=desk.clerk, at=worlds.SEEN_AT).number == 12


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [(None, DAY, "Chưa nhập số"), (0, DAY, "từ 1"), (7, date(2026, 5, 9), "chưa đến"), (12, DAY, "đã dùng")],
)
def test_numbers_and_days_that_are_refused(desk: Desk, number, day, said) -> None:
    desk.issued()
    waiting = desk.waiting()
    refused(NotPossible, issue_document, waiting, number=number, day=day, by=desk.clerk, at=worlds.SEEN_AT, match=said)


def test_a_register_kept_here_numbers_each_type_from_where_it_began(desk: Desk) -> None:
    keep_register(desk.world.province.owner, numbering=Numbering.BY_TYPE, by=desk.clerk, at=worlds.SEEN_AT)
    assert desk.issued(number=41).number == 41
    assert desk.issued(number=None).number == 42
    assert desk.issued("transmittal", None).full_number == "01/UBND-NC"
    waiting = desk.waiting()
    refused(
        NotPossible,
        issue_document,
        waiting,
        number=50,
        day=DAY,
        by=desk.clerk,
        at=worlds.SEEN_AT,
        match="tiếp theo là 43",
    )
    early = DAY - timedelta(days=1)
    refused(
        NotPossible, issue_document, waiting, number=None, day=early, by=desk.clerk, at=worlds.SEEN_AT, match="lùi ngày"
    )
    last_year = date(2025, 12, 31)
    refused(
        NotPossible, issue_document, waiting, number=None, day=last_year, by=desk.clerk, at=worlds.SEEN_AT, match="2025"
    )


def test_one_run_for_all_types(desk: Desk) -> None:
    keep_register(desk.world.province.owner, numbering=Numbering.ONE_RUN, by=desk.clerk, at=worlds.SEEN_AT)
    assert [desk.issued(number=None).full_number, desk.issued("transmittal", None).full_number] == [
        "01/BC-UBND",
        "02/UBND-NC",
    ]


def test_a_year_begins_with_one(desk: Desk) -> None:
    keep_register(desk.world.province.owner, numbering=Numbering.BY_TYPE, by=desk.clerk, at=worlds.SEEN_AT)
    assert desk.issued(number=None).number == 1
    later = worlds.SEEN_AT.replace(year=2027)
    assert desk.issued(number=None, day=date(2027, 5, 8), at=later).full_number == "01/BC-UBND"


def test_a_cancelled_number_stays_used_and_the_paper_waits_again(desk: Desk) -> None:
    keep_register(desk.world.province.owner, numbering=Numbering.BY_TYPE, by=desk.clerk, at=worlds.SEEN_AT)
    issued = desk.issued(number=None)
    cancel_number(issued, reason=" Ký nhầm bản ", by=desk.clerk, at=worlds.SEEN_AT)
    assert issued.cancellation.reason == "Ký nhầm bản"
    assert Entry.objects.get(event="document.number_cancelled").detail["reason"] == "Ký nhầm bản"
    again = issue_document(Document.objects.get(), number=None, day=DAY, by=desk.clerk, at=worlds.SEEN_AT)
    assert (again.number, again.attempt, again.replaces) == (2, 2, None)
    lines = register_lines(desk.world.province.owner, year=2026, type_name=None, words="")
    assert [(line.number, hasattr(line, "cancellation")) for line in lines] == [(2, False), (1, True)]


def test_numbers_that_are_not_cancelled(desk: Desk) -> None:
    first = desk.issued()
    refused(NotPossible, cancel_number, first, reason=" ", by=desk.clerk, at=worlds.SEEN_AT, match="lý do")
    second = desk.issued(number=13)
    refused(NotPossible, cancel_number, first, reason="x", by=desk.clerk, at=worlds.SEEN_AT, match="thay thế")
    cancel_number(second, reason="Nhầm", by=desk.clerk, at=worlds.SEEN_AT)
    refused(NotPossible, cancel_number, second, reason="x", by=desk.clerk, at=worlds.SEEN_AT, match="đã hủy")


@pytest.mark.parametrize("role", [r for r in Role if r != Role.CLERK])
def test_only_the_clerk_of_the_issuer_numbers(desk: Desk, role: Role) -> None:
    waiting, owner = desk.waiting(), desk.world.province.owner
    somebody = factories.viewer_in(owner, role)
    elsewhere = factories.viewer_in(desk.world.province.standing_body, Role.CLERK)
    for by in (somebody, elsewhere, desk.world.organiser):
        refused(NotAllowed, issue_document, waiting, number=1, day=DAY, by=by, at=worlds.SEEN_AT)
        refused(NotAllowed, keep_register, owner, numbering=Numbering.BY_TYPE, by=by, at=worlds.SEEN_AT)
    issued = issue_document(waiting, number=1, day=DAY, by=desk.clerk, at=worlds.SEEN_AT)
    for by in (somebody, elsewhere):
        refused(NotAllowed, cancel_number, issued, reason="x", by=by, at=worlds.SEEN_AT)


def test_the_clerk_reads_a_draft_once_it_is_handed_over(desk: Desk, world: worlds.World) -> None:
    from tonghop.documents.actions import draft_documents  # noqa: PLC0415 - only here

    draft = draft_documents(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    with pytest.raises(NotAllowed):
        document_for(desk.clerk, draft.pk)
    assert waiting_to_issue(desk.clerk) == []
    waiting = desk.waiting()
    assert [one.pk for one in waiting_to_issue(desk.clerk)] == [waiting.pk]
    assert document_for(desk.clerk, waiting.pk).pk == waiting.pk
    assert waiting_to_issue(world.organiser) == []


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(Signer("", "Chủ tịch"), RECIPIENTS), "họ tên"),
        (Wish(SIGNER, ("", " - ")), "nơi nhận"),
        (Wish(SIGNER, RECIPIENTS, (10**9,)), "danh sách"),
    ],
)
def test_what_is_not_handed_over(desk: Desk, wish: Wish, said: str) -> None:
    draft = desk.waiting()
    refused(NotPossible, hand_over, draft, wish=wish, by=desk.world.organiser, at=worlds.SEEN_AT, match=said)
    refused(NotAllowed, hand_over, draft, wish=Wish(SIGNER, RECIPIENTS), by=desk.clerk, at=worlds.SEEN_AT)


def test_an_old_draft_without_content_is_drafted_anew(desk: Desk) -> None:
    draft = desk.waiting()
    Document.objects.filter(pk=draft.pk).update(content={})
    wish = Wish(SIGNER, RECIPIENTS)
    refused(NotPossible, hand_over, draft, wish=wish, by=desk.world.organiser, at=worlds.SEEN_AT, match="dựng lại")


def test_the_register_is_searched_without_marks_and_read_by_the_office_alone(desk: Desk) -> None:
    desk.issued(), desk.issued("transmittal", 20)
    owner = desk.world.province.owner
    assert registers_for(desk.clerk) == [owner]
    assert registers_for(desk.receiver) == []

    def found(**given):
        asked = {"year": 2026, "type_name": None, "words": ""} | given
        return [line.full_number for line in register_lines(owner, **asked)]

    assert found() == ["20/UBND-NC", "12/BC-UBND"]
    assert found(words="tran van minh bao cao 12") == ["12/BC-UBND"]
    assert found(type_name="") == ["20/UBND-NC"]
    assert found(year=2025) == []
