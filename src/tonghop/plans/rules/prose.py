"""Tasks in prose: what the part on carrying out the plan gives each body to do, one task a point."""

import re
from collections.abc import Iterable, Iterator

from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.bodies import bodies_at, is_body_list, same_body, split_bodies, subject_of
from tonghop.plans.rules.dues import prose_due
from tonghop.plans.rules.duty_words import about_trouble
from tonghop.plans.rules.facts import NO_DUE, Due, Task, TaskSource
from tonghop.plans.rules.lines import DASH, LETTER, PLAIN
from tonghop.plans.rules.listed_dues import whole_due
from tonghop.plans.rules.standing import standing_due
from tonghop.plans.rules.tree import Node, heading_title, inline_start
from tonghop.plans.rules.vocabulary import COLLECTIVE, HEAD

_ORGANISING = re.compile(
    r"^(?:ve )?(?:to chuc (?:trien khai )?thuc hien|to chuc trien khai|phan cong (?:nhiem vu"
    r"|trach nhiem|thuc hien|to chuc)|trach nhiem (?:thuc hien|cua|to chuc|thi hanh)"
    r"|phan cong|nhiem vu cua|thoi gian va trach nhiem|giao nhiem vu|to chuc thi hanh"
    r"|thuc hien ke hoach|to chuc chi dao)"
)
_WITHIN = re.compile(r"phan cong|trach nhiem thuc hien")
_CLOSING = re.compile(
    r"^(?:Trên đây là|Căn cứ Kế hoạch này, yêu cầu|Yêu cầu các|Đề nghị các cơ quan"
    r"|Ủy ban nhân dân (?:tỉnh|thành phố) yêu cầu)"
)
_COORDINATES = re.compile(rf"phối hợp\s+(?:chặt chẽ\s+)?(?:với\s+|cùng(?:\s+với)?\s+)?(?={HEAD})", re.IGNORECASE)
_WITH = re.compile(r"(?:chủ trì,?\s*(?:và\s+)?)?phối hợp(?:\s+với)?\s*:?\s*", re.IGNORECASE)  # with those named below
_OTHER = re.compile(r"doi tuong|thanh phan|kinh phi|thoi gian|hinh thuc|muc dich|tieu chi|khen thuong|noi dung so ket")
_FUNDING = re.compile(r"^(?:ve |phuong an |nguon )?(?:huy dong )?kinh phi\b")
_INTRO = re.compile(r":\s*$")


def is_organising(node: Node) -> bool:
    """Tell whether a heading opens the part that gives bodies their duties."""
    return bool(_ORGANISING.match(fold(heading_title(node))))


def _lists_bodies(node: Node) -> bool:
    """Tell whether most numbered lines under a heading are bodies with something to do below them."""
    parts = [child for child in node.children if child.kind < LETTER]
    named = [one for one in parts if one.children and is_body_list(heading_title(one))]
    return len(named) >= 2 and len(named) * 2 > len(parts) and not _OTHER.search(fold(heading_title(node)))  # noqa: PLR2004 - a list


def organising_nodes(tops: Iterable[Node]) -> list[Node]:
    """Return the outermost headings that give bodies their duties."""
    found: list[Node] = []
    for top in tops:
        for node in top.walk():
            above = list(node.ancestors())
            named = (
                is_organising(node)
                or _lists_bodies(node)
                or (node.kind < DASH and above and _WITHIN.match(fold(heading_title(node))))
            )
            if node.kind < LETTER and named and not any(one in found for one in above):
                found.append(node)
    if not found:
        found = [
            n
            for t in tops
            for n in t.walk()
            if n.kind < LETTER and re.search(r"phan cong|to chuc thuc hien", fold(heading_title(n)))
        ][:1]
    return found


def prose_tasks(tops: Iterable[Node], text: str, skip: set[int]) -> list[Task]:
    """Return the tasks of the part on carrying out; `skip` holds ids of lines that others have read."""
    tops = tuple(tops)
    nodes = organising_nodes(tops)
    if not nodes and _names_bodies(tops):  # a dispatch: its numbered lines are what each must do
        nodes = [Node(tops[0].line, [top for top in tops if top.kind < PLAIN])]
    return [task for node in nodes for task in _under(node, text, skip)]


def _names_bodies(tops: tuple[Node, ...]) -> bool:
    """Tell whether most of a text's top lines name who must act, as a heading or as their sentence's subject."""
    numbered = [top for top in tops if top.kind < LETTER]
    named = [one for one in numbered if is_body_list(heading_title(one)) or subject_of(one.body)]
    return len(named) * 2 > len(numbered) > 1


def _under(node: Node, text: str, skip: set[int]) -> Iterator[Task]:
    for child in node.children:
        if id(child) in skip or child.kind > PLAIN or _FUNDING.search(fold(heading_title(child))[:60]):
            continue
        if child.kind == PLAIN:
            if any(c.kind < PLAIN for c in node.children) or _CLOSING.match(child.body):
                continue
            yield from _sentence(child, text, ())
        elif is_body_list(heading_title(child)) and (child.children or inline_start(child) is not None):
            yield from _body_part(child, text, skip)
        elif _INTRO.search(child.body) or (child.kind < DASH and child.children and _short(child)):
            yield from _introduced(child, text, skip)
        else:
            yield from _sentence(child, text, split_bodies(child.body) if is_body_list(child.body) else ())
            yield from _continued(child, text)


def _continued(node: Node, text: str) -> Iterator[Task]:
    """Yield the tasks of the paragraphs after a numbered sentence that hand more work to a body they name."""
    for child in node.children:
        span = subject_of(child.body) if child.kind == PLAIN and not closes(child) else None
        if span is not None and not about_trouble(child.body):
            yield spoken_task(child, text, span)


def closes(node: Node) -> bool:
    """Tell whether a line without a mark only closes the plan."""
    return node.kind == PLAIN and bool(_CLOSING.match(node.body))


def _short(node: Node) -> bool:
    return len(node.body) < 150 and not node.body.endswith(".")  # noqa: PLR2004 - a heading, not a sentence


def _introduced(node: Node, text: str, skip: set[int]) -> Iterator[Task]:
    """Yield the tasks under "Sở X thực hiện các nội dung sau:" or under a heading that names no body."""
    span = subject_of(node.body)
    if span is None:
        yield from _under(node, text, skip)
        return
    leads = split_bodies(node.body[span[0] : span[1]])
    points = [child for child in node.children if child.kind <= PLAIN and id(child) not in skip]
    for point in points:
        yield from _point(point, text, leads, ())
    if not points:
        yield from _sentence(node, text, ())


def _body_part(node: Node, text: str, skip: set[int]) -> Iterator[Task]:
    """Yield the tasks of one body: the words after its heading's colon, then each point under it."""
    leads = heading_bodies(heading_title(node))
    after = inline_start(node)
    points = [c for c in node.children if c.kind <= PLAIN and id(c) not in skip and not closes(c)]
    if after is not None and not (points and _INTRO.search(node.body)):
        yield _task(node, text, leads, (), start=after)
    marked = [point for point in points if point.kind < PLAIN]
    shared: tuple[str, ...] = ()
    for point in points:
        if point.kind == PLAIN and marked:
            if point.line.start < marked[0].line.start:
                shared = _coordinators(point.body) if _INTRO.search(point.body) else ()
                if not _INTRO.search(point.body) and not _is_role(point.body):
                    yield _task(point, text, _narrowed(point.body, leads), ())
            continue
        yield from _point(point, text, leads, shared)


def _is_role(sentence: str) -> bool:
    return bool(re.match(r"Là (?:cơ quan|đơn vị|đầu mối)", sentence)) and "sau" in sentence[-30:]


def _point(point: Node, text: str, leads: tuple[str, ...], shared: tuple[str, ...]) -> Iterator[Task]:
    """Yield one task for a point; one for each dash below it where it only says with whom, or they name bodies."""
    below = [child for child in point.children if child.kind == DASH]
    if below and point.kind < DASH and _WITH.fullmatch(point.body):
        for child in below:
            span = bodies_at(child.body)
            yield _task(child, text, leads, split_bodies(child.body[span[0] : span[1]]) if span else shared)
        return
    if below and point.kind < DASH:
        own = [subject_of(child.body) for child in below]
        if _only_with_whom(point.body) or all(own):
            coordinators = _coordinators(point.body) or shared
            for child, span in zip(below, own, strict=True):
                named = split_bodies(child.body[span[0] : span[1]]) if span and all(own) else leads
                yield _task(child, text, named, coordinators)
            return
    yield _task(point, text, _narrowed(point.body, leads), shared)


def _narrowed(sentence: str, leads: tuple[str, ...]) -> tuple[str, ...]:
    """Return those bodies of the heading that the sentence itself begins with; all where it begins with no such."""
    span = bodies_at(sentence) if len(leads) > 1 else None
    if span is None or subject_of(sentence) != span:
        return leads
    named = split_bodies(sentence[span[0] : span[1]])
    return tuple(lead for lead in leads if any(same_body(lead, name) for name in named)) or leads


def _only_with_whom(words: str) -> bool:
    """Tell whether a point says nothing but "Chủ trì, phối hợp với ..."."""
    found = _COORDINATES.search(words)
    span = bodies_at(words, found.end()) if found else None
    return bool(re.match(r"(?:chủ trì|phối hợp)", words, re.IGNORECASE) and span and len(words) - span[1] < 40)  # noqa: PLR2004 - a few words


def spoken_task(node: Node, text: str, span: tuple[int, int]) -> Task:
    """Return the task of a line whose own words, at that span of its body, name who does it."""
    return _task(node, text, split_bodies(node.body[span[0] : span[1]]), ())


def _sentence(node: Node, text: str, leads: tuple[str, ...]) -> Iterator[Task]:
    """Yield the task of a sentence that names its own body; a sentence that names none is no task."""
    span = subject_of(node.body)
    if span is not None:
        yield spoken_task(node, text, span)
    elif leads:
        yield _task(node, text, leads, ())


def _task(node: Node, text: str, leads: tuple[str, ...], shared: tuple[str, ...], *, start: int | None = None) -> Task:
    begin = node.line.body_start if start is None else start
    words = text[begin : node.line.end]
    end = node.end if start is None and node.kind < PLAIN else node.line.end
    return Task(
        ref=_ref(node),
        title=squeeze(words),
        leads=leads,
        coordinators=_coordinators(words) or shared,
        due=_due(words),
        note=None,
        source=TaskSource("prose", begin, end, text[begin:end]),
        group=next((heading_title(above) for above in node.ancestors()), None),
    )


def _ref(node: Node) -> str:
    return node.parent.ref() if node.kind == PLAIN and node.parent else node.ref()


def named_in_heading(title: str) -> str:
    """Return the bodies of a heading as it writes them, without brackets and "Giao", "Đề nghị"."""
    return re.sub(
        r"^(?:Giao|Đề nghị|Yêu cầu|Đối với|Trách nhiệm của)\s+", "", squeeze(re.sub(r"\([^()]*\)", " ", title))
    ).strip(" .:;")


def heading_bodies(title: str) -> tuple[str, ...]:
    """Return the bodies a heading names; a group described by what it does stays whole."""
    words = named_in_heading(title)
    parts = split_bodies(words)
    return (words,) if COLLECTIVE.match(words) and len(parts) == 1 else parts


def _coordinators(sentence: str) -> tuple[str, ...]:
    found = _COORDINATES.search(sentence)
    span = bodies_at(sentence, found.end()) if found else None
    return split_bodies(sentence[span[0] : span[1]]) if span else ()


def _due(words: str) -> Due:
    found = prose_due(words)
    if found and (
        found.due.kind != "recurring"
        or re.search(r"báo cáo|gửi|tổng kết", words)
        or re.match(r"trước|chậm nhất", found.due.text or "", re.IGNORECASE)
    ):
        return whole_due(words, found)
    return standing_due(words) or NO_DUE
