"""Report outlines (đề cương) found in a file: for whom, which period, the sections with their points."""

import re
from collections.abc import Iterable

from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.facts import Outline, OutlineSection
from tonghop.plans.rules.lines import DASH, NOISE, NOTE, PART, PLAIN, TABLE, Line
from tonghop.plans.rules.parts import AppendixPart
from tonghop.plans.rules.tree import Node, grow

_AUDIENCE = re.compile(
    (
        r"(?:dùng cho|dành cho|áp dụng (?:đối với|cho)|đối với|tại|của)\s+(?P<who>(?:các|ủy ban|uỷ ban"
        r"|ubnd|sở|cấp|xã|phường|đơn vị|cơ quan|địa phương)\b[^()]*)"
    ),
    re.IGNORECASE,
)
_PERIOD = re.compile(
    (
        r"(?:từ\s+(?:ngày\s+)?[\d/.]+\s+đến\s+(?:hết\s+)?(?:ngày\s+)?[\d/.]+|tháng\s+[….\d]+\s*/\s*\d{4}"
        r"|kỳ báo cáo[^()]*)"
    ),
    re.IGNORECASE,
)
_ENOUGH = 2


def find_outlines(appendices: Iterable[AppendixPart], whole: tuple[Line, ...]) -> tuple[Outline, ...]:
    """Return the outlines among the appendices, or the whole file where it is one outline; empty for none."""
    found = [_outline(part.title, part.lines) for part in appendices if _is_outline(part.title, part.lines)]
    kept = [outline for outline in found if outline is not None]
    if not kept:
        head = " ".join(line.text for line in whole[:6] if line.kind == PLAIN)
        first = next((i for i, line in enumerate(whole) if fold(line.text).startswith("de cuong")), None)
        if first is not None and "de cuong" in fold(head):
            title = squeeze(
                " ".join(line.text for line in whole[first : first + 4] if line.kind == PLAIN and line.text[:1] != "(")
            )
            whole_one = _outline(title, whole[first:])
            kept = [whole_one] if whole_one else []
    return tuple(kept)


def _is_outline(title: str, lines: tuple[Line, ...]) -> bool:
    return "de cuong" in fold(title) or any(fold(line.text).startswith("de cuong") for line in lines[:4])


def _outline(title: str, lines: tuple[Line, ...]) -> Outline | None:
    first = next((i for i, line in enumerate(lines) if line.kind < DASH), None)
    if first is None:
        return None
    intro = squeeze(" ".join(line.text for line in lines[:first]))
    sections = tuple(_section(node) for node in grow(lines[first:]) if node.kind < PLAIN)
    if len(sections) < _ENOUGH:
        return None
    audience = _AUDIENCE.search(title) or _AUDIENCE.search(intro)
    period = _PERIOD.search(intro)
    return Outline(
        audience=squeeze(audience["who"]) if audience else None,
        title=title or squeeze(lines[0].text),
        period=period[0] if period else None,
        sections=sections,
        start=lines[0].start,
        end=lines[-1].end,
    )


def _section(node: Node) -> OutlineSection:
    children = [child for child in node.children if child.kind not in (NOISE, NOTE, TABLE)]
    title = node.body
    if node.kind == PART:  # "Phần thứ nhất" has its title on the lines below
        while children and children[0].kind == PLAIN and (not title or children[0].line.caps):
            title = f"{title} {children.pop(0).body}".strip()
    parts = tuple(_section(child) for child in children if not _is_remark(child))
    return OutlineSection(
        number=node.line.mark if node.kind < PLAIN else None,
        title=title.strip("( ") if node.kind == PLAIN else title,
        points=tuple(child.body for child in children if child.kind >= DASH or not child.children),
        children=parts,
    )


def _is_remark(node: Node) -> bool:
    return node.kind == PLAIN and node.body.startswith("(") and node.body.endswith(")")
