"""What a plan says, as frozen facts with their places: the reading that everything later is built from."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from tonghop.plans.rules import json_form

DueKind = Literal["before", "by", "within", "recurring", "event", "continuous", "none"]
Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Source:
    """A place in the canonical text: code points [start, end) and the words themselves."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class TaskSource:
    """Where a task stands and in what shape: a table's row, labelled lines, or prose."""

    kind: Literal["table", "lines", "prose"]
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Due:
    """A time as written, its kind, the calendar day it names, and the last moment that is still on time.

    For "trước ngày X" the last moment is the last second of the day before: a proposal to be confirmed.
    """

    text: str | None = None
    kind: DueKind = "none"
    day: date | None = None
    last_moment: datetime | None = None

    @property
    def ends_at(self) -> datetime | None:
        """The exclusive end: the first moment that is late, or None where no moment is named."""
        return None if self.last_moment is None else self.last_moment + timedelta(seconds=1)


NO_DUE = Due()


@dataclass(frozen=True)
class Signer:
    """Who signed: name, position ("Chủ tịch") and authority ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


@dataclass(frozen=True)
class LegalBasis:
    """A document the plan rests on, cited in its opening."""

    number: str
    day: date | None
    issuer: str | None
    text: str


@dataclass(frozen=True)
class DocumentHead:
    """The plan as a document; its number has no spaces, its title is the subject (trích yếu)."""

    type: str | None = None
    number: str | None = None
    issued_on: date | None = None
    place: str | None = None
    issuer: str | None = None
    title: str | None = None
    signer: Signer = Signer()
    legal_bases: tuple[LegalBasis, ...] = ()


@dataclass(frozen=True)
class Point:
    """One lettered, numbered or dashed item under a heading: mark ("a", "-", "" for plain), text, place."""

    mark: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class PlanHeading:
    """A heading of the plan: [start, end) is its own line; `text` stands under it before its first child."""

    number: str
    title: str
    text: str
    start: int
    end: int
    points: tuple[Point, ...] = ()
    children: tuple["PlanHeading", ...] = ()

    def walk(self) -> tuple["PlanHeading", ...]:
        """Return this heading and all below it, in reading order."""
        return (self, *(h for child in self.children for h in child.walk()))


@dataclass(frozen=True)
class OutlineSection:
    """A section of a report outline; `points` guide the writer, `children` are its parts."""

    number: str | None
    title: str
    points: tuple[str, ...] = ()
    children: tuple["OutlineSection", ...] = ()


@dataclass(frozen=True)
class Outline:
    """A report outline (đề cương): for whom, its title, the period reported on as written, its sections."""

    audience: str | None
    title: str
    period: str | None
    sections: tuple[OutlineSection, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Proposed:
    """Guesses for what a task's row leaves blank; never mixed with what is written. `why` says from what."""

    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    due: Due | None = None
    why: str = ""


@dataclass(frozen=True)
class Task:
    """One task: its ref ("I.2.4", "IV.1.a"), who leads and who coordinates, when; blank stays blank."""

    ref: str
    title: str
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    due: Due
    note: str | None
    source: TaskSource
    proposed: Proposed | None = None
    product: str | None = None
    group: str | None = None


@dataclass(frozen=True)
class ReportDuty:
    """Who must report to whom, through which desk, by when."""

    sender: str
    receiver: str | None
    via: str | None
    due: Due
    source: Source


@dataclass(frozen=True)
class Appendix:
    """An appendix that is there: its label ("PHỤ LỤC 1"), title, and place."""

    label: str
    title: str
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """What is wrong in the plan: the rule's name, how grave, what-why-what to do in Vietnamese, and where."""

    rule: str
    severity: Severity
    message: str
    source: Source


@dataclass(frozen=True)
class Reading:
    """All that one file says; `text` is the canonical text that every place points into."""

    document: DocumentHead
    headings: tuple[PlanHeading, ...] = ()
    outlines: tuple[Outline, ...] = ()
    tasks: tuple[Task, ...] = ()
    report_duties: tuple[ReportDuty, ...] = ()
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    findings: tuple[Finding, ...] = ()
    text: str = field(default="", repr=False, metadata={"json": False})

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object that `tonghop plan read --json` prints (without `text`)."""
        return dict(json_form.to_json(self))

    @classmethod
    def from_json(cls, data: dict[str, Any], *, text: str = "") -> "Reading":
        """Return the reading that `as_json` gave, with the canonical text it was read from."""
        return replace(json_form.from_json(cls, data), text=text)

    def all_headings(self) -> tuple[PlanHeading, ...]:
        """Return every heading of every level, in reading order."""
        return tuple(h for top in self.headings for h in top.walk())
