"""Writing plans: a file comes in, is read once, and is kept as it came; what was read is confirmed or corrected."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.files.read import read_document
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.kernel.text import squeeze
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import LineDecision, Plan
from tonghop.plans.permissions import check_may_correct_plan, check_may_store_plan
from tonghop.plans.queries import as_decision, decisions_of, reading_of
from tonghop.plans.rules import Reading, read_plan
from tonghop.plans.rules.corrected_fields import clean_fields
from tonghop.plans.rules.corrections import CorrectedLine, Decision, DecisionWord, corrected_lines
from tonghop.plans.rules.json_form import to_json

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


def decide_line(
    plan: Plan, *, line: str, decision: DecisionWord, fields: Mapping[str, Any] | None = None, by: Viewer, at: datetime
) -> LineDecision:
    """Confirm, correct or strike one line of what was read; the journal keeps what it said before and after.

    Confirming a task takes what is proposed for its blanks. Raises NotAllowed for anyone but an organiser in the
    owner's tree, NotPossible for a line that is not there or fields that cannot be. The same again adds no row.
    """
    return _decide(plan, [Decision(line, decision, fields or {})], by, at)[0]


def decide_lines(
    plan: Plan, *, lines: Sequence[str], decision: DecisionWord, by: Viewer, at: datetime
) -> list[LineDecision]:
    """Confirm or strike several lines at once, all or none; one row and one line in the journal each."""
    if decision == "corrected":
        raise NotPossible("Mỗi dòng phải được sửa riêng.", advice="Hãy mở từng dòng để sửa.")
    return _decide(plan, [Decision(line, decision) for line in dict.fromkeys(lines)], by, at)


@transaction.atomic
def _decide(plan: Plan, wanted: Sequence[Decision], by: Viewer, at: datetime) -> list[LineDecision]:
    locked = Plan.objects.select_for_update(of=("self",)).defer("content").get(pk=plan.pk)
    check_may_correct_plan(by, owner_id=locked.owner_id)
    reading, rows = reading_of(locked), decisions_of(locked)
    made = [as_decision(row) for row in rows]
    before = {one.line.id: one for one in corrected_lines(reading, made)}
    wanted = [_cleaned(decision, before) for decision in wanted]
    after = {one.line.id: one for one in corrected_lines(reading, [*made, *wanted])}
    last = {row.line: row for row in rows}
    decided = []
    for decision in wanted:
        row = last.get(decision.line)
        if row is None or (row.word, row.fields) != (decision.word, decision.fields):
            row = _add(locked, decision, (before[decision.line], after[decision.line]), by, at)
        decided.append(row)
    return decided


def _cleaned(decision: Decision, lines: Mapping[str, CorrectedLine]) -> Decision:
    if decision.line not in lines:
        raise NotPossible("Không có dòng này trong bản đọc kế hoạch.", advice="Hãy tải lại trang.")
    if decision.word not in LineDecision.Word.values:
        raise NotPossible(f"Không có cách quyết định “{decision.word}”.", advice="Chọn xác nhận, sửa hoặc gạch bỏ.")
    if decision.word == "corrected":
        return Decision(decision.line, "corrected", clean_fields(lines[decision.line].line.kind, decision.fields))
    if decision.fields:
        raise NotPossible("Chỉ khi sửa mới ghi nội dung mới cho dòng.", advice="Hãy chọn sửa, hoặc bỏ nội dung đã ghi.")
    return decision


def _add(
    plan: Plan, decision: Decision, change: tuple[CorrectedLine, CorrectedLine], by: Viewer, at: datetime
) -> LineDecision:
    before, after = change
    row = LineDecision.objects.create(
        plan=plan,
        number=LineDecision.objects.filter(plan=plan).count() + 1,
        line=decision.line,
        kind=before.line.kind,
        word=decision.word,
        fields=dict(decision.fields),
        decided_at=at,
        decided_by=by.name,
    )
    detail = {
        "line": decision.line,
        "decision": decision.word,
        "before": to_json(before.item),
        "after": to_json(after.item),
    }
    record("plan.corrected", subject=Subject("plan", plan.pk), by=by.actor, at=at, detail=detail)
    return row


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
