"""The fields of one line of a plan: as texts to show and to correct, and what was typed as a correction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from tonghop.kernel.moments import short_date
from tonghop.kernel.text import squeeze
from tonghop.plans.models import Plan
from tonghop.plans.queries import reading_of
from tonghop.plans.rules.corrected_fields import FIELDS, LABELS
from tonghop.plans.rules.corrections import Decision, DecisionWord, Item, Line, lines_of, with_proposals
from tonghop.plans.rules.dues import cell_due
from tonghop.plans.rules.facts import DocumentHead, Due, Finding, ReportDuty, Task

DUE_KINDS = (
    ("", "(đọc từ lời ghi)"),
    ("before", "trước ngày"),
    ("by", "chậm nhất ngày"),
    ("within", "trong thời gian, đến hết ngày"),
    ("recurring", "định kỳ"),
    ("event", "khi có sự việc"),
    ("continuous", "thường xuyên"),
    ("none", "không có thời hạn"),
)
_LONG = 70


@dataclass(frozen=True)
class LineField:
    """One field as shown: its value now and as it was read; `long` asks for more than one line to write in."""

    name: str
    label: str
    now: str
    read: str

    @property
    def changed(self) -> bool:
        """Whether it now says something else than the plan."""
        return self.now != self.read

    @property
    def long(self) -> bool:
        """Whether it wants more room than one line."""
        return max(len(self.now), len(self.read)) > _LONG


def texts_of(item: Item) -> dict[str, str]:
    """Return what a line says, by field; a finding only its message, which nobody corrects."""
    if isinstance(item, str):
        return {"name": item}
    if isinstance(item, Finding):
        return {"message": item.message}
    if isinstance(item, Task):
        leads, coordinators = "; ".join(item.leads), "; ".join(item.coordinators)
        return {"title": item.title, "leads": leads, "coordinators": coordinators, "due": item.due.text or ""}
    if isinstance(item, ReportDuty):
        return {
            "from": item.sender,
            "to": item.receiver or "",
            "via": item.via or "",
            "due": item.due.text or "",
        }
    if isinstance(item, DocumentHead):
        issued = short_date(item.issued_on) if item.issued_on else ""
        return {
            "number": item.number or "",
            "title": item.title or "",
            "issued_on": issued,
            "issuer": item.issuer or "",
        }
    return {"number": item.number or "", "title": item.title}


def fields_of(line: Line, item: Item | None) -> list[LineField]:
    """Return the fields of a line that can be corrected, as they stand now and as they were read."""
    read = texts_of(line.item)
    now = texts_of(item) if item is not None else read
    return [LineField(name, LABELS[name], now[name], read[name]) for name in FIELDS[line.kind]]


def due_chosen(item: Item | None) -> tuple[str, str]:
    """Return kind and day (ISO) of a time that its own words do not say again; blank where they do."""
    due: Due | None = getattr(item, "due", None)
    if due is None or due.text is None or (read := cell_due(due.text)) == due:
        return "", ""
    return (
        (due.kind, due.day.isoformat() if due.day else "") if read.kind != due.kind or read.day != due.day else ("", "")
    )


def correction_in(posted: Mapping[str, str], line: Line) -> dict[str, Any]:
    """Return the fields that say something else than the line does with its proposals: what a correction holds."""
    item = with_proposals(line.item) if isinstance(line.item, Task) else line.item
    said = texts_of(item)
    typed = {name: squeeze(posted.get(f"f-{name}", said[name])) for name in FIELDS[line.kind]}
    changed: dict[str, Any] = {name: text for name, text in typed.items() if text != squeeze(said[name])}
    kind, day = posted.get("f-due-kind", ""), posted.get("f-due-date", "")
    if "due" in typed and (kind or day):
        changed["due"] = {"kind": kind or None, "date": day, "text": "" if kind == "none" else typed["due"]}
    return changed


def decision_in(posted: Mapping[str, str], plan: Plan, line_id: str) -> Decision:
    """Return what was decided about a line of the plan; the action says whether it can be."""
    word = cast("DecisionWord", posted.get("decision", ""))
    if word != "corrected":
        return Decision(line_id, word)
    line = next((line for line in lines_of(reading_of(plan)) if line.id == line_id), None)
    return Decision(line_id, word, correction_in(posted, line) if line else {})
