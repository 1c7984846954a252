"""The journal of a plan in words: what was decided about which line, and what the line said before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Protocol

from tonghop.journal.queries import timeline
from tonghop.journal.rules import Subject
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import Plan
from tonghop.plans.permissions import check_may_correct_plan
from tonghop.plans.rules.corrected_fields import LABELS
from tonghop.web.journal_words import words_of
from tonghop.web.line_fields import LineField
from tonghop.web.plan_lines import KINDS

_CORRECTED = "plan.corrected"
_WORDS = {
    "confirmed": "Xác nhận",
    "kept": "Xác nhận như kế hoạch ghi",
    "corrected": "Sửa",
    "struck": "Gạch bỏ",
    "undone": "Trả về như khi đọc",
}
_LONGEST = 80


class JournalLine(Protocol):
    """What this page asks of a line in the journal."""

    @property
    def pk(self) -> Any: ...
    @property
    def event(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def actor_id(self) -> int | None: ...
    @property
    def detail(self) -> Any: ...


@dataclass(frozen=True)
class Told:
    """One thing that happened, in words; `changes` holds what a line said before and says now."""

    line: JournalLine
    words: str
    changes: list[LineField]


def read_plan_timeline(viewer: Viewer, plan: Plan) -> list[Told]:
    """Return what happened to the plan, newest first; lines confirmed in one go are told as one.

    Raises NotAllowed for anyone but an organiser in the owner's tree.
    """
    check_may_correct_plan(viewer, owner_id=plan.owner_id)
    told: list[Told] = []
    for _, group in groupby(reversed(timeline(Subject("plan", plan.pk))), key=_deed):
        lines: list[JournalLine] = list(group)
        told += [_of_several(lines)] if len(lines) > 1 else [_of_one(lines[0])]
    return told


def _deed(line: JournalLine) -> tuple[object, ...]:
    """Return what lines of one deed share; a line that changed something is a deed of its own."""
    if line.event != _CORRECTED or _changes(line.detail):
        return (line.pk,)
    return (line.at, line.actor_id, line.detail.get("decision"))


def _of_one(line: JournalLine) -> Told:
    if line.event != _CORRECTED:
        return Told(line, words_of(line.event, line.detail), [])
    return Told(line, f"{_word(line)} {_name(line.detail)}", _changes(line.detail))


def _of_several(lines: list[JournalLine]) -> Told:
    return Told(lines[0], f"{_word(lines[0])} {len(lines)} dòng", [])


def _word(line: JournalLine) -> str:
    return _WORDS.get(str(line.detail.get("decision")), "Quyết định về")


def _name(detail: Mapping[str, Any]) -> str:
    """Return what the line is called: its kind, its number, and the beginning of what it says."""
    kind = next((words for key, (_, words) in KINDS.items() if str(detail["line"]).startswith(f"{key}-")), "dòng")
    said = detail["before"] or detail["after"] or {}
    if isinstance(said, str):
        return f"{kind}: {said}"
    number = said.get("ref") or said.get("number") or ""
    title = str(said.get("title") or said.get("message") or said.get("from") or "")
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    return f"{kind} {number}".strip() + (f" “{short}”" if short else "")


def _changes(detail: Mapping[str, Any]) -> list[LineField]:
    before, after = _fields(detail.get("before")), _fields(detail.get("after"))
    if not before or not after:
        return []
    fields = [LineField(name, LABELS[name], after[name], before[name]) for name in before if name in after]
    return [field for field in fields if field.changed]


def _fields(said: Any) -> dict[str, str]:
    if isinstance(said, str):
        return {"name": said}
    return {name: _text(value) for name, value in (said or {}).items() if name in LABELS}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str((value.get("text") if isinstance(value, dict) else value) or "")
