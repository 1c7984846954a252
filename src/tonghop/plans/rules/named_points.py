"""Tasks outside the part on carrying out: points of the content that hand their work to a body they name."""

import re
from collections.abc import Iterable, Iterator

from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.bodies import split_bodies, subjects_of
from tonghop.plans.rules.duties import mentions_in_line
from tonghop.plans.rules.facts import Task, TaskSource
from tonghop.plans.rules.lines import PLAIN
from tonghop.plans.rules.prose import closes, organising_nodes, spoken_task
from tonghop.plans.rules.tree import Node, heading_title

# Headings under which a sentence tells of aims, bounds or money, or of reports alone, not of work handed out.
_NO_WORK = re.compile(
    r"muc dich|yeu cau|muc tieu|quan diem|chi tieu|doi tuong|pham vi|kinh phi|nguon (?:von|luc)|khen thuong|tieu chi"
    r"|thuc trang|ket qua|nguyen tac|can cu|su can thiet|che do (?:thong tin|bao cao)|thoi gian|thanh phan|giai thich"
    r"|ton tai|han che|nguyen nhan|dac diem|quy mo|hieu luc|phuong phap|cac buoc|quy trinh|trinh tu|hinh thuc|cach thuc"
)
_STATES = re.compile(
    r"(?:được|là|có |trong|khi|nếu|để|về|đến|từ|qua|sau|trước|kết quả|tình hình|như|cần|phải|đã|đang|chưa)(?![^\W\d_])"
)


def named_tasks(tops: Iterable[Node], text: str, skip: set[int]) -> Iterator[Task]:
    """Yield a task for each such point; `skip` holds ids of lines that others have read."""
    organising = {id(node) for node in organising_nodes(tops)}
    for top in tops:
        for node in _content(top, organising):
            span = _handed_to(node.body) if id(node) not in skip and not closes(node) else None
            if span is not None:
                yield spoken_task(node, text, span)


def closing_tasks(tops: Iterable[Node], text: str) -> Iterator[Task]:
    """Yield a task for each sentence of a closing paragraph that tells someone to report by a time."""
    for top in tops:
        for node in top.walk():
            if not closes(node):
                continue
            for mention in mentions_in_line(node, text):
                if mention.due.kind != "none" and mention.source.start > node.line.start:
                    start, end = mention.source.start, mention.source.end
                    yield Task(
                        ref=node.parent.ref() if node.parent else "",
                        title=squeeze(text[start:end]),
                        leads=split_bodies(mention.sender),
                        coordinators=(),
                        due=mention.due,
                        note=None,
                        source=TaskSource("prose", start, end, text[start:end]),
                    )
                    break


def _content(node: Node, organising: set[int]) -> Iterator[Node]:
    """Yield the lines below a heading of content, leaving out parts that are read otherwise or hand out no work."""
    if id(node) in organising or _NO_WORK.search(fold(heading_title(node))[:90]):
        return
    for child in node.children:
        if child.kind <= PLAIN:
            if not child.children or child.kind == PLAIN:
                yield child
            else:
                yield from _content(child, organising)


def _handed_to(sentence: str) -> tuple[int, int] | None:
    """Return the span of the body that a point opens with, or that it names after its heading or after "giao"."""
    for start, end in subjects_of(sentence):
        opens = start == 0 or re.search(r"(?:^|:\s|\bgiao\s+|^(?:Giao|Đề nghị|Yêu cầu)\s+)$", sentence[:start])
        if opens and not _STATES.match(sentence[end:].lstrip(" ,")):
            return start, end
    return None
