"""What comes back to an issued document: that it has arrived, and its PDF as signed with a token."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tonghop.documents.actions.handing_over import locked_document
from tonghop.documents.actions.signing import check_new_certificates, check_size, signature_fields
from tonghop.documents.models import Cancellation, Delivery, IssuedDocument, IssuedSignature
from tonghop.documents.permissions import check_may_mark_received, may_attach_signed
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Viewer


@transaction.atomic
def mark_received(issued: IssuedDocument, *, organisation_id: int, by: Viewer, at: datetime) -> Delivery:
    """Return the delivery, received now; the first moment stands, asking twice changes nothing.

    Raises NotAllowed for a body that the viewer does not speak for or to which the document was not sent; NotPossible
    for a number that was cancelled.
    """
    check_may_mark_received(by, organisation_id)
    locked = locked_document(issued.document)
    delivery = locked.deliveries.select_related("organisation").filter(organisation=organisation_id).first()
    if delivery is None:
        raise NotAllowed("Văn bản này không gửi đến cơ quan của anh/chị.")
    if Cancellation.objects.filter(issued=issued).exists():
        raise NotPossible("Số văn bản này đã bị hủy.", advice="Hãy hỏi cơ quan ban hành.")
    if delivery.received_at is None:
        delivery.received_at, delivery.received_by = at, by.name
        delivery.save(update_fields=["received_at", "received_by"])
        digest = sha256(bytes(issued.pdf))
        detail = {"number": issued.full_number, "unit": delivery.organisation.name, "sha256": digest}
        _record(issued, "document.received", by, at, detail)
    return delivery


def take_signed_issue(issued: IssuedDocument, *, pdf: bytes, by: Viewer, at: datetime) -> list[IssuedSignature]:
    """Take the issued PDF as it came back from a signing token: only sound signatures may have been added.

    Raises NotAllowed unless somebody who signs or seals for the issuer asks; NotPossible for any other file.
    """
    from tonghop.documents.signatures.reading import new_signatures  # noqa: PLC0415 - a second to load: only where a paper is signed or made

    if not may_attach_signed(by, issued.issuer_id):
        raise NotAllowed("Chỉ lãnh đạo hoặc văn thư của cơ quan ban hành được gắn bản đã ký số.")
    last = issued.signatures.order_by("place").last()
    before = bytes(last.pdf if last else issued.pdf)
    check_size(pdf, before)
    found = new_signatures(pdf, before=before)
    with transaction.atomic():
        locked_document(issued.document)
        there = list(issued.signatures.values_list("serial", flat=True))
        if len(there) != (last.place if last else 0):
            raise NotPossible("Vừa có người khác ký bản này.", advice="Hãy tải lại trang rồi ký lên bản mới nhất.")
        check_new_certificates(found, there)
        kept = [
            IssuedSignature(issued=issued, place=place, **signature_fields(one, pdf, by, at))
            for place, one in enumerate(found, start=len(there) + 1)
        ]
        IssuedSignature.objects.bulk_create(kept)
        certificates = [{"subject": one.subject, "serial": one.serial} for one in kept]
        detail = {"number": issued.full_number, "sha256": kept[-1].sha256, "certificates": certificates}
        _record(issued, "document.signed", by, at, detail)
    return kept


def _record(issued: IssuedDocument, event: str, by: Viewer, at: datetime, detail: Mapping[str, object]) -> None:
    subject = Subject("campaign", issued.document.campaign_id)
    record(event, subject=subject, by=by.actor, at=at, detail={"document_id": issued.document_id, **detail})
