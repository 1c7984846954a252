"""Files beside a report: what is attached to the draft, and one file's content for those who may read the report."""

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Attachment, Report
from tonghop.reports.queries.reading import report_for


def attachments_of(report: Report) -> list[Attachment]:
    """Return what is attached to the draft, oldest first, without content; whoever calls has asked `report_for`."""
    there = report.attachments.filter(removed_at=None).select_related("file").defer("file__content")
    return list(there.order_by("added_at", "id"))


def attachment_for(viewer: Viewer, obligation_id: int, sha256: str) -> Attachment:
    """Return one file that is or was attached to the obligation's report, content included.

    Raises NotAllowed for who may not read the report, in the same words for a file that is not there.
    """
    report = report_for(viewer, obligation_id)
    rows = Attachment.objects.filter(report=report, file__sha256=sha256).select_related("file")
    found = rows.order_by("-added_at", "-id").first() if report else None
    if found is None:
        raise NotAllowed("Không có tệp này, hoặc anh/chị không được xem.")
    return found
