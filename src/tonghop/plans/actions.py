"""Writing plans: a file comes in, is read once, and is kept as it came; what was read is confirmed or corrected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from tonghop.organisations.queries import gazetteer_of
from tonghop.organisations.resources import shipped_old_communes
from tonghop.plans.models import LineDecision, Plan
from tonghop.plans.permissions import check_may_correct_plan, check_may_store_plan
from tonghop.plans.queries import as_decision, decisions_of, reading_of
from tonghop.plans.rules import Reading, read_plan
from tonghop.plans.rules.corrections import CorrectedLine, Decision, DecisionWord, corrected_lines, standing
from tonghop.plans.rules.deciding import DecidedMeanwhile, cleaned, without_doubt
from tonghop.plans.rules.doubtful import doubtful
from tonghop.plans.rules.facts import DocumentHead
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
    reading = read_plan(read_document(data, file_name), old=shipped_old_communes())
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
    return _decide(plan, lambda _: [Decision(line, decision, fields or {})], by, at)[0]


def decide_seen_line(plan: Plan, decision: Decision, *, seen: int, by: Viewer, at: datetime) -> LineDecision:
    """Decide about one line as a person saw it: `seen` is the number of its last decision then, 0 for none.

    Raises DecidedMeanwhile where somebody else decided after that, otherwise as `decide_line`.
    """
    return _decide(plan, lambda _: [decision], by, at, seen=seen)[0]


def confirm_undoubted(plan: Plan, *, by: Viewer, at: datetime) -> list[LineDecision]:
    """Confirm every line that is not in doubt and that nobody has decided about, in one go."""

    def wanted(standing_now: _Standing) -> list[Decision]:
        made = [as_decision(row) for row in standing_now.rows]
        doubts = doubtful(standing_now.reading, made, gazetteer=gazetteer_of(standing_now.plan.owner))
        lines = [one.line for one in standing_now.lines.values()]
        sure = without_doubt(lines, doubtful=(d.line.id for d in doubts), decided=standing(made))
        return [Decision(line, "confirmed") for line in sure]

    return _decide(plan, wanted, by, at)


def settle_lines(
    plan: Plan, *, lines: Sequence[str], decision: DecisionWord = "confirmed", by: Viewer, at: datetime
) -> list[LineDecision]:
    """Decide the same about several lines at once, all or none; one row and one line in the journal each.

    What somebody has decided about stays as it is; "undone" takes back just that, and leaves the others. For no lines
    nothing is asked. Raises as `decide_line`, and NotPossible for "corrected".
    """
    if decision == "corrected":
        raise NotPossible("Mỗi dòng phải được sửa riêng.", advice="Hãy mở từng dòng để sửa.")
    if not lines:
        return []

    def wanted(standing_now: _Standing) -> list[Decision]:
        made = standing(as_decision(row) for row in standing_now.rows)
        back = decision == "undone"
        return [Decision(line, decision) for line in dict.fromkeys(lines) if (line in made) == back]

    return _decide(plan, wanted, by, at)


@dataclass(frozen=True)
class _Standing:
    """The locked plan with its reading, all decisions so far, and every line as it stands by them."""

    plan: Plan
    reading: Reading
    rows: list[LineDecision]
    lines: dict[str, CorrectedLine]

    @property
    def last(self) -> dict[str, LineDecision]:
        return {row.line: row for row in self.rows}


@transaction.atomic
def _decide(
    plan: Plan, wanted: Callable[[_Standing], list[Decision]], by: Viewer, at: datetime, *, seen: int | None = None
) -> list[LineDecision]:
    locked = Plan.objects.select_for_update(of=("self",)).select_related("owner").defer("content").get(pk=plan.pk)
    check_may_correct_plan(by, owner_id=locked.owner_id)
    reading, rows = reading_of(locked), decisions_of(locked)
    before = _Standing(locked, reading, rows, _lines(reading, map(as_decision, rows)))
    last, kept = before.last, []
    for decision in wanted(before):
        row, line = last.get(decision.line), before.lines.get(decision.line)
        if seen is not None and row is not None and row.number != seen:
            raise DecidedMeanwhile.by(row.decided_by, row.word, row.decided_at)
        kept.append(cleaned(decision, line.line if line else None, decided=row is not None))
    new = [d for d in kept if (row := last.get(d.line)) is None or (row.word, row.fields) != (d.word, d.fields)]
    made = {row.line: row for row in _write(before, new, by, at)}
    return [made.get(d.line) or last[d.line] for d in kept]


def _write(before: _Standing, new: Sequence[Decision], by: Viewer, at: datetime) -> list[LineDecision]:
    """Write the decisions in one INSERT, each with its line in the journal; a corrected head is the plan's own."""
    after = _lines(before.reading, [*map(as_decision, before.rows), *new])
    made = LineDecision.objects.bulk_create(
        LineDecision(
            plan=before.plan,
            number=number,
            line=decision.line,
            kind=after[decision.line].line.kind,
            word=decision.word,
            fields=dict(decision.fields),
            decided_at=at,
            decided_by=by.name,
        )
        for number, decision in enumerate(new, start=len(before.rows) + 1)
    )
    for decision in new:
        detail = {
            "line": decision.line,
            "decision": decision.word,
            "before": to_json(before.lines[decision.line].item),
            "after": to_json(after[decision.line].item),
        }
        record("plan.corrected", subject=Subject("plan", before.plan.pk), by=by.actor, at=at, detail=detail)
        if isinstance(head := after[decision.line].item, DocumentHead):
            Plan.objects.filter(pk=before.plan.pk).update(**_head_columns(head, before.plan.file_name))
    return made


def _lines(reading: Reading, decisions: Iterable[Decision]) -> dict[str, CorrectedLine]:
    return {one.line.id: one for one in corrected_lines(reading, decisions)}


def _columns(reading: Reading, file_name: str, data: bytes, by: Viewer, at: datetime) -> dict[str, object]:
    return {
        **_head_columns(reading.document, file_name),
        "file_name": file_name[-LONGEST_NAME:],
        "content": data,
        "text": reading.text,
        "reading": reading.as_json(),
        "read_at": at,
        "read_by": by.name,
    }


def _head_columns(head: DocumentHead, file_name: str) -> dict[str, Any]:
    return {
        "number": (head.number or "")[:LONGEST_NUMBER],
        "issued_on": head.issued_on,
        "title": squeeze(head.title or file_name),
    }
