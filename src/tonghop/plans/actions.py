"""Writing plans: a file comes in, is read once, and is kept as it came."""

from datetime import datetime

from django.db import transaction

from tonghop.files.read import read_document
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.hashing import sha256
from tonghop.kernel.text import squeeze
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import Plan
from tonghop.plans.permissions import check_may_store_plan
from tonghop.plans.rules import Reading, read_plan

LONGEST_NAME, LONGEST_NUMBER = 200, 60


def store_plan(owner: Organisation, *, file_name: str, data: bytes, by: Viewer, at: datetime) -> Plan:
    """Read a plan's file and keep it with its reading; the same file again returns the row that is there.

    Raises NotAllowed for anyone but an organiser in the owner's tree, Refused for a file that is no plan. The file
    is read before any transaction opens.
    """
    check_may_store_plan(by, owner_id=owner.pk)
    digest = sha256(data)
    known = Plan.objects.filter(owner=owner, sha256=digest).first()
    if known is not None:
        return known
    reading = read_plan(read_document(data, file_name))
    with transaction.atomic():
        plan, created = Plan.objects.get_or_create(
            owner=owner, sha256=digest, defaults=_columns(reading, file_name, data, by, at)
        )
        if created:
            detail = {
                "file": plan.file_name,
                "sha256": digest,
                "tasks": len(reading.tasks),
                "findings": len(reading.findings),
            }
            record("plan.read", subject=Subject("plan", plan.pk), by=by.actor, at=at, detail=detail)
    return plan


def _columns(reading: Reading, file_name: str, data: bytes, by: Viewer, at: datetime) -> dict[str, object]:
    head = reading.document
    return {
        "number": (head.number or "")[:LONGEST_NUMBER],
        "issued_on": head.issued_on,
        "title": squeeze(head.title or file_name),
        "file_name": file_name[-LONGEST_NAME:],
        "content": data,
        "text": reading.text,
        "reading": reading.as_json(),
        "read_at": at,
        "read_by": by.name,
    }
