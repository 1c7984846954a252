"""Issuing a document: its number and day, the files as they leave, all in one row that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tonghop.documents.actions.handing_over import check_is_newest, locked_document
from tonghop.documents.models import Cancellation, Document, IssuedDocument, Register
from tonghop.documents.permissions import check_may_issue
from tonghop.documents.queries.drafted import paper_of
from tonghop.documents.queries.issuing import is_taken, issued_before, last_of_run, numbering_of
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.rules.files import DOCX, PDF, XLSX, paper_names
from tonghop.documents.rules.issuing import (
    Numbering,
    check_day,
    check_reason,
    issued_paper,
    named,
    number_text,
    number_to_give,
    type_words,
)
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.kernel.moments import local
from tonghop.kernel.text import fold
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer

_TRIES = 20


@dataclass(frozen=True)
class _Planned:
    """What is about to leave: under which number, in whose stead, and the paper that says so."""

    number: int
    day: date
    paper: OfficialDocument
    replaces: IssuedDocument | None


def issue_document(document: Document, *, number: int | None, day: date, by: Viewer, at: datetime) -> IssuedDocument:
    """Return the document as issued: numbered, dated, laid out anew from the content that was handed over.

    `number` None takes the next one of a register kept here. Files are rendered before the transaction, which takes
    the number only if it is still the next one; otherwise all is done again with the one after it. Raises NotAllowed
    unless the issuer's clerk asks; NotPossible for a paper not handed over, a number taken, a day out of order.
    """
    check_may_issue(by, document.issuer_id)
    for _ in range(_TRIES):
        planned = _plan(document, number, day, local(at).date())
        files = _rendered(document, planned.paper, at)
        made = _stored(document, planned, files, by, at)
        if made is not None:
            return made
    raise NotPossible("Sổ đang được nhiều người dùng cùng lúc.", advice="Hãy thử lại.")


def _plan(document: Document, asked: int | None, day: date, today: date) -> _Planned:
    if document.state != Document.State.HANDED_OVER:
        raise NotPossible("Văn bản này không ở trạng thái chờ ban hành.", advice="Hãy tải lại trang.")
    paper, numbering = paper_of(document), numbering_of(document.issuer_id)
    last = last_of_run(document.issuer_id, day.year, paper.type_name, numbering)
    number = number_to_give(asked, last, numbering=numbering)
    check_day(day, last, today=today, numbering=numbering)
    if is_taken(document.issuer_id, day.year, paper.symbol, number):
        raise NotPossible(
            f"Số {number_text(number, paper.symbol)} của năm {day.year} đã dùng rồi.",
            advice="Số đã cấp hoặc đã hủy không dùng lại; hãy lấy số khác.",
        )
    before = issued_before(document)
    replaced = named(before.type_name, before.full_number, before.issued_on) if before else ""
    return _Planned(number, day, issued_paper(paper, number, day, replaced=replaced), before)


def _rendered(document: Document, paper: OfficialDocument, at: datetime) -> dict[str, bytes]:
    from tonghop.documents.signatures.updating import ready_for_signing  # noqa: PLC0415 - a second to load: only where a paper is signed or made

    workbook = {XLSX: bytes(document.xlsx)} if document.xlsx else {}
    return {DOCX: render_docx(paper, at=at), PDF: ready_for_signing(render_pdf(paper, at=at)), **workbook}


@transaction.atomic
def _stored(
    document: Document, planned: _Planned, files: dict[str, bytes], by: Viewer, at: datetime
) -> IssuedDocument | None:
    """Store what was planned; None where meanwhile another document took the number, or came to be replaced."""
    _lock_register(document.issuer)
    locked = locked_document(document)
    if locked.state != Document.State.HANDED_OVER or locked.handed_at != document.handed_at:
        raise NotPossible("Văn bản vừa được ban hành hoặc chuyển lại.", advice="Hãy tải lại trang để xem.")
    check_is_newest(locked)
    before, paper = issued_before(locked), planned.paper
    if is_taken(locked.issuer_id, planned.day.year, paper.symbol, planned.number) or before != planned.replaces:
        return None
    numbering = numbering_of(locked.issuer_id)
    last = last_of_run(locked.issuer_id, planned.day.year, paper.type_name, numbering)
    if numbering != Numbering.ENTERED and last.number >= planned.number:
        return None
    made = _row(document, planned, files, by, at)
    made.attempt = locked.issued.count() + 1
    made.save(force_insert=True)
    Document.objects.filter(pk=locked.pk).update(state=Document.State.ISSUED)
    _write(made, "document.issued", by, at, {"files": made.manifest["files"], "signer": made.signer})
    return made


def _row(document: Document, planned: _Planned, files: dict[str, bytes], by: Viewer, at: datetime) -> IssuedDocument:
    paper, (word, pdf) = planned.paper, paper_names(document.kind)
    full, lines = number_text(planned.number, paper.symbol), "\n".join(paper.recipients)
    names = {DOCX: word, PDF: pdf, XLSX: XLSX}
    hashes = {names[name]: sha256(data) for name, data in files.items()}
    said = {"number": full, "date": planned.day.isoformat(), "issuer": document.issuer.name}
    return IssuedDocument(
        document=document,
        issuer=document.issuer,
        year=planned.day.year,
        number=planned.number,
        symbol=paper.symbol,
        type_name=paper.type_name,
        issued_on=planned.day,
        subject=paper.subject,
        signer=paper.signing.name,
        post=" / ".join((*paper.signing.authority_lines, paper.signing.position)),
        recipients=lines,
        folded=fold(f"{type_words(paper.type_name)} {full} {paper.subject} {paper.signing.name} {lines}"),
        docx=files[DOCX],
        pdf=files[PDF],
        xlsx=files.get(XLSX, b""),
        manifest={**document.manifest, "issued": said, "files": hashes},
        replaces=planned.replaces,
        issued_at=at,
        issued_by=by.name,
    )


@transaction.atomic
def cancel_number(issued: IssuedDocument, *, reason: str, by: Viewer, at: datetime) -> Cancellation:
    """Return the cancellation: the number is void and stays used; the paper waits for a number again.

    Raises NotAllowed unless the issuer's clerk asks; NotPossible without a reason, for a number cancelled already,
    or once somebody has received the document: then only a new document can replace it.
    """
    check_may_issue(by, issued.issuer_id)
    said = check_reason(reason)
    _lock_register(issued.issuer)
    locked = locked_document(issued.document)
    if Cancellation.objects.filter(issued=issued).exists():
        raise NotPossible("Số này đã hủy rồi.", advice="Hãy tải lại trang.")
    if locked.deliveries.filter(received_at__isnull=False).exists():
        raise NotPossible("Đã có nơi nhận văn bản này nên không hủy số được.", advice="Hãy ban hành văn bản thay thế.")
    if issued.replaced_by.filter(cancellation=None).exists():
        raise NotPossible("Văn bản này đã được thay thế.", advice="Không cần hủy số.")
    made = Cancellation.objects.create(issued=issued, reason=said, cancelled_at=at, cancelled_by=by.name)
    Document.objects.filter(pk=locked.pk).update(state=Document.State.HANDED_OVER)
    _write(issued, "document.number_cancelled", by, at, {"reason": said})
    return made


@transaction.atomic
def keep_register(issuer: Organisation, *, numbering: Numbering, by: Viewer, at: datetime) -> Register:
    """Say where the body's numbers come from; NotAllowed unless its clerk asks."""
    check_may_issue(by, issuer.pk)
    register = _lock_register(issuer)
    register.numbering, register.changed_at, register.changed_by = numbering, at, by.name
    register.save(update_fields=["numbering", "changed_at", "changed_by"])
    subject = Subject("organisation", issuer.pk)
    record("register.kept", subject=subject, by=by.actor, at=at, detail={"numbering": numbering})
    return register


def _lock_register(issuer: Organisation) -> Register:
    """Return the issuer's register, its row locked until the transaction ends: one number at a time."""
    Register.objects.get_or_create(issuer=issuer)
    return Register.objects.select_for_update().get(issuer=issuer)


def _write(issued: IssuedDocument, event: str, by: Viewer, at: datetime, more: Mapping[str, object]) -> None:
    detail = {"document_id": issued.document_id, "number": issued.full_number, **more}
    record(event, subject=Subject("campaign", issued.document.campaign_id), by=by.actor, at=at, detail=detail)
