"""The tree of a plan: marked lines under one another by the rank of their marks, plain lines with what they follow."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from tonghop.plans.rules.lines import DASH, LETTER, NUMBER, PLAIN, UPPER, Line

_HEADING_MAX = 230
_SENTENCE_MIN = 150
_SENTENCE_START = re.compile(r"(?:Trên cơ sở|Căn cứ|Trong quá trình|Đối với các|Sau khi|Khi |Nếu )")


@dataclass(eq=False)
class Node:
    """One marked line, the plain lines and tables that follow it, and the marked lines below it."""

    line: Line
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    order: int = 1  # among its parent's lines with the same kind of mark
    counts: Counter[int] = field(default_factory=Counter)

    @property
    def kind(self) -> int:
        """The rank of the line's mark; see `lines`."""
        return self.line.kind

    @property
    def body(self) -> str:
        """The words after the mark."""
        return self.line.body

    @property
    def end(self) -> int:
        """Where the last line below this one ends."""
        return max([self.line.end, *(child.end for child in self.children)])

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator["Node"]:
        """Yield the nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def ref(self) -> str:
        """Return where it stands, e.g. "IV.1.a"; a dash is counted among its kind."""
        own = self.line.mark if self.kind < DASH else str(self.order)
        above = next((a for a in self.ancestors()), None)
        if above is None or own.startswith(f"{above.line.mark}."):
            return own if above is None or above.parent is None else f"{above.parent.ref()}.{own}"
        return f"{above.ref()}.{own}"


def grow(lines: Iterable[Line]) -> tuple[Node, ...]:
    """Return the top nodes of the lines. A plain line, table or note hangs under the last marked line."""
    tops: list[Node] = []
    open_nodes: list[Node] = []
    top_counts: Counter[int] = Counter()
    for line in lines:
        node = Node(line)
        if line.kind < PLAIN:
            while open_nodes and open_nodes[-1].kind >= line.kind:
                open_nodes.pop()
        parent = open_nodes[-1] if open_nodes else None
        node.parent = parent
        counts = parent.counts if parent else top_counts
        counts[line.kind] += 1
        node.order = counts[line.kind]
        (parent.children if parent else tops).append(node)
        if line.kind < PLAIN:
            open_nodes.append(node)
    return tuple(tops)


def within_articles(tops: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the headings of a plan that stands inside an article of its decision; other trees as they are."""
    articles = [top for top in tops if top.line.mark.startswith("Điều")]
    holding = next((one for one in articles if sum(child.kind <= NUMBER for child in one.children) > 1), None)
    if holding is None or len(articles) != sum(top.kind < PLAIN for top in tops):
        return tops
    held = tuple(child for child in holding.children if child.kind < PLAIN)
    for node in held:
        node.parent = None
    return held


def is_heading(node: Node) -> bool:
    """Tell whether a marked line is a heading rather than a sentence that happens to be numbered."""
    if node.kind >= LETTER:
        return False
    if node.kind <= UPPER or node.line.block.marks.level or node.line.caps:
        return True
    title = heading_title(node)
    if len(title) > _HEADING_MAX or (_SENTENCE_START.match(title) and len(node.body) > _SENTENCE_MIN):
        return False
    sentence = title.endswith((".", ";")) and len(title) > _SENTENCE_MIN
    return not sentence or any(child.kind < PLAIN for child in node.children)


def heading_title(node: Node) -> str:
    """Return the heading's own words: up to a colon that opens its text."""
    if not node.body.strip():  # "Phần thứ nhất" has its title on the lines below
        below = takewhile(lambda one: one.kind == PLAIN and one.line.caps, node.children)
        return " ".join(one.body for one in below)
    title, colon, rest = node.body.partition(": ")
    return title if colon and len(rest) > len(title) // 2 and not node.line.caps else node.body.rstrip(" :")


def inline_start(node: Node) -> int | None:
    """Return where the text after a heading's colon starts, None where there is none."""
    title = heading_title(node)
    if len(title) + 1 >= len(node.body.rstrip(" :")):
        return None
    at = node.line.body_start + len(title) + 1
    return at + (len(node.body) - len(title) - 1 - len(node.body[len(title) + 1 :].lstrip()))


def paragraphs(node: Node) -> list[Node]:
    """Return the plain paragraphs directly under a node."""
    return [child for child in node.children if child.kind == PLAIN]


def marked(node: Node) -> list[Node]:
    """Return the marked lines directly under a node."""
    return [child for child in node.children if child.kind < PLAIN]
