"""Taking in a Word or Excel file: read before any transaction, kept as it came, good parts put into the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.files.properties import identifier_of
from tonghop.files.read import read_document
from tonghop.files.xlsx import is_workbook, read_workbook
from tonghop.kernel.errors import Refused
from tonghop.kernel.hashing import sha256
from tonghop.kernel.text import squeeze
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_editable, locked_report, parties_of, record_of
from tonghop.reports.actions.writing import keep_text, put_section, put_values, touch
from tonghop.reports.models import DraftSection, Report, Upload
from tonghop.reports.permissions import check_may_write
from tonghop.reports.queries.drafts import figure_rules, figures_asked, form_identity, outline_of
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.explaining import explained_rules
from tonghop.reports.rules.problems import Problem, problems_as_json
from tonghop.reports.rules.reading import sections_from_document
from tonghop.reports.rules.workbook import WHOLE_FILE, values_from_workbook

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class UploadResult:
    """What came of a file: the row it is kept in, what is wrong, and what was put into the draft."""

    upload: Upload
    problems: tuple[Problem, ...] = ()
    sections: Mapping[str, list[Json]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _Taken:
    kind: str
    problems: list[Problem]
    sections: dict[str, list[Json]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    explanations: dict[str, str] = field(default_factory=dict)


def upload_file(report: Report, *, file_name: str, data: bytes, by: Viewer, at: datetime) -> UploadResult:
    """Keep the file, and put the sections (Word) or figures (Excel) found in it into the draft.

    What stood in those sections before is kept as a revision. Raises Refused for a file that cannot be read at
    all or is another unit's, NotAllowed, and NotPossible where the draft may not be written; then nothing is kept.
    """
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    name = squeeze(file_name.replace("\\", "/").rsplit("/", 1)[-1])[-200:] or "tệp không tên"
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise Refused("too-large", f"Tệp “{name}” lớn hơn {limit} MB.", advice="Hãy giảm ảnh trong tệp rồi gửi lại.")
    taken = _read_workbook(report, data, name) if is_workbook(data) else _read_word(report, data, name)
    for problem in taken.problems:
        if problem.place == WHOLE_FILE:
            raise Refused("not-a-report", problem.message)
    return _put(report, name, data, taken, (by, at))


def _read_word(report: Report, data: bytes, name: str) -> _Taken:
    document = read_document(data, name)
    identifier = identifier_of(data) if document.format == "docx" else ""
    obligation = report.obligation
    sections, problems = sections_from_document(
        document, outline_of(obligation), expected=form_identity(obligation), identifier=identifier
    )
    return _Taken("word", problems, sections=sections)


def _read_workbook(report: Report, data: bytes, name: str) -> _Taken:
    obligation = report.obligation
    asked = figures_asked(obligation)
    reading = values_from_workbook(read_workbook(data, name), asked, form_identity(obligation))
    rules = figure_rules(obligation) if reading.notes else ()
    explanations = explained_rules(reading.notes, {**report.values, **reading.values}, rules)
    return _Taken("excel", reading.problems, values=reading.values, explanations=explanations)


@transaction.atomic
def _put(report: Report, name: str, data: bytes, taken: _Taken, pen: tuple[Viewer, datetime]) -> UploadResult:
    by, at = pen
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    upload = _keep(report, name, data, taken, by, at)
    drafts = {draft.key: draft for draft in DraftSection.objects.filter(report=report, key__in=taken.sections)}
    for key, blocks in taken.sections.items():
        draft = drafts.get(key)
        if draft is None or draft.blocks != blocks:
            keep_text(draft)
            put_section(report, draft, key=key, blocks=blocks, by=by, at=at)
    put_values(report, {**report.values, **taken.values}, by=by, at=at, keep=True)
    report.explanations = {**report.explanations, **taken.explanations}
    touch(report, by, at, "explanations")
    record_of(report, "report.uploaded", by=by, at=at, detail=_detail(upload, taken))
    return UploadResult(upload, tuple(taken.problems), taken.sections, taken.values)


def _keep(report: Report, name: str, data: bytes, taken: _Taken, by: Viewer, at: datetime) -> Upload:
    return Upload.objects.create(
        report=report,
        version_number=report.version_number,
        file_name=name,
        kind=taken.kind,
        content=data,
        size=len(data),
        sha256=sha256(data),
        problems=problems_as_json(taken.problems),
        uploaded_at=at,
        uploaded_by=by.name,
    )


def _detail(upload: Upload, taken: _Taken) -> Json:
    return {
        "file": upload.file_name,
        "sha256": upload.sha256,
        "sections": sorted(taken.sections),
        "values": len(taken.values),
        "problems": len(taken.problems),
    }
