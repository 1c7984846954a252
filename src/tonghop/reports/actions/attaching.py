"""Files beside the report: scans, decisions. Checked before any transaction, their content stored once."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Sum

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_editable, locked_report, parties_of, record_of
from tonghop.reports.actions.writing import touch
from tonghop.reports.models import Attachment, Report, StoredFile
from tonghop.reports.permissions import check_may_write
from tonghop.reports.rules.attachments import Attached, AttachedAlready, check_fits, kind_of, tidy_name


def attach_file(report: Report, *, file_name: str, data: bytes, by: Viewer, at: datetime) -> Attachment:
    """Attach a file to the draft; the next version freezes it into its list of files.

    Raises Refused for what may not be attached (kind, size), NotAllowed, NotPossible where the draft may not be
    written or is full, and AttachedAlready for a file that it has; then nothing is kept.
    """
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    name = tidy_name(file_name)
    if report.attachments.filter(file__sha256=sha256(data), removed_at=None).exists():
        raise _already(name)
    check_fits(data, name, _attached(report))
    kind = kind_of(data, name)
    with transaction.atomic():
        report = locked_report(report)
        check_editable(report)
        check_fits(data, name, _attached(report))
        stored = _stored(data, kind)
        if report.attachments.filter(file=stored, removed_at=None).exists():
            raise _already(name)
        made = Attachment.objects.create(report=report, file=stored, file_name=name, added_at=at, added_by=by.name)
        touch(report, by, at)
        record_of(report, "report.attached", by=by, at=at, detail={"file": name, "sha256": stored.sha256})
    return made


@transaction.atomic
def remove_attachment(report: Report, *, attachment_id: int, by: Viewer, at: datetime) -> Attachment:
    """Take a file off the draft; versions that were handed in with it keep it. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    there = report.attachments.select_related("file").defer("file__content")
    attachment = there.filter(pk=attachment_id, removed_at=None).first()
    if attachment is None:
        raise NotPossible("Tệp này không còn được đính kèm.", advice="Hãy tải lại trang.")
    attachment.removed_at, attachment.removed_by = at, by.name
    attachment.save(update_fields=["removed_at", "removed_by"])
    touch(report, by, at)
    detail = {"file": attachment.file_name, "sha256": attachment.file.sha256}
    record_of(report, "report.attachment_removed", by=by, at=at, detail=detail)
    return attachment


def _already(name: str) -> AttachedAlready:
    return AttachedAlready(f"Tệp “{name}” đã được đính kèm rồi.", advice="Không cần gửi lại.")


def _attached(report: Report) -> Attached:
    total = report.attachments.filter(removed_at=None).aggregate(count=Count("pk"), size=Sum("file__size"))
    return Attached(total["count"], total["size"] or 0)


def _stored(data: bytes, kind: str) -> StoredFile:
    digest = sha256(data)
    StoredFile.objects.bulk_create(
        [StoredFile(sha256=digest, kind=kind, size=len(data), content=data)], ignore_conflicts=True
    )
    return StoredFile.objects.defer("content").get(sha256=digest)
