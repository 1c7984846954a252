"""Which lines of a reading are in doubt and why, what matters most first; a line decided upon is in doubt no more."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tonghop.organisations.rules.matching import Gazetteer, match_list
from tonghop.plans.rules.bodies import is_collective
from tonghop.plans.rules.corrections import Decision, Line, lines_of, standing
from tonghop.plans.rules.facts import DocumentHead, Due, Finding, Reading, ReportDuty, Severity, Task

# Rules that speak of the one line where they stand; the others speak of the whole plan and are lines of their own.
OF_ONE_LINE = frozenset(
    ("due-missing", "due-conflict", "due-before-issue", "due-unresolvable", "date-impossible", "lead-missing",
     "lead-collective", "lead-and-coordinator", "name-abolished", "content-unassigned")
)  # fmt: skip
_ABOUT_TASKS = OF_ONE_LINE - {"content-unassigned"}
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
_KINDS = ("document", "duty", "task", "section", "heading", "recipient", "finding")
_INSIDE = re.compile(r"(?:văn phòng (?:sở|ban|chi cục)|phòng|bộ phận|tổ)\b", re.IGNORECASE)  # a desk of the receiver
_OPEN_ENDED = ("recurring", "event", "continuous")


@dataclass(frozen=True)
class Reason:
    """Why a line is in doubt: a code for programs (a finding's rule, or our own), how grave, and in words."""

    code: str
    severity: Severity
    text: str


@dataclass(frozen=True)
class DoubtfulLine:
    """A line in doubt with all reasons, gravest first."""

    line: Line
    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the reasons."""
        return frozenset(reason.code for reason in self.reasons)


def doubtful(
    reading: Reading, decisions: Iterable[Decision] = (), *, gazetteer: Gazetteer | None = None
) -> tuple[DoubtfulLine, ...]:
    """Return the lines in doubt that nobody has decided upon: the gravest first, then by kind, in reading order.

    With a gazetteer, names of leads and of who reports that mean no known body are a reason too.
    """
    words = standing(decisions)
    lines = lines_of(reading)
    grave = [
        f for line in lines if isinstance(f := line.item, Finding) and f.severity != "hint" and line.id not in words
    ]
    dated = _has_dated_rows(reading)
    found = [
        DoubtfulLine(line, reasons)
        for line in lines
        if line.id not in words and (reasons := _sorted(_reasons(line, grave, gazetteer, dated=dated)))
    ]
    return tuple(sorted(found, key=_order))


def _reasons(line: Line, grave: list[Finding], gazetteer: Gazetteer | None, *, dated: bool) -> Iterator[Reason]:
    item = line.item
    if isinstance(item, Finding):
        if item.severity != "hint" and item.rule not in OF_ONE_LINE:
            yield Reason(item.rule, item.severity, item.message)
        return
    yield from (Reason(f.rule, f.severity, f.message) for f in grave if _touches(f, line))
    if isinstance(item, DocumentHead):
        yield from _head(item)
    elif isinstance(item, Task):
        yield from _task(item, gazetteer, dated=dated)
    elif isinstance(item, ReportDuty):
        yield from _duty(item, gazetteer)


def _head(head: DocumentHead) -> Iterator[Reason]:
    parts = {"số, ký hiệu": head.number, "ngày ban hành": head.issued_on, "trích yếu": head.title}
    if missing := [name for name, said in parts.items() if not said]:
        yield Reason("head-incomplete", "warning", f"Không đọc được {', '.join(missing)}.")


def _touches(finding: Finding, line: Line) -> bool:
    """Tell whether the finding is about this line: its rule speaks of such lines, and their places overlap."""
    rules = OF_ONE_LINE - _ABOUT_TASKS if line.kind == "heading" else _ABOUT_TASKS
    if finding.rule not in rules or line.kind not in ("task", "duty", "heading"):
        return False
    if isinstance(line.item, Task) and line.item.source.kind == "prose" and finding.rule == "due-missing":
        return False  # said once of all duties in prose, and set where the first of them stands
    place = finding.source
    return line.start is not None and line.end is not None and place.start < line.end and line.start < place.end


def _task(task: Task, gazetteer: Gazetteer | None, *, dated: bool) -> Iterator[Reason]:
    structured = task.source.kind != "prose"
    if structured and not task.leads:
        yield Reason("lead-missing", "warning", "Không ghi cơ quan chủ trì.")
    if structured and task.due.text is None and dated:
        yield Reason("due-missing", "warning", "Không ghi thời hạn.")
    if task.proposed is not None and (words := _proposed(task)):
        yield Reason("proposed", "warning", f"Ô để trống, đề xuất: {words}. {task.proposed.why}".strip())
    if structured:
        yield from _unknown(task.leads, gazetteer)


def _proposed(task: Task) -> str:
    """Return the proposals that would fill a blank that matters (lead, time), else those for coordinators."""
    guess = task.proposed
    if guess is None:
        return ""
    words = [
        f"chủ trì {'; '.join(guess.leads)}" if guess.leads else "",
        f"thời hạn “{guess.due.text}”" if guess.due else "",
        f"phối hợp {'; '.join(guess.coordinators)}" if guess.coordinators else "",
    ]
    return ", ".join(word for word in words if word)


def _duty(duty: ReportDuty, gazetteer: Gazetteer | None) -> Iterator[Reason]:
    if duty.due.day is None and duty.due.kind not in _OPEN_ENDED:
        yield Reason("due-missing", "warning", "Nghĩa vụ báo cáo không ghi ngày.")
    if duty.receiver is None:
        yield Reason("receiver-missing", "warning", "Không ghi báo cáo gửi đến đâu.")
    desk = (duty.via,) if duty.via and not _INSIDE.match(duty.via) else ()
    yield from _unknown((duty.sender, *desk), gazetteer)


def _unknown(names: tuple[str, ...], gazetteer: Gazetteer | None) -> Iterator[Reason]:
    for match in (one for name in names for one in match_list(name, gazetteer)) if gazetteer else ():
        if match.found in ("none", "ambiguous") and not is_collective(match.text):
            why = "không có trong danh mục cơ quan của tỉnh" if match.found == "none" else "có thể là nhiều cơ quan"
            yield Reason("body-unmatched", "warning", f"“{match.text}” {why}.")


def _has_dated_rows(reading: Reading) -> bool:
    """Tell whether rows and blocks of this plan have times at all: where none has, a blank one is no doubt."""
    return any(_given(t.due) or (t.proposed and t.proposed.due) for t in reading.tasks if t.source.kind != "prose")


def _given(due: Due) -> bool:
    return due.text is not None


def _sorted(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return one reason a code (the first said, a finding's own words), gravest first."""
    once: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        once.setdefault((reason.code, reason.text if reason.code == "body-unmatched" else ""), reason)
    return tuple(sorted(once.values(), key=lambda reason: _SEVERITIES.index(reason.severity)))


def _order(doubt: DoubtfulLine) -> tuple[int, int, int]:
    gravest = min(_SEVERITIES.index(reason.severity) for reason in doubt.reasons)
    return gravest, _KINDS.index(doubt.line.kind), doubt.line.start or 0
