"""What undoing the taking of a file would bring back, part by part, against the draft as it stands."""

from tonghop.kernel.errors import NotPossible
from tonghop.reports.models import DraftRevision, Report, Upload
from tonghop.reports.queries.drafts import figures_asked, section_drafts, writers_of
from tonghop.reports.queries.uploads import reading_of, upload_for
from tonghop.reports.rules.cells import Writer
from tonghop.reports.rules.taking import Reading
from tonghop.reports.rules.undoing import Part, WroteOver


def taken_upload(report: Report, upload_id: int) -> Upload:
    """Return a file whose taking can be undone; NotPossible for one not taken, or into an older version."""
    upload = upload_for(report, upload_id)
    if not upload.undoable:
        raise NotPossible(
            f"Không còn hoàn tác được việc nhận tệp “{upload.file_name}”.",
            advice="Chỉ hoàn tác được tệp đã nhận vào chính bản đang soạn này. Hãy tải lại trang.",
        )
    return upload


def undo_parts(report: Report, upload: Upload) -> list[Part]:
    """Return what would come back, sections first, in order; what is as before already is left out. Up to 6 queries."""
    over = WroteOver(**upload.wrote_over)
    return [*_sections(report, over, reading_of(upload)), *_figures(report, over), *_notes(report, over)]


def _sections(report: Report, over: WroteOver, taken: Reading) -> list[Part]:
    kept = DraftRevision.objects.filter(report=report, key__in=over.sections)
    before = {(row.key, row.revision): row.blocks for row in kept}
    return [
        Part(
            "section",
            draft.key,
            f"mục {draft.number}",
            draft.blocks,
            before.get((draft.key, over.sections[draft.key]), []),
            edited=draft.blocks != taken.sections[draft.key],
            writer=Writer(draft.saved_by, draft.saved_at) if draft.saved_at else None,
            title=draft.title,
        )
        for draft in section_drafts(report)
        if draft.key in over.sections and draft.blocks != before.get((draft.key, over.sections[draft.key]), [])
    ]


def _figures(report: Report, over: WroteOver) -> list[Part]:
    writers = writers_of(report, over.values) if over.values else {}
    names = {figure.code: f"{figure.code} {figure.name}" for figure in figures_asked(report.obligation)}
    return [
        Part(
            "figure",
            code,
            names.get(code, code),
            report.values.get(code, {}),
            before,
            edited=report.values.get(code, {}) != after,
            writer=writers.get(code),
        )
        for code, (before, after) in over.values.items()
        if report.values.get(code, {}) != before
    ]


def _notes(report: Report, over: WroteOver) -> list[Part]:
    return [
        Part(
            "note",
            rule_id,
            "thuyết minh số liệu",
            report.explanations.get(rule_id, ""),
            before,
            edited=report.explanations.get(rule_id, "") != after,
        )
        for rule_id, (before, after) in over.notes.items()
        if report.explanations.get(rule_id, "") != before
    ]
