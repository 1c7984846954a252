"""Writing a draft: sections, figures, explanations, each under an optimistic lock, nothing lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tonghop.journal.queries import chain_lines
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import squeeze
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import check_editable, locked_report, parties_of, record_of
from tonghop.reports.models import DraftRevision, DraftSection, Report, WrittenFigure
from tonghop.reports.permissions import check_may_write
from tonghop.reports.queries.drafts import figures_asked, rule_ids, writers_of
from tonghop.reports.rules.cells import changed_codes, merged, met_at
from tonghop.reports.rules.content import Json, clean_blocks
from tonghop.reports.rules.drafting import Conflict, check_explanation, check_section_key, checked_words
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.values import parse_values

Typed = str | Mapping[str, str] | None  # the text, or {"value", "none"}
SESSION = timedelta(minutes=30)  # of one person writing: one line in the journal, not one for each autosave


@transaction.atomic
def save_section(
    report: Report, *, key: str, blocks: Sequence[Mapping[str, Any]], revision: int, by: Viewer, at: datetime
) -> DraftSection:
    """Save the text of one section, written on `revision` (0: nothing was there); return it with its new revision.

    Raises Conflict with their text where somebody saved in between, NotPossible for a section that is not the
    body's or a state in which nothing is written. The same text again changes nothing.
    """
    cleaned = clean_blocks(blocks)
    report = _writable(report, by)
    check_section_key(key, report.obligation.section_keys)
    draft = DraftSection.objects.filter(report=report, key=key).first()
    if draft is not None and draft.blocks == cleaned:
        return draft
    if revision != (draft.revision if draft else 0):
        raise _conflict(draft)
    if draft is not None and draft.saved_by != by.name:
        keep_text(draft)
    saved = put_section(report, draft, key=key, blocks=cleaned, by=by, at=at)
    touch(report, by, at)
    _record_session(report, by, at, {"section": key})
    return saved


def put_section(
    report: Report, draft: DraftSection | None, *, key: str, blocks: list[Json], by: Viewer, at: datetime
) -> DraftSection:
    """Write the section's row: a new one, or the next revision of the one that is there."""
    if draft is None:
        return DraftSection.objects.create(report=report, key=key, blocks=blocks, saved_at=at, saved_by=by.name)
    draft.blocks, draft.saved_at, draft.saved_by = blocks, at, by.name
    draft.revision += 1
    draft.save(update_fields=["blocks", "saved_at", "saved_by", "revision"])
    return draft


def keep_text(draft: DraftSection | None) -> None:
    """Keep the section's text as it stands, before somebody else or an upload writes over it."""
    if draft is not None:
        keep_revision(draft.report, draft.key, draft.revision, draft.blocks, (draft.saved_at, draft.saved_by))


def keep_revision(report: Report, key: str, revision: int, blocks: Any, saved: tuple[datetime, str]) -> None:
    """Keep what is about to be written over, with when and by whom it was written."""
    DraftRevision.objects.create(
        report=report, key=key, revision=revision, blocks=blocks, saved_at=saved[0], saved_by=saved[1]
    )


@transaction.atomic
def restore_section(report: Report, *, key: str, revision: int, by: Viewer, at: datetime) -> DraftSection:
    """Bring back a kept revision of a section as a new one; what stands there now is kept in its turn."""
    report = _writable(report, by)
    check_section_key(key, report.obligation.section_keys)
    kept = _kept(report, key, revision)
    draft = DraftSection.objects.filter(report=report, key=key).first()
    keep_text(draft)
    saved = put_section(report, draft, key=key, blocks=kept.blocks, by=by, at=at)
    touch(report, by, at)
    record_of(report, "report.saved", by=by, at=at, detail={"section": key, "restored": revision})
    return saved


@transaction.atomic
def restore_values(report: Report, *, revision: int, by: Viewer, at: datetime) -> Report:
    """Bring back a kept table of figures as a new revision; the one that stands there now is kept in its turn."""
    report = _writable(report, by)
    kept = _kept(report, DraftRevision.FIGURES, revision)
    put_values(report, kept.blocks, by=by, at=at, keep=True)
    record_of(report, "report.saved", by=by, at=at, detail={"values": len(report.values), "restored": revision})
    return report


@transaction.atomic
def save_values(
    report: Report, *, values: Mapping[str, Typed], seen: Mapping[str, Typed], by: Viewer, at: datetime
) -> tuple[Report, list[Problem]]:
    """Save the figures that were typed; return the report and what was not taken, each with why.

    `seen` is what stood in those cells when they were typed into. A figure that cannot be taken leaves the one saved
    before it, a blank takes it away, and what somebody else wrote meanwhile into the same cell stays, told as `Met`.
    """
    report = _writable(report, by)
    asked = figures_asked(report.obligation)
    parsed, problems = parse_values(values, asked)
    refused = {p.place.removeprefix("Mã ") for p in problems}
    typed = {code: parsed.get(code, {}) for code in values if code not in refused}
    table, met = merged(typed, parse_values(seen, asked)[0], report.values)
    writers = writers_of(report, met) if met else {}
    told = [met_at(code, report.values.get(code, {}), writers.get(code)) for code in met]
    put_values(report, table, by=by, at=at)
    _record_session(report, by, at, {"values": len(report.values)})
    return report, [*problems, *told]


def put_values(report: Report, values: dict[str, Any], *, by: Viewer, at: datetime, keep: bool = False) -> None:
    """Write the figures if they changed; with `keep`, or from another person, the table before is kept."""
    if values == report.values:
        return
    if report.values and report.values_saved_at and (keep or report.values_saved_by != by.name):
        saved = (report.values_saved_at, report.values_saved_by)
        keep_revision(report, DraftRevision.FIGURES, report.values_revision, report.values, saved)
    _sign_figures(report, changed_codes(report.values, values), by, at)
    report.values, report.values_saved_at, report.values_saved_by = values, at, by.name
    report.values_revision += 1
    touch(report, by, at, "values", "values_revision", "values_saved_at", "values_saved_by")


def _sign_figures(report: Report, codes: Sequence[str], by: Viewer, at: datetime) -> None:
    """Write down who wrote these figures, whatever stood there: one statement."""
    rows = [WrittenFigure(report=report, code=code, written_at=at, written_by=by.name) for code in codes]
    WrittenFigure.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["report", "code"],
        update_fields=["written_at", "written_by"],
    )


@transaction.atomic
def explain(report: Report, *, rule_id: str, text: str, seen: str, by: Viewer, at: datetime) -> Report:
    """Say why figures that break a rule are right all the same; an empty text takes the explanation back.

    Raises Conflict with their words where somebody else explained it otherwise since it was `seen`.
    """
    report = _writable(report, by)
    words = check_explanation(rule_id, text, rule_ids(report.obligation))
    _check_seen(report, rule_id, words, seen)
    _put_explanation(report, rule_id, words, by=by, at=at)
    return report


@transaction.atomic
def explain_finding(report: Report, *, fingerprint: str, text: str, seen: str, by: Viewer, at: datetime) -> Report:
    """Say what there is to say about something a check found; an empty text takes the explanation back.

    It is kept under the finding's fingerprint; that there is such a finding, the quality desk has asked. Raises
    Conflict with their words where somebody else explained it otherwise since it was `seen`.
    """
    report = _writable(report, by)
    words = checked_words(text)
    _check_seen(report, fingerprint, words, seen)
    _put_explanation(report, fingerprint, words, by=by, at=at)
    return report


def _check_seen(report: Report, key: str, words: str, seen: str) -> None:
    theirs = report.explanations.get(key, "")
    if theirs not in {squeeze(seen), words}:
        raise Conflict.of_words(theirs)


def _put_explanation(report: Report, key: str, words: str, *, by: Viewer, at: datetime) -> None:
    """Keep the words under the key, or take them away; the same words again change nothing."""
    if words == report.explanations.get(key, ""):
        return
    others = {other: said for other, said in report.explanations.items() if other != key}
    report.explanations = {**others, key: words} if words else others
    touch(report, by, at, "explanations")
    _record_session(report, by, at, {"explained": key})


def touch(report: Report, by: Viewer, at: datetime, *fields: str) -> None:
    """Save the named fields of the report together with who wrote last, and when."""
    report.saved_at, report.saved_by = at, by.name
    report.save(update_fields=[*fields, "saved_at", "saved_by"])


def _writable(report: Report, by: Viewer) -> Report:
    report = locked_report(report)
    check_may_write(by, parties_of(report.obligation))
    check_editable(report)
    return report


def _kept(report: Report, key: str, revision: int) -> DraftRevision:
    kept = DraftRevision.objects.filter(report=report, key=key, revision=revision).first()
    if kept is None:
        raise NotPossible("Không còn bản đã lưu này.", advice="Hãy tải lại trang để xem các bản đã lưu.")
    return kept


def _conflict(draft: DraftSection | None) -> Conflict:
    if draft is None:
        return Conflict("Mục này chưa từng được lưu.", advice="Hãy tải lại trang rồi nhập lại.")
    return Conflict.of_text(draft.blocks, revision=draft.revision, saved_by=draft.saved_by, saved_at=draft.saved_at)


def _record_session(report: Report, by: Viewer, at: datetime, detail: Mapping[str, Any]) -> None:
    recent = chain_lines(f"obligation:{report.obligation_id}").filter(
        event="report.saved", actor_id=by.person_id, at__gt=at - SESSION
    )
    if not recent.exists():
        record_of(report, "report.saved", by=by, at=at, detail=detail)
