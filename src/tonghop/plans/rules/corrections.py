"""The lines of a reading, what an operator decided about each, and the reading as it stands after those decisions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from tonghop.plans.rules import json_form
from tonghop.plans.rules.facts import (
    DocumentHead,
    Due,
    Finding,
    Outline,
    OutlineSection,
    PlanHeading,
    Reading,
    ReportDuty,
    Task,
)

LineKind = Literal["document", "duty", "task", "section", "heading", "recipient", "finding"]
DecisionWord = Literal["confirmed", "kept", "corrected", "struck", "undone"]
Item = DocumentHead | ReportDuty | Task | OutlineSection | PlanHeading | str | Finding


@dataclass(frozen=True)
class Line:
    """One thing read from a plan; `id` is "<kind>-<ordinal>-<start>", the place None where the text has it nowhere."""

    id: str
    kind: LineKind
    item: Item
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Decision:
    """What was decided about one line. `fields` (of a correction only) is what `clean_fields` gave.

    "confirmed" takes what is proposed for blanks, "kept" leaves them blank as the plan does, "undone" takes back
    whatever was decided before.
    """

    line: str
    word: DecisionWord
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CorrectedLine:
    """A line after its decision: `item` is None where it was struck; `decision` None where nobody decided."""

    line: Line
    item: Item | None
    decision: Decision | None


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """Return every line of the reading as it was read: head, duties, tasks, sections, headings, recipients, finding."""
    headings = reading.all_headings()
    return (
        _head(reading),
        *(_line("duty", n, d, d.source.start, d.source.end) for n, d in enumerate(reading.report_duties, start=1)),
        *(_line("task", n, t, t.source.start, t.source.end) for n, t in enumerate(reading.tasks, start=1)),
        *_section_lines(reading),
        *(_line("heading", n, h, h.start, h.end) for n, h in enumerate(headings, start=1)),
        *(_recipient(n, name, reading.text) for n, name in enumerate(reading.recipients, start=1)),
        *(_line("finding", n, f, f.source.start, f.source.end) for n, f in enumerate(reading.findings, start=1)),
    )


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the decision that counts about each line: the last, none where that took the others back."""
    last = {decision.line: decision for decision in decisions}
    return {line: decision for line, decision in last.items() if decision.word != "undone"}


def corrected_lines(reading: Reading, decisions: Iterable[Decision]) -> tuple[CorrectedLine, ...]:
    """Return every line with what it says after the decisions; the last decision about a line counts."""
    last = standing(decisions)
    return tuple(
        CorrectedLine(line, _decided(line.item, last.get(line.id)), last.get(line.id)) for line in lines_of(reading)
    )


def corrected_reading(reading: Reading, decisions: Iterable[Decision]) -> Reading:
    """Return the reading without what was struck, with what was corrected, and with what was proposed and confirmed.

    A heading or section that is struck takes what stands under it along. Nothing decided changes nothing.
    """
    lines = corrected_lines(reading, decisions)
    kept: dict[LineKind, list[Any]] = {"duty": [], "task": [], "recipient": [], "finding": []}
    for one in lines:
        if one.item is not None and one.line.kind in kept:
            kept[one.line.kind].append(one.item)
    heads = (one.item for one in lines if isinstance(one.item, DocumentHead))
    headings = iter([one.item for one in lines if one.line.kind == "heading"])
    sections = iter([one.item for one in lines if one.line.kind == "section"])
    return replace(
        reading,
        document=next(heads, reading.document),
        report_duties=tuple(kept["duty"]),
        tasks=tuple(kept["task"]),
        recipients=tuple(kept["recipient"]),
        findings=tuple(kept["finding"]),
        headings=_rebuilt(reading.headings, headings),
        outlines=tuple(replace(o, sections=_rebuilt(o.sections, sections)) for o in reading.outlines),
    )


def with_proposals(task: Task) -> Task:
    """Return the task with the proposed values where it leaves blank; what is written stays."""
    guess = task.proposed
    if guess is None:
        return task
    return replace(
        task,
        leads=task.leads or guess.leads,
        coordinators=task.coordinators or guess.coordinators,
        due=guess.due if guess.due is not None and task.due.text is None else task.due,
        proposed=None,
    )


def _head(reading: Reading) -> Line:
    """Return the plan's head; its place is where its title stands, else its number, None where the text has neither."""
    head = reading.document
    for words in (head.title, head.number):
        start = reading.text.find(words) if words else -1
        if words and start >= 0:
            return Line(f"document-1-{start}", "document", head, start, start + len(words))
    return Line("document-1-0", "document", head, None, None)


def _line(kind: LineKind, number: int, item: Item, start: int, end: int) -> Line:
    return Line(f"{kind}-{number}-{start}", kind, item, start, end)


def _recipient(number: int, name: str, text: str) -> Line:
    start = text.rfind(name)
    found = start >= 0
    return Line(
        f"recipient-{number}-{max(start, 0)}",
        "recipient",
        name,
        start if found else None,
        start + len(name) if found else None,
    )


def _section_lines(reading: Reading) -> Iterator[Line]:
    number = 0
    for outline in reading.outlines:
        for section in _walk(outline.sections):
            number += 1
            start, end = _place_of(section, outline, reading.text)
            yield Line(f"section-{number}-{outline.start}", "section", section, start, end)


def _walk(sections: Iterable[OutlineSection]) -> Iterator[OutlineSection]:
    for section in sections:
        yield section
        yield from _walk(section.children)


def _place_of(section: OutlineSection, outline: Outline, text: str) -> tuple[int, int]:
    """Return where the section's title stands within the outline; the whole outline where it is not found."""
    start = text.find(section.title, outline.start, outline.end) if section.title else -1
    return (start, start + len(section.title)) if start >= 0 else (outline.start, outline.end)


def _decided(item: Item, decision: Decision | None) -> Item | None:
    if decision is None:
        return item
    if decision.word == "struck":
        return None
    if decision.word == "kept":
        return replace(item, proposed=None) if isinstance(item, Task) else item
    taken = with_proposals(item) if isinstance(item, Task) else item
    return _changed(taken, decision.fields) if decision.word == "corrected" else taken


def _changed(item: Item, fields: Mapping[str, Any]) -> Item:
    if isinstance(item, str):
        return str(fields.get("name", item))
    if isinstance(item, Finding):
        return item
    renamed = {"from": "sender", "to": "receiver"}
    values = {renamed.get(name, name): _value(name, value) for name, value in fields.items()}
    return replace(item, **values)


def _value(name: str, value: Any) -> Any:
    if name == "due":
        return json_form.from_json(Due, value)
    if name == "issued_on":
        return date.fromisoformat(value) if value else None
    return tuple(value) if isinstance(value, list) else value


def _rebuilt(nodes: tuple[Any, ...], decided: Iterator[Any]) -> tuple[Any, ...]:
    """Return the tree of headings or sections in which each node is what was decided, taken in reading order."""
    kept = []
    for node in nodes:
        now = next(decided)
        children = _rebuilt(node.children, decided)
        if now is not None:
            kept.append(replace(now, children=children))
    return tuple(kept)
