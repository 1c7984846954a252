"""Report duties in prose: who reports to whom, through which desk, by when; repeated ones are told apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tonghop.kernel.text import squeeze
from tonghop.plans.rules.bodies import body_key, is_body_list, same_body, subject_of, subjects_of
from tonghop.plans.rules.duty_words import about_trouble, clause_dues, leading_due, receivers, reports_to_nobody
from tonghop.plans.rules.facts import NO_DUE, Due, ReportDuty, Source, Task
from tonghop.plans.rules.lines import NOISE, PLAIN
from tonghop.plans.rules.listed_dues import cell_dues
from tonghop.plans.rules.prose import named_in_heading
from tonghop.plans.rules.tables import DUE, LEAD, RECEIVER, TaskRow
from tonghop.plans.rules.tree import Node, heading_title
from tonghop.plans.rules.vocabulary import HEAD

_SENTENCE = re.compile(r"[^.]+(?:\.(?!\s|$)[^.]*)*\.?")
_BY_TABLE = re.compile(r"(?:theo|tại|nêu ở)\s[^.;]{0,40}?\b(?:phụ lục|biểu|bảng|danh mục)\b", re.IGNORECASE)
_CLAUSE = re.compile(rf";\s*(?!(?:và\s+)?{HEAD})")


@dataclass(frozen=True)
class Mention:
    """One place that tells someone to report to someone; several may be one duty."""

    sender: str
    receiver: str | None
    via: str | None
    due: Due
    source: Source


def report_duties(mentions: Iterable[Mention]) -> tuple[ReportDuty, ...]:
    """Return the duties: a mention without a time repeats a duty of the same sender and receiver that has one."""
    every = list(mentions)
    timed = [m for m in every if m.due.kind != "none"]
    kept: dict[Due, list[Mention]] = defaultdict(list)
    for one in every:
        others = (*timed, *kept[NO_DUE]) if one.due.kind == "none" else kept[one.due]
        if not any(_repeats(one, other) for other in others):
            kept[one.due].append(one)
    found = sorted((m for same in kept.values() for m in same), key=lambda m: m.source.start)
    return tuple(ReportDuty(m.sender, m.receiver, m.via, m.due, m.source) for m in found)


def _repeats(one: Mention, other: Mention) -> bool:
    if not _same_sender(one.sender, other.sender):
        return False
    if one.due.kind != "none":
        return same_body(one.receiver or "", other.receiver or "") and one.due == other.due
    return any(same_body(a, b) for a in _ends(one) for b in _ends(other))


def _same_sender(one: str, other: str) -> bool:
    a, b = body_key(one), body_key(other)
    return a == b or (min(len(a), len(b)) > 5 and (a.startswith(b) or b.startswith(a)))  # noqa: PLR2004 - "sở, ban, ngành thuộc ..."


def _ends(mention: Mention) -> list[str]:
    return [end for end in (mention.receiver, mention.via) if end]


def mentions_in(tops: Iterable[Node], text: str) -> Iterator[Mention]:
    """Yield what each line of the body says about reporting, in reading order."""
    for top in tops:
        for node in top.walk():
            if node.kind <= PLAIN and node.kind != NOISE:
                yield from mentions_in_line(node, text)


def mentions_in_tasks(tasks: Iterable[Task], text: str) -> Iterator[Mention]:
    """Yield what the rows of assignment tables say about reporting."""
    for task in tasks:
        if task.source.kind == "table" and task.leads:
            start, end = task.source.start, task.source.end
            for found in receivers(task.title, 0, len(task.title))[:1]:
                for due in cell_dues(task.due.text) if task.due.text else [task.due]:
                    yield Mention(
                        ", ".join(task.leads), found.name, found.via, due, Source(start, end, text[start:end])
                    )


def mentions_in_reporters(rows: Iterable[TaskRow], said: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Yield the rows of tables that say who reports by when; where no column says to whom, the prose does."""
    said = tuple(said)
    shared = next((m for m in said if told_by_table(m)), None) or _only_receiver(said)
    for row in rows:
        words = {name: squeeze(cell.text) for name, cell in row.cells.items()}
        if words.get(LEAD):
            to, via = words.get(RECEIVER) or None, None
            if to is None and shared is not None:
                to, via = shared.receiver, shared.via
            start, end = row.row.start, row.row.end
            for due in cell_dues(words.get(DUE, "")):
                yield Mention(words[LEAD], to, via, due, Source(start, end, text[start:end]))


def told_by_table(mention: Mention) -> bool:
    """Tell whether a sentence leaves to a table who reports by when: its rows are the duties, not the sentence."""
    return mention.due.kind == "none" and bool(_BY_TABLE.search(mention.source.quote))


def _only_receiver(said: Iterable[Mention]) -> Mention | None:
    """Return a mention of the one body to which all prose reports; None where there are several or none."""
    named = [m for m in said if m.receiver]
    return named[0] if named and all(same_body(m.receiver or "", named[0].receiver or "") for m in named) else None


def mentions_in_line(node: Node, text: str) -> Iterator[Mention]:
    """Yield what each sentence of a line says about reporting; a sentence without a subject has the one before's."""
    sender = _sender_above(node)
    for found in _SENTENCE.finditer(node.body):
        sentence = found[0].strip()
        start = node.line.body_start + found.start() + len(found[0]) - len(found[0].lstrip())
        source = Source(start, start + len(sentence), text[start : start + len(sentence)])
        spans = list(subjects_of(sentence))
        sender = sentence[spans[0][0] : spans[0][1]] if spans else sender
        if not about_trouble(sentence):
            for begin, end in _clauses(sentence):
                yield from _in_clause(sentence, (begin, end), spans, sender, source)


def _clauses(sentence: str) -> list[tuple[int, int]]:
    """Return the spans between semicolons; one that parts the names of a list parts no clauses."""
    cuts = [match.end() for match in _CLAUSE.finditer(sentence)]
    return list(zip([0, *cuts], [*cuts, len(sentence)], strict=True))


def _in_clause(
    sentence: str, within: tuple[int, int], spans: list[tuple[int, int]], sender: str | None, source: Source
) -> Iterator[Mention]:
    begin, end = within
    dues = clause_dues(sentence[begin:end]) or leading_due(sentence) or [NO_DUE]
    for found in receivers(sentence, begin, end, handed_in=dues != [NO_DUE]):
        nearer = [sentence[a:b] for a, b in spans if b <= found.at and not same_body(sentence[a:b], found.name)]
        who = nearer[-1] if nearer else sender
        if who is not None and not same_body(found.name, who):
            yield from (Mention(who, found.name, found.via, due, source) for due in dues)
            return
    before = [sentence[a:b] for a, b in spans if b <= end]
    who = before[-1] if before else sender
    if who is not None and dues != [NO_DUE] and reports_to_nobody(sentence[begin:end]):
        yield from (Mention(who, None, None, due, source) for due in dues)


def _sender_above(node: Node) -> str | None:
    """Return the bodies that the nearest heading names, as it writes them; or those its sentence orders to act."""
    for above in node.ancestors():
        title = heading_title(above)
        if is_body_list(title):
            return named_in_heading(title)
        span = subject_of(above.body)
        if span is not None:
            return squeeze(above.body[span[0] : span[1]])
    return None
