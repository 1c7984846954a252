"""Taking in Word and Excel files: read before any transaction, kept as they came; a person says what goes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_editable, locked_report, parties_of, record_of
from tonghop.reports.actions.writing import keep_text, put_section, put_values, touch
from tonghop.reports.models import DraftSection, Report, Upload
from tonghop.reports.permissions import check_may_write
from tonghop.reports.queries.drafts import figure_rules, section_drafts
from tonghop.reports.queries.uploads import (
    draft_revisions,
    read_upload,
    reading_of,
    same_waiting,
    tidy_file_name,
    upload_for,
)
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.explaining import explained_rules
from tonghop.reports.rules.problems import Problem, problems_as_json
from tonghop.reports.rules.taking import FIGURES, Picked, Reading, check_seen, picked_of
from tonghop.reports.rules.undoing import WroteOver, pairs_of


@dataclass(frozen=True)
class UploadResult:
    """What came of a file: the row it is kept in, what is wrong, and what was put into the draft."""

    upload: Upload
    problems: tuple[Problem, ...] = ()
    sections: Mapping[str, list[Json]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


def receive_file(report: Report, *, file_name: str, data: bytes, by: Viewer, at: datetime) -> Upload:
    """Keep the file with what was read from it; it waits, and nothing of the draft changes.

    Raises Refused for a file that cannot be read at all or is another unit's, NotAllowed, and NotPossible where the
    draft may not be written; then nothing is kept.
    """
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    name = tidy_file_name(file_name)
    reading = read_upload(report.obligation, file_name=name, data=data)
    return keep_waiting(report, name, data, reading, (by, at))


@transaction.atomic
def keep_waiting(report: Report, name: str, data: bytes, reading: Reading, pen: tuple[Viewer, datetime]) -> Upload:
    """Keep a file that was read already; raises NotAllowed, NotPossible.

    The same bytes sent once more, as after a line that broke before the answer, are the file that waits already.
    """
    by, at = pen
    report = _writable(report, by)
    if upload := same_waiting(report, data):
        upload.reading, upload.problems = reading.as_json(), problems_as_json(reading.problems)
        upload.save(update_fields=["reading", "problems"])
        return upload
    upload = _keep(report, name, data, reading, pen)
    record_of(report, "report.file_received", by=by, at=at, detail=_detail(upload, reading))
    return upload


@transaction.atomic
def take_upload(
    report: Report, *, upload_id: int, by: Viewer, at: datetime, picked: Picked | None = None
) -> UploadResult:
    """Put what was ticked of a waiting file into the draft, all of it without ticks; what stood there is kept.

    Raises NotAllowed, and NotPossible by state, for a file that is settled, for no tick at all, and where the draft
    is no longer the one that was seen.
    """
    report = _writable(report, by)
    upload = _waiting(report, upload_id)
    sections = section_drafts(report) if picked is not None else ()
    taken = picked_of(reading_of(upload), picked, {s.key: s.blocks for s in sections})
    if picked is not None:
        labels = {FIGURES: "biểu số liệu", **{s.key: f"mục {s.number}" for s in sections}}
        check_seen(taken, picked.seen, draft_revisions(report, sections), labels)
    return _take(report, upload, taken, (by, at))


@transaction.atomic
def drop_upload(report: Report, *, upload_id: int, by: Viewer, at: datetime) -> Upload:
    """Let a waiting file be: it is kept and changes nothing. Raises NotAllowed, NotPossible."""
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    upload = _waiting(report, upload_id)
    _settle(upload, Upload.State.DROPPED, (by, at))
    record_of(report, "report.file_dropped", by=by, at=at, detail={"file": upload.file_name, "sha256": upload.sha256})
    return upload


def upload_file(report: Report, *, file_name: str, data: bytes, by: Viewer, at: datetime) -> UploadResult:
    """Keep the file and put all that was read from it into the draft at once, for callers without a screen.

    Raises as `receive_file`; a file that gives nothing at all is kept, and says so by its problems.
    """
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    name = tidy_file_name(file_name)
    reading = read_upload(report.obligation, file_name=name, data=data)
    with transaction.atomic():
        report = _writable(report, by)
        upload = _keep(report, name, data, reading, (by, at))
        return _take(report, upload, reading, (by, at))


def _writable(report: Report, by: Viewer) -> Report:
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    return report


def _waiting(report: Report, upload_id: int) -> Upload:
    """Return the file; the report's lock, which every verb on its files holds, keeps others away."""
    upload = upload_for(report, upload_id)
    if upload.state != Upload.State.WAITING:
        raise NotPossible(
            f"Tệp “{upload.file_name}” đã được xử lý: {Upload.State(upload.state).label.lower()}.",
            advice="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
    return upload


def _take(report: Report, upload: Upload, taken: Reading, pen: tuple[Viewer, datetime]) -> UploadResult:
    by, at = pen
    drafts = {draft.key: draft for draft in DraftSection.objects.filter(report=report, key__in=taken.sections)}
    written = dict[str, int]()
    for key, blocks in taken.sections.items():
        draft = drafts.get(key)
        if draft is None or draft.blocks != blocks:
            written[key] = draft.revision if draft else 0
            keep_text(draft)
            put_section(report, draft, key=key, blocks=blocks, by=by, at=at)
    values = {**report.values, **taken.values}
    rules = figure_rules(report.obligation) if taken.notes else ()
    explanations = explained_rules(taken.notes, values, rules)
    said = report.explanations
    notes = {key: [said.get(key, ""), words] for key, words in explanations.items() if words != said.get(key, "")}
    over = WroteOver(written, pairs_of(report.values, values), notes)
    put_values(report, values, by=by, at=at, keep=True)
    report.explanations = {**said, **explanations}
    touch(report, by, at, "explanations")
    upload.version_number, upload.wrote_over = report.version_number, over.as_json()
    _settle(upload, Upload.State.TAKEN, pen)
    record_of(report, "report.uploaded", by=by, at=at, detail=_detail(upload, taken))
    return UploadResult(upload, tuple(taken.problems), taken.sections, taken.values)


def _settle(upload: Upload, state: Upload.State, pen: tuple[Viewer, datetime]) -> None:
    """Write down who decided, and when; of a dropped file what was read is not needed again, the file itself stays."""
    by, at = pen
    upload.state, upload.settled_at, upload.settled_by = state, at, by.name
    upload.reading = upload.reading if state == Upload.State.TAKEN else {}
    upload.save(update_fields=["state", "settled_at", "settled_by", "reading", "version_number", "wrote_over"])


def _keep(report: Report, name: str, data: bytes, reading: Reading, pen: tuple[Viewer, datetime]) -> Upload:
    by, at = pen
    return Upload.objects.create(
        report=report,
        version_number=report.version_number,
        file_name=name,
        kind=reading.kind,
        content=data,
        size=len(data),
        sha256=sha256(data),
        problems=problems_as_json(reading.problems),
        reading=reading.as_json(),
        uploaded_at=at,
        uploaded_by=by.name,
    )


def _detail(upload: Upload, taken: Reading) -> Json:
    return {
        "file": upload.file_name,
        "sha256": upload.sha256,
        "sections": sorted(taken.sections),
        "values": len(taken.values),
        "problems": len(taken.problems),
    }
