"""Handing a draft over to the issuer's clerk: who signs it, whom it names as recipients, which bodies here get it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tonghop.documents.models import Delivery, Document
from tonghop.documents.permissions import check_may_draft
from tonghop.documents.queries.drafted import paper_of
from tonghop.documents.queries.issuing import bodies_to_choose, newest_of_its_kind
from tonghop.documents.render.frozen import frozen
from tonghop.documents.rules.issuing import Signer, with_signer
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer


@dataclass(frozen=True, slots=True)
class Wish:
    """What is decided when a draft goes to the clerk: `recipients` as written on the paper, `bodies` known here."""

    signer: Signer
    recipients: Sequence[str]
    bodies: Collection[int] = ()


@transaction.atomic
def hand_over(document: Document, *, wish: Wish, by: Viewer, at: datetime) -> Document:
    """Return the draft, waiting for its number; handing it over anew decides the same things anew.

    Raises NotAllowed unless an organiser asks; NotPossible for a draft issued already, one that a later draft has
    overtaken, a body that is not to choose, or a paper without signer or recipients.
    """
    locked = locked_document(document)
    check_may_draft(by, locked.campaign)
    if locked.state == Document.State.ISSUED:
        raise NotPossible("Văn bản này đã ban hành.", advice="Muốn sửa, hãy dựng dự thảo mới để thay thế.")
    check_is_newest(locked)
    known = {body.pk for body in bodies_to_choose(locked.campaign)}
    if not known.issuperset(wish.bodies):
        raise NotPossible("Có nơi nhận không thuộc danh sách.", advice="Hãy tải lại trang rồi chọn lại.")
    paper = with_signer(paper_of(locked), wish.signer, wish.recipients, issuer=locked.issuer.name)
    locked.content, locked.state = frozen(paper), Document.State.HANDED_OVER
    locked.handed_at, locked.handed_by = at, by.name
    locked.save(update_fields=["content", "state", "handed_at", "handed_by"])
    locked.deliveries.all().delete()
    Delivery.objects.bulk_create(Delivery(document=locked, organisation_id=pk) for pk in sorted(set(wish.bodies)))
    detail = {"document_id": locked.pk, "kind": locked.kind, "signer": wish.signer.name, "bodies": sorted(wish.bodies)}
    subject = Subject("campaign", locked.campaign_id)
    record("document.handed_over", subject=subject, by=by.actor, at=at, detail=detail)
    return locked


def locked_document(document: Document) -> Document:
    """Return the draft as it now stands, without its files, its row locked until the transaction ends."""
    rows = Document.objects.select_for_update(of=("self",), no_key=True).select_related("campaign__owner", "issuer")
    return rows.defer("docx", "pdf", "xlsx", "manifest").get(pk=document.pk)


def check_is_newest(document: Document) -> None:
    """Raise NotPossible for a draft of which a later one of its kind was made."""
    if not newest_of_its_kind(document):
        raise NotPossible("Đã có dự thảo mới hơn của văn bản này.", advice="Hãy dùng dự thảo mới nhất.")
