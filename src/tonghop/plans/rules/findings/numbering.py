"""Numbers and letters of headings that restart, skip or repeat; appendices numbered without a second one."""

from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Appendix, Finding
from tonghop.plans.rules.lines import DASH, DOTTED, LETTER, NUMBER, PLAIN, ROMAN, UPPER
from tonghop.plans.rules.ordinals import ordinal
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tree import Node

_RULE = "numbering"
_ORDERED = (UPPER, ROMAN, NUMBER, DOTTED, LETTER)


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each mark that does not follow the one before it, at the line that bears it."""
    yield from _among(study, [node for node in study.tops if node.kind < PLAIN])
    for top in study.tops:
        for node in top.walk():
            yield from _among(study, [child for child in node.children if child.kind < DASH])
    yield from _appendices(study)


def _among(study: Study, nodes: list[Node]) -> Iterator[Finding]:
    for kind in _ORDERED:
        same = [node for node in nodes if node.kind == kind]
        before: Node | None = None
        for node in same:
            what = _wrong(before, node)
            if what:
                yield Finding(
                    _RULE,
                    "warning",
                    f"{what} Dẫn chiếu đến mục này sẽ nhầm; cần đánh số lại.",
                    study.of_line(node.line),
                )
            before = node


def _wrong(before: Node | None, node: Node) -> str | None:
    number = ordinal(node.line.mark, node.kind)
    if number is None:
        return None
    if before is None:
        first = f"Mục đầu tiên mang số “{node.line.mark}”, không phải số đầu dãy."
        return first if number > 1 and node.kind != DOTTED else None
    last = ordinal(before.line.mark, node.kind)
    skipped = node.kind == LETTER and number == last + 2 and node.line.mark in "egkpruv" if last is not None else False
    if last is None or number == last + 1 or skipped:  # "d, e" and "e, g" are both usual
        return None
    if number == last:
        return f"Hai mục cùng mang số “{node.line.mark}”."
    return f"Sau mục “{before.line.mark}” là mục “{node.line.mark}”, số không nối tiếp."


def _appendices(study: Study) -> Iterator[Finding]:
    """Yield appendices numbered although there is only one, or not in sequence."""
    for kind in ("phu luc", "bieu"):
        same = [a for a in study.reading.appendices if fold(a.label).startswith(kind)]
        numbers = [_number(a) for a in same]
        if len(same) == 1 and numbers[0] is not None:
            yield Finding(
                _RULE,
                "warning",
                f"“{same[0].label}” có đánh số, như vậy phải có phụ lục khác, nhưng trong tệp chỉ có một."
                " Cần bổ sung phụ lục còn thiếu, hoặc bỏ số.",
                study.place(same[0].start, same[0].start + len(same[0].label)),
            )
        for a, b, x, y in zip(same, same[1:], numbers, numbers[1:], strict=False):
            if x is not None and y is not None and y != x + 1:
                what = f"Sau “{a.label}” là “{b.label}”, số không nối tiếp. Cần đánh số lại."
                yield Finding(_RULE, "warning", what, study.place(b.start, b.start + len(b.label)))


def _number(appendix: Appendix) -> int | None:
    last = appendix.label.split()[-1]
    return int(last) if last.isdigit() else ordinal(last, ROMAN) if last.isupper() else None
