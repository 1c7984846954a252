"""The plan's own headings as a tree of facts, each with the text and the points that stand under it."""

from collections.abc import Iterable

from tonghop.plans.rules.facts import PlanHeading, Point
from tonghop.plans.rules.lines import DASH, PLAIN
from tonghop.plans.rules.tree import Node, heading_title, inline_start, is_heading


def plan_headings(tops: Iterable[Node], text: str) -> tuple[PlanHeading, ...]:
    """Return the headings of the tree's top nodes; what is numbered but a sentence becomes a point."""
    return tuple(_heading(node, text) for node in tops if node.kind < PLAIN and is_heading(node))


def _heading(node: Node, text: str) -> PlanHeading:
    children = [child for child in node.children if is_heading(child)]
    inner = [child for child in node.children if not is_heading(child)]
    return PlanHeading(
        number=node.line.mark,
        title=heading_title(node),
        text=_own_text(node, inner, text),
        start=node.line.start,
        end=node.line.end,
        points=tuple(_points(inner, text)),
        children=tuple(_heading(child, text) for child in children),
    )


def _own_text(node: Node, inner: list[Node], text: str) -> str:
    after = inline_start(node)
    own = [text[after : node.line.end]] if after is not None else []
    return "\n".join([*own, *(text[one.line.start : one.end] for one in inner)])


def _points(inner: list[Node], text: str) -> Iterable[Point]:
    """Yield each marked line with all that hangs under it; a plain paragraph has no mark."""
    for one in inner:
        if one.kind <= PLAIN:
            mark = one.line.mark if one.kind < DASH else ("-" if one.kind < PLAIN else "")
            yield Point(mark, text[one.line.body_start : one.end], one.line.start, one.end)
