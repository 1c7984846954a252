"""Tasks as labelled lines: "Cơ quan chủ trì: ...", "Thời gian thực hiện: ..." under a heading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tonghop.plans.rules.bodies import split_bodies
from tonghop.plans.rules.dues import cell_due
from tonghop.plans.rules.facts import NO_DUE, Due, Task, TaskSource
from tonghop.plans.rules.lines import DASH, LETTER, PLAIN
from tonghop.plans.rules.tree import Node, heading_title, marked

_WHO = r"(?:(?:cơ quan|đơn vị|bộ phận|phòng|cấp)(?:\s*,\s*đơn vị)?\s+)"
_LABELS = (
    ("lead", (
        rf"(?:{_WHO}(?:chủ trì|thực hiện|phụ trách|đầu mối|chịu trách nhiệm|tham mưu|soạn thảo)"
        rf"(?:(?:,|\s+và)?\s+(?:thực hiện|tham mưu|soạn thảo|trình|xây dựng|triển khai|tổ chức)){{0,3}}"
        rf"|chủ trì(?:\s+thực hiện)?|phân công(?:\s+thực hiện)?|trách nhiệm(?:\s+thực hiện)?)"
    )),
    ("coordinator", rf"(?:{_WHO}?phối hợp(?:\s+thực hiện)?)"),
    ("due", (
        r"(?:thời gian|thời hạn|tiến độ)"
        r"(?:,?\s+(?:và\s+)?(?:thực hiện|hoàn thành|ban hành|triển khai|trình|tổ chức|dự kiến|báo cáo|xây dựng)"
        r"(?:\s+(?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|UBND tỉnh|Ủy ban nhân dân tỉnh|HĐND tỉnh))?)*"
    )),
    ("title", r"(?:tên\s+)?nhiệm vụ|công việc"),
    ("product", r"(?:sản phẩm|kết quả)(?:\s+(?:đầu ra|dự kiến|thực hiện))?"),
)  # fmt: skip
_ANY = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS)
_LABEL = re.compile(rf"(?:(?<=^)|(?<=[;.]\s))(?:{_ANY})\s*:\s*", re.IGNORECASE)
_BARE_DUE = re.compile(
    r"(?P<due>Thời gian (?:thực hiện|hoàn thành))\s+(?=sau|trong|từ|trước|đến|quý|tháng|năm|theo|thường)"
)


_IN_BRACKETS = re.compile(r"\(\s*(?P<labels>[^()]+:[^()]+)\)\s*[.;]?\s*$")


_LEADS_WITH = re.compile(
    r"(?P<lead>[^:]+?)\s+chủ trì(?:\s*,?\s*phối hợp(?:\s+với)?\s+(?P<with>.+?))?"
    r"(?:\s+(?:tổ chức|triển khai)?\s*thực hiện.*)?$"
)


@dataclass
class _Group:
    node: Node
    lines: list[Node] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


def labels_of(text: str) -> dict[str, str]:
    """Return what a line's labels hold, by "lead", "coordinator", "due", "title", "product"; empty for no labels."""
    found = list(_LABEL.finditer(text)) if ":" in text else []
    if not found or found[0].start() > 0:
        bare = _BARE_DUE.match(text)
        return {"due": text[bare.end() :].strip(" .;")} if bare else {}
    ends = [m.start() for m in found[1:]] + [len(text)]
    return _told_apart(
        {m.lastgroup or "": text[m.end() : end].strip(" .;") for m, end in zip(found, ends, strict=True)}
    )


def _told_apart(values: dict[str, str]) -> dict[str, str]:
    """Return the labels' values with "X chủ trì, phối hợp với Y" told apart."""
    both = _LEADS_WITH.match(values.get("lead", ""))
    if both is None:
        return values
    return {**values, "lead": both["lead"], **({"coordinator": both["with"]} if both["with"] else {})}


def labelled_tasks(tops: Iterable[Node], text: str) -> list[Task]:
    """Return one task for each block of labelled lines, in reading order."""
    groups = [group for top in tops for node in top.walk() for group in _groups(node)]
    roles = {id(group.node.parent) for group in groups if group.values.keys() & {"lead", "coordinator"}}
    return [
        _task(group, text)
        for group in groups
        if group.values.keys() & {"lead", "coordinator"} or ("due" in group.values and id(group.node.parent) in roles)
    ]


def labelled_nodes(tops: Iterable[Node]) -> set[int]:
    """Return the ids of the lines that are labels, so that nothing else reads them as tasks."""
    return {id(node) for top in tops for node in top.walk() if node.kind >= LETTER and labels_of(node.body)}


def _groups(node: Node) -> list[_Group]:
    """Return the label blocks that hang under a node: one for its heading, or one for each bullet before labels."""
    if node.kind >= PLAIN or labels_of(node.body):
        return []
    inside = _IN_BRACKETS.search(node.body)
    if inside and (values := labels_of(inside["labels"])).keys() & {"lead", "coordinator"}:
        return [_Group(node, [node], {"title": node.body[: inside.start()].strip(" .,;"), **values})]
    own = _plain_labels(node) if node.kind >= DASH else []
    if own:  # labels after a bullet: its own where other bullets have theirs, else its heading's
        return [_Group(node, own, _merged(own))] if len(_labelled_bullets(node.parent)) > 1 else []
    bullets = _labelled_bullets(node)
    if len(bullets) == 1:
        deep = _plain_labels(bullets[0])
        return [_Group(node, deep, _merged(deep))]
    groups: list[_Group] = []
    for child in node.children:
        values = labels_of(child.body) if child.kind >= LETTER else {}
        if not values:
            continue
        if not groups or set(values) & set(groups[-1].values) - {"title", "due", "product"}:
            groups.append(_Group(node))
        groups[-1].lines.append(child)
        groups[-1].values.update({k: v for k, v in values.items() if k not in groups[-1].values})
    return groups


def _labelled_bullets(node: Node | None) -> list[Node]:
    return [child for child in marked(node) if child.kind >= DASH and _plain_labels(child)] if node else []


def _plain_labels(node: Node) -> list[Node]:
    return [child for child in node.children if child.kind == PLAIN and labels_of(child.body)]


def _merged(lines: list[Node]) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in lines:
        for name, words in labels_of(line.body).items():
            values.setdefault(name, words)
    return values


def _task(group: _Group, text: str) -> Task:
    node = group.node
    start, end = node.line.start, max(line.end for line in group.lines)
    return Task(
        ref=node.ref(),
        title=group.values.get("title") or heading_title(node),
        leads=split_bodies(group.values.get("lead", "")),
        coordinators=split_bodies(group.values.get("coordinator", "")),
        due=_due(group.values.get("due", "")),
        note=None,
        source=TaskSource("lines", start, end, text[start:end]),
        product=group.values.get("product"),
        group=next((heading_title(above) for above in node.ancestors()), None),
    )


def _due(words: str) -> Due:
    return cell_due(words) if words else NO_DUE
