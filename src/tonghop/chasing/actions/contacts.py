"""Writing down what was said to units by telephone, by letter or in person."""

from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Obligation
from tonghop.chasing.models import Contact
from tonghop.chasing.permissions import check_may_chase
from tonghop.chasing.rules.contacts import LETTER, Spoken, check_spoken
from tonghop.documents.queries import document_for
from tonghop.documents.rows import Document
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import locked_obligation


@transaction.atomic
def record_contact(obligation: Obligation, *, spoken: Spoken, by: Viewer, at: datetime) -> Contact:
    """Note that the unit was spoken to; refusals as `check_spoken` says."""
    return _write(obligation, spoken, None, by, at)


@transaction.atomic
def record_letter_sent(document_id: int, *, number: str, sent_at: datetime, by: Viewer, at: datetime) -> list[Contact]:
    """Note that a chasing letter went out, for each unit of its annex; NotPossible for a paper that has none."""
    document = document_for(by, document_id)
    units = document.manifest["sources"].get("late", [])
    if not units:
        raise NotPossible("Văn bản này không phải công văn đôn đốc.", advice="Hãy chọn lại công văn.")
    if Contact.objects.filter(document=document).exists():
        raise NotPossible("Công văn này đã được ghi vào sổ đôn đốc.", advice="Hãy tải lại trang.")
    note = f"Công văn số {number.strip()}" if number.strip() else "Công văn"
    ids = {unit["obligation"]: unit["unit"] for unit in units}
    owed = Obligation.objects.filter(pk__in=ids, campaign=document.campaign_id).order_by("pk")
    return [_write(one, Spoken(LETTER, ids[one.pk], note, sent_at), document, by, at) for one in owed]


def _write(obligation: Obligation, spoken: Spoken, document: Document | None, by: Viewer, at: datetime) -> Contact:
    locked = locked_obligation(obligation)
    check_may_chase(by, locked.campaign, "ghi sổ đôn đốc")
    check_spoken(spoken, now=at)
    contact = Contact.objects.create(
        obligation=locked,
        way=spoken.way,
        to=spoken.to.strip(),
        note=spoken.note.strip(),
        document=document,
        at=spoken.at,
        recorded_at=at,
        recorded_by=by.name,
    )
    detail = {"way": contact.way, "to": contact.to, "note": contact.note, "when": contact.at.isoformat()}
    record(
        "obligation.contacted",
        subject=Subject("obligation", locked.pk),
        by=by.actor,
        at=at,
        detail=detail,
        chain=f"obligation:{locked.pk}",
    )
    return contact
