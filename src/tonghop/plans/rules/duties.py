"""Report duties in prose: who reports to whom, through which desk, by when; repeated ones are told apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tonghop.kernel.text import squeeze
from tonghop.plans.rules.bodies import bodies_at, body_key, is_body_list, same_body, subjects_of
from tonghop.plans.rules.dues import all_prose_dues, cell_due
from tonghop.plans.rules.facts import NO_DUE, Due, ReportDuty, Source, Task
from tonghop.plans.rules.lines import NOISE, PLAIN
from tonghop.plans.rules.prose import heading_bodies
from tonghop.plans.rules.tree import Node, heading_title
from tonghop.plans.rules.vocabulary import HEAD

_SENTENCE = re.compile(r"[^.]+(?:\.(?!\s|$)[^.]*)*\.?")
_REPORTS = re.compile(r"báo cáo|\bgửi\b[^.;]{0,60}\bkết quả|\bkết quả\b[^.;]{0,60}\bgửi", re.IGNORECASE)
_TO = re.compile(
    rf"(?<!\w)(?P<verb>gửi(?:\s+(?:về|cho|đến|tới))?|nộp(?:\s+về)?|về|báo cáo(?:\s+(?:với|lên|cho))?)\s+(?={HEAD})",
    re.IGNORECASE,
)
_VIA = re.compile(rf"^\s*\(?\s*(?:thông\s+)?qua\s+(?={HEAD})", re.IGNORECASE)
_TROUBLE = re.compile(r"khó khăn|vướng mắc|vượt thẩm quyền|phát sinh|sửa đổi|bổ sung", re.IGNORECASE)
_BRACKET = re.compile(
    r"\((?P<in>(?:trước|chậm nhất|trong|năm|quý|tháng|hoàn thành|định kỳ)[^()]{2,60})\)", re.IGNORECASE
)


@dataclass(frozen=True)
class Mention:
    """One place that tells someone to report to someone; several may be one duty."""

    sender: str
    receiver: str
    via: str | None
    due: Due
    source: Source


def report_duties(mentions: Iterable[Mention]) -> tuple[ReportDuty, ...]:
    """Return the duties: a mention without a time repeats a duty of the same sender and receiver that has one."""
    every = list(mentions)
    timed = [m for m in every if m.due.kind != "none"]
    kept: list[Mention] = []
    for one in every:
        others = timed if one.due.kind == "none" else kept
        if not any(_repeats(one, other) for other in others) and not any(_repeats(one, k) for k in kept):
            kept.append(one)
    return tuple(ReportDuty(m.sender, m.receiver, m.via, m.due, m.source) for m in kept)


def _repeats(one: Mention, other: Mention) -> bool:
    if not _same_sender(one.sender, other.sender):
        return False
    if one.due.kind != "none":
        return same_body(one.receiver, other.receiver) and one.due == other.due
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
                yield from _in_line(node, text)


def mentions_in_tasks(tasks: Iterable[Task], text: str) -> Iterator[Mention]:
    """Yield what the rows of assignment tables say about reporting."""
    for task in tasks:
        if task.source.kind == "table" and task.leads:
            start, end = task.source.start, task.source.end
            for receiver, via, _ in _receivers(task.title)[:1]:
                yield Mention(", ".join(task.leads), receiver, via, task.due, Source(start, end, text[start:end]))


def _in_line(node: Node, text: str) -> Iterator[Mention]:
    sender = _sender_above(node)
    for found in _SENTENCE.finditer(node.body):
        sentence = found[0].strip()
        start = node.line.body_start + found.start() + len(found[0]) - len(found[0].lstrip())
        spans = list(subjects_of(sentence))
        sender = sentence[spans[0][0] : spans[0][1]] if spans else sender
        if not _REPORTS.search(sentence) or _about_trouble(sentence):
            continue
        for receiver, via, at in _receivers(sentence):
            nearer = [sentence[a:b] for a, b in spans if b <= at and not same_body(sentence[a:b], receiver)]
            who = nearer[-1] if nearer else sender
            if who is None or same_body(receiver, who):
                continue
            for due in _dues(sentence):
                yield Mention(
                    who, receiver, via, due, Source(start, start + len(sentence), text[start : start + len(sentence)])
                )
            break


def _about_trouble(sentence: str) -> bool:
    return bool(
        re.search(r"(?:nếu|trường hợp|khi)\s+(?:có|phát sinh)?", sentence, re.IGNORECASE) and _TROUBLE.search(sentence)
    )


def _sender_above(node: Node) -> str | None:
    for above in node.ancestors():
        title = heading_title(above)
        if is_body_list(title):
            names = heading_bodies(title)
            return names[0] if len(names) == 1 else ", ".join(names)
    return None


def _receivers(sentence: str) -> list[tuple[str, str | None, int]]:
    """Return (receiver, via, where), the likeliest first: where it is sent before whom it is reported to."""
    found: list[tuple[int, str, str | None, int]] = []
    for match in _TO.finditer(sentence):
        span = bodies_at(sentence, match.end())
        at_once = re.search(r"[Kk]ịp thời\s+$", sentence[: match.start()])
        if span is None or at_once or not _REPORTS.search(sentence[: span[0]]):
            continue
        rank = 0 if match["verb"].lower().startswith(("gửi", "nộp", "về")) else 1
        found.append((rank, squeeze(sentence[span[0] : span[1]]), _via(sentence[span[1] :]), match.start()))
    return [(name, via, at) for _, name, via, at in sorted(found, key=lambda one: one[0])]


def _via(rest: str) -> str | None:
    opening = _VIA.match(rest)
    span = bodies_at(rest, opening.end()) if opening else None
    return squeeze(rest[span[0] : span[1]]) if span else None


def _dues(sentence: str) -> list[Due]:
    brackets = [due for m in _BRACKET.finditer(sentence) if (due := cell_due(m["in"])).kind != "none"]
    if brackets:
        return brackets
    found = all_prose_dues(sentence)
    return [found[0].due] if found else [NO_DUE]
