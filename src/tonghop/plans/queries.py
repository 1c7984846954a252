"""Reading stored plans, always inside the viewer's own trees, and what was decided about their lines."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import QuerySet

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer
from tonghop.organisations.queries import gazetteer_of
from tonghop.plans.models import LineDecision, Plan
from tonghop.plans.permissions import READERS
from tonghop.plans.rules import Reading
from tonghop.plans.rules.corrections import Decision, DecisionWord, Item, Line, corrected_lines, corrected_reading
from tonghop.plans.rules.doubtful import Reason, doubtful


@dataclass(frozen=True)
class LineView:
    """One line for the screen: as read (`line.item`), as it stands now (None: struck), why in doubt, who decided.

    `number` is that of the last decision about it, 0 where there was none.
    """

    line: Line
    item: Item | None
    reasons: tuple[Reason, ...]
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    number: int = 0

    @property
    def undecided(self) -> bool:
        """Whether nobody has decided, or whoever did took it back."""
        return not self.decision


def plans_for(viewer: Viewer) -> list[Plan]:
    """Return the plans the viewer may read, newest first, without their files, texts and readings. One query."""
    return list(_readable(viewer).select_related("owner").defer("content", "text", "reading"))


def plan_for(viewer: Viewer, plan_id: int) -> Plan:
    """Return one plan with its text and reading; raise NotAllowed where the viewer may not read it. One query."""
    found = _readable(viewer).select_related("owner").defer("content").filter(pk=plan_id).first()
    if found is None:
        raise NotAllowed("Không có kế hoạch này, hoặc anh/chị không được xem.")
    return found


def text_of_plan(plan_id: int) -> str:
    """Return a plan's text, for whoever works for nobody; "" where it is gone. One light query."""
    return Plan.objects.filter(pk=plan_id).values_list("text", flat=True).first() or ""


def reading_of(plan: Plan) -> Reading:
    """Return what was read from the plan, as frozen facts; its places point into `plan.text`."""
    return Reading.from_json(plan.reading, text=plan.text)


def decisions_of(plan: Plan) -> list[LineDecision]:
    """Return every decision about the plan's lines, oldest first. One query."""
    return list(LineDecision.objects.filter(plan=plan).order_by("number"))


def as_decision(row: LineDecision) -> Decision:
    """Return one row as the rules take it."""
    return Decision(row.line, cast("DecisionWord", row.word), row.fields)


def decided(plan: Plan) -> tuple[Decision, ...]:
    """Return the same decisions as the rules take them. One query."""
    return tuple(as_decision(row) for row in decisions_of(plan))


def corrected_reading_of(plan: Plan) -> Reading:
    """Return what was read from the plan as it stands after all decisions. One query."""
    return corrected_reading(reading_of(plan), decided(plan))


def lines_of(plan: Plan) -> list[LineView]:
    """Return every line of the plan: those in doubt first (gravest first), then the others in reading order.

    Two queries for a plan that was loaded with its owner.
    """
    reading, rows = reading_of(plan), decisions_of(plan)
    decisions = tuple(as_decision(row) for row in rows)
    last = {row.line: row for row in rows}
    reasons = {d.line.id: d.reasons for d in doubtful(reading, decisions, gazetteer=gazetteer_of(plan.owner))}
    rank = {line_id: n for n, line_id in enumerate(reasons)}
    views = [
        _view(one.line, one.item, reasons.get(one.line.id, ()), last.get(one.line.id))
        for one in corrected_lines(reading, decisions)
    ]
    return sorted(views, key=lambda view: rank.get(view.line.id, len(rank)))


def _view(line: Line, item: Item | None, reasons: tuple[Reason, ...], row: LineDecision | None) -> LineView:
    if row is None:
        return LineView(line, item, reasons)
    word = "" if row.word == LineDecision.Word.UNDONE else row.word
    return LineView(line, item, reasons, word, row.decided_by, row.decided_at, row.number)


def _readable(viewer: Viewer) -> QuerySet[Plan]:
    return Plan.objects.filter(owner__in=viewer.owners(*READERS))
