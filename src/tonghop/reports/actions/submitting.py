"""Submission: one short transaction that freezes a version and gives its receipt; what came after the lock waits."""

from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.kernel.moments import local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_owed, locked_report, parties_of, record_of, step
from tonghop.reports.models import Receipt, Report, Version
from tonghop.reports.permissions import check_may_head, check_may_organise
from tonghop.reports.queries.drafts import files_of_draft, section_texts
from tonghop.reports.queries.receipts import next_receipt_number
from tonghop.reports.rules.content import Json, content_hash
from tonghop.reports.rules.document import SubmittedDocument, checked_document
from tonghop.reports.rules.receipts import file_lines
from tonghop.reports.rules.states import State, next_state
from tonghop.reports.rules.submission import (
    check_something_to_submit,
    frozen_content,
    is_locked,
    submission_verb,
)


def submit_report(
    report: Report, *, document: SubmittedDocument, by: Viewer, at: datetime, on_behalf: bool = False
) -> Receipt:
    """Freeze the draft as a version that never changes and return its receipt.

    By the head of the unit, or by an organiser with `on_behalf`. After the lock it is held apart. Raises NotAllowed,
    and NotPossible naming the field of `document`, or the state, that stands in the way.
    """
    document = checked_document(document, today=local(at).date())
    with transaction.atomic():
        report = locked_report(report)
        obligation = report.obligation
        if on_behalf:
            check_may_organise(by, parties_of(obligation), "nộp thay đơn vị")
        else:
            check_may_head(by, parties_of(obligation), "duyệt và nộp báo cáo")
        check_owed(obligation)
        locked = is_locked(at, lock_at=obligation.lock_at, extended_to=obligation.extended_to)
        verb = submission_verb(on_behalf=on_behalf, locked=locked)
        next_state(State(report.state), verb)
        version = _freeze(report, document, by, at, on_behalf=on_behalf)
        step(report, verb)
        report.latest = version
        report.arrived_at = report.arrived_at or at
        report.save(update_fields=["state", "latest", "arrived_at"])
        receipt = _give_receipt(report, version, at)
        event = "report.held" if verb == "hold" else "report.submitted"
        record_of(report, event, by=by, at=at, detail=_detail(version, receipt))
    return receipt


@transaction.atomic
def release_held(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Take in what was submitted after the lock. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_organise(by, parties_of(report.obligation), "nhận báo cáo nộp sau ngày khóa")
    nil = report.latest is not None and report.latest.nil
    step(report, "release_nil" if nil else "release")
    report.save(update_fields=["state"])
    record_of(report, "report.submitted", by=by, at=at, detail={"released": True, "version_id": report.latest_id})
    return report


@transaction.atomic
def decline_held(report: Report, *, reason: str, by: Viewer, at: datetime) -> Report:
    """Leave out what was submitted after the lock, and say why. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_organise(by, parties_of(report.obligation), "từ chối báo cáo nộp sau ngày khóa")
    _, given = step(report, "decline", reason=reason)
    report.save(update_fields=["state"])
    record_of(report, "report.declined", by=by, at=at, detail={"reason": given})
    return report


def _freeze(report: Report, document: SubmittedDocument, by: Viewer, at: datetime, *, on_behalf: bool) -> Version:
    sections = section_texts(report)
    check_something_to_submit(report.state, sections, report.values)
    nil = report.state == State.NIL_AWAITING
    content = frozen_content(
        nil=nil,
        sections=sections,
        values=report.values,
        explanations=report.explanations,
        document=document,
        bound_to=_bound_to(report),
    )
    return Version.objects.create(
        report=report,
        number=report.version_number,
        content=content,
        hash=content_hash(content),
        nil=nil,
        submitted_at=at,
        submitted_by_id=by.person_id,
        submitted_by=by.name,
        sought_by_id=report.sought_by_id,
        on_behalf=on_behalf,
        document_number=document.number,
        document_date=document.date,
        signer=document.signer,
        signer_post=document.post,
        authority=document.authority,
    )


def _bound_to(report: Report) -> Json:
    obligation = report.obligation
    return {
        "campaign": obligation.campaign.key,
        "unit": {"id": obligation.organisation_id, "name": obligation.organisation.name},
        "version": report.version_number,
        "files": file_lines(files_of_draft(report)),
    }


def _give_receipt(report: Report, version: Version, at: datetime) -> Receipt:
    number = next_receipt_number(report.obligation)
    campaign = report.obligation.campaign
    content: dict[str, Any] = {
        "number": number,
        "unit": report.obligation.organisation.name,
        "campaign": campaign.short_title,
        "campaign_title": campaign.title,
        "version": version.number,
        "submitted_at": at.isoformat(),
        "submitted_by": version.submitted_by,
        "on_behalf": version.on_behalf,
        "held": report.state == State.HELD,
        "nil": version.nil,
        "document": version.content["document"],
        "hash": version.hash,
        "files": version.content["files"],
        "simulated": campaign.simulated,
    }
    return Receipt.objects.create(version=version, number=number, issued_at=at, content=content)


def _detail(version: Version, receipt: Receipt) -> Json:
    return {
        "receipt": receipt.number,
        "hash": version.hash,
        "document": version.document_number,
        "signer": version.signer,
        "nil": version.nil,
        "on_behalf": version.on_behalf,
        "version_id": version.pk,
    }
