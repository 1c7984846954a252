"""Submission: one short transaction that freezes a version and gives its receipt; what came after the lock waits."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.campaigns.models import Obligation
from tonghop.campaigns.rules.dues import effective_due
from tonghop.journal.stored import insert, update
from tonghop.kernel.moments import local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import (
    check_owed,
    locked_report,
    locked_to_send,
    parties_of,
    record_of,
    step,
)
from tonghop.reports.models import Receipt, Report, Version
from tonghop.reports.permissions import check_may_head, check_may_organise
from tonghop.reports.queries.freezing import FrozenDraft, earlier_receipt, frozen_draft
from tonghop.reports.queries.receipts import receipt_number_for
from tonghop.reports.rules.content import Json, WrittenContent
from tonghop.reports.rules.document import SubmittedDocument, checked_document
from tonghop.reports.rules.receipts import file_lines
from tonghop.reports.rules.repeating import Submission, check_as_seen, check_same, version_asked
from tonghop.reports.rules.states import State, is_handed_in, next_state
from tonghop.reports.rules.submission import (
    check_on_behalf,
    check_something_to_submit,
    frozen_content,
    is_locked,
    submission_verb,
)


@dataclass(frozen=True, slots=True)
class _Sending:
    """What is sent: the submission as the person made it, the draft, and the version's content written from both."""

    submission: Submission
    draft: FrozenDraft
    written: WrittenContent


def submit_report(
    report: Report, *, document: SubmittedDocument, by: Viewer, at: datetime, on_behalf: bool = False, seen: str = ""
) -> Receipt:
    """Freeze the draft as a version that never changes and return its receipt.

    By the head of the unit, or by an organiser with `on_behalf`. After the lock it is held apart. `seen` is the mark of
    the draft that the person decided on. The same submission again changes nothing and returns the same receipt.
    Raises NotAllowed, and NotPossible naming the field of `document`, the state, or what else stands in the way.
    """
    document = checked_document(document, today=local(at).date())
    submission = Submission(document if on_behalf else replace(document, behalf_reason=""), by.person_id, on_behalf)
    sending = _made_ready(report, submission)
    with transaction.atomic():
        locked = locked_to_send(report)
        _check_may_submit(locked, by, on_behalf=on_behalf)
        first = _first_receipt(locked, seen, submission)
        if first is not None:
            return first
        check_owed(locked.obligation)
        verb = _verb(locked, at, on_behalf=on_behalf)
        if not sending.draft.is_of(locked):
            report = locked_report(report)
            sending = _made_ready(report, submission)
        check_as_seen(seen, mark=sending.draft.mark)
        version = _freeze(locked, sending, by, at)
        step(locked, verb)
        locked.latest = version
        arrive(locked, at)
        update(locked, "state", "latest", "arrived_at", "due_on_arrival")
        receipt = _give_receipt(report.obligation, version, sending, at, held=verb == "hold")
        event = "report.held" if verb == "hold" else "report.submitted"
        record_of(locked, event, by=by, at=at, detail=_detail(version, receipt, submission.document))
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


def arrive(report: Report, at: datetime) -> None:
    """Note when it first arrived, and what was then its due moment: whether it is late is decided now, for good."""
    if report.arrived_at is None:
        report.arrived_at = at
        report.due_on_arrival = effective_due(report.obligation.due, report.obligation.extended_to)


def _check_may_submit(report: Report, by: Viewer, *, on_behalf: bool) -> None:
    if on_behalf:
        check_may_organise(by, parties_of(report.obligation), "nộp thay đơn vị")
    else:
        check_may_head(by, parties_of(report.obligation), "duyệt và nộp báo cáo")


def _first_receipt(report: Report, seen: str, again: Submission) -> Receipt | None:
    """Return the receipt of the version that is meant, if this very submission was made before; None if it was not.

    Raises NotPossible where the version went in otherwise: by another person, or on another document.
    """
    number = version_asked(seen, otherwise=report.version_number)
    sent = number < report.version_number or is_handed_in(State(report.state))
    receipt = earlier_receipt(report, number) if sent else None
    if receipt is None:
        return None
    version = receipt.version
    document = SubmittedDocument(
        version.document_number, version.document_date, version.signer, version.signer_post, version.authority
    )
    first = Submission(document, version.submitted_by_id, version.on_behalf)
    check_same(first, again, number=number, by=version.submitted_by, at=version.submitted_at)
    return receipt


def _verb(report: Report, at: datetime, *, on_behalf: bool) -> str:
    obligation = report.obligation
    locked = is_locked(at, lock_at=obligation.lock_at, extended_to=obligation.extended_to)
    verb = submission_verb(on_behalf=on_behalf, locked=locked)
    next_state(State(report.state), verb)
    return verb


def _made_ready(report: Report, submission: Submission) -> _Sending:
    """Read the draft, write and hash the version's content; nothing in it is decided under the lock."""
    draft = frozen_draft(report)
    written = frozen_content(
        nil=draft.nil,
        sections=draft.sections,
        values=draft.values,
        explanations=draft.explanations,
        document=submission.document,
        bound_to=_bound_to(report, draft),
    )
    return _Sending(submission, draft, written)


def _freeze(report: Report, sending: _Sending, by: Viewer, at: datetime) -> Version:
    submission, draft, document = sending.submission, sending.draft, sending.submission.document
    check_something_to_submit(report.state, draft.sections, draft.values)
    if submission.on_behalf:
        check_on_behalf(document.behalf_reason, draft.files)
    return insert(
        Version,
        {"content": sending.written.text},
        report_id=report.pk,
        number=report.version_number,
        hash=sending.written.hash,
        nil=draft.nil,
        submitted_at=at,
        submitted_by_id=by.person_id,
        submitted_by=by.name,
        sought_by_id=report.sought_by_id,
        on_behalf=submission.on_behalf,
        document_number=document.number,
        document_date=document.date,
        signer=document.signer,
        signer_post=document.post,
        authority=document.authority,
    )


def _bound_to(report: Report, draft: FrozenDraft) -> Json:
    obligation = report.obligation
    return {
        "campaign": obligation.campaign.key,
        "unit": {"id": obligation.organisation_id, "name": obligation.organisation.name},
        "version": report.version_number,
        "files": file_lines(draft.files),
    }


def _give_receipt(obligation: Obligation, version: Version, sending: _Sending, at: datetime, *, held: bool) -> Receipt:
    number = receipt_number_for(obligation, version.number)
    campaign = obligation.campaign
    content: dict[str, Any] = {
        "number": number,
        "unit": obligation.organisation.name,
        "campaign": campaign.short_title,
        "campaign_title": campaign.title,
        "version": version.number,
        "submitted_at": at.isoformat(),
        "submitted_by": version.submitted_by,
        "on_behalf": version.on_behalf,
        "held": held,
        "nil": version.nil,
        "document": sending.submission.document.as_json(),
        "hash": version.hash,
        "files": file_lines(sending.draft.files),
        "simulated": campaign.simulated,
    }
    receipt = insert(Receipt, version_id=version.pk, number=number, issued_at=at, content=content)
    receipt.version = version
    return receipt


def _detail(version: Version, receipt: Receipt, document: SubmittedDocument) -> Json:
    return {
        "receipt": receipt.number,
        "hash": version.hash,
        "document": version.document_number,
        "signer": version.signer,
        "nil": version.nil,
        "on_behalf": version.on_behalf,
        "reason": document.behalf_reason,
        "version_id": version.pk,
    }
