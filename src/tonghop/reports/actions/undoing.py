"""Undoing the taking of a file: the draft is as before again, and the file waits once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_editable, locked_report, parties_of, record_of
from tonghop.reports.actions.writing import keep_text, put_section, put_values, touch
from tonghop.reports.models import DraftSection, Report, Upload
from tonghop.reports.permissions import check_may_write
from tonghop.reports.queries.undoing import taken_upload, undo_parts
from tonghop.reports.rules.undoing import Chosen, Part, parts_to_undo


@dataclass(frozen=True)
class UndoneTaking:
    """What came back (`back`), and what stays because somebody edited it since (`left`)."""

    upload: Upload
    back: tuple[Part, ...]
    left: tuple[Part, ...]


@transaction.atomic
def undo_taking(
    report: Report, *, upload_id: int, by: Viewer, at: datetime, chosen: Chosen | None = None
) -> UndoneTaking:
    """Bring back what stood before the file was taken; what stands now is kept as an earlier state in its turn.

    Without `chosen` nothing that was edited since is touched: EditedSince is raised, and nothing changes. Raises
    NotAllowed, and NotPossible by state and for a file whose taking cannot be undone.
    """
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    upload = taken_upload(report, upload_id)
    parts = undo_parts(report, upload)
    back = parts_to_undo(parts, chosen)
    left = tuple(part for part in parts if part not in back)
    _bring_back(report, back, by, at)
    upload.state, upload.settled_at, upload.settled_by, upload.wrote_over = Upload.State.WAITING, None, "", {}
    upload.undone_at, upload.undone_by = at, by.name
    upload.save(update_fields=["state", "settled_at", "settled_by", "wrote_over", "undone_at", "undone_by"])
    detail = {
        "file": upload.file_name,
        "sha256": upload.sha256,
        "sections": sorted(part.key for part in back if part.kind == "section"),
        "values": sum(part.kind == "figure" for part in back),
        "left": sorted(part.key for part in left),
    }
    record_of(report, "report.file_undone", by=by, at=at, detail=detail)
    return UndoneTaking(upload, tuple(back), left)


def _bring_back(report: Report, parts: Sequence[Part], by: Viewer, at: datetime) -> None:
    texts = {part.key: part.before for part in parts if part.kind == "section"}
    for draft in DraftSection.objects.filter(report=report, key__in=texts):
        keep_text(draft)
        put_section(report, draft, key=draft.key, blocks=texts[draft.key], by=by, at=at)
    values = {**report.values, **{part.key: part.before for part in parts if part.kind == "figure"}}
    put_values(report, {code: value for code, value in values.items() if value}, by=by, at=at, keep=True)
    notes = {**report.explanations, **{part.key: part.before for part in parts if part.kind == "note"}}
    report.explanations = {key: words for key, words in notes.items() if words}
    touch(report, by, at, "explanations")
