"""The text (ô số 6, mục II.6): 13-14, upright, justified, first line in 1 or 1.27 cm, 6 pt apart, 1 to 1.5 lines."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tonghop.documents.rules.form.frame import DECREE, Finding, Severity, place_of
from tonghop.documents.rules.form.parts import Parts
from tonghop.files.look import ParagraphLook

_CLAUSE = f"{DECREE}, mục II.6"
_POINTS_A_CM = 28.3465
_LONG = 90  # letters: a line that surely fills the width
_SLACK = 0.06  # cm
_SOME = 0.1  # of the lines; below this share it is a slip, not a habit


def check(parts: Parts) -> Iterator[Finding]:
    """Raise one finding for each trait that lines lack, at the first of them, with how many there are."""
    lines = [line for line in parts.body if len(line.text) >= _LONG]
    yield from _gathered(lines, "body-size", _off_size, "cỡ chữ ngoài 13–14; cần đặt cỡ 13 hoặc 14")
    yield from _gathered(lines, "body-align", lambda x: x.align != "both", "chưa canh đều hai lề; cần chọn Justify")
    yield from _gathered(lines, "body-indent", _off_indent, "dòng đầu chưa lùi vào 1 cm hoặc 1,27 cm", "warning")
    yield from _gathered(lines, "body-lines", _off_lines, "cách dòng ngoài khoảng từ đơn đến 1,5 dòng")
    yield from _gathered(lines[1:], "body-spacing", _Gaps(parts.lines).too_small, "cách đoạn trên chưa đủ 6 pt")


def _gathered(
    lines: Sequence[ParagraphLook],
    rule: str,
    off: Callable[[ParagraphLook], bool],
    words: str,
    severity: Severity = "error",
) -> Iterator[Finding]:
    found = [line for line in lines if off(line)]
    if found:
        slip = len(found) < _SOME * len(lines)
        said = f"{len(found)} trên {len(lines)} đoạn của phần nội dung {words}."
        yield Finding(rule, "hint" if slip else severity, place_of(found[0]), said, _CLAUSE)


def _off_size(line: ParagraphLook) -> bool:
    return not 13 <= line.size <= 14  # noqa: PLR2004 - the decree's own figures


def _off_indent(line: ParagraphLook) -> bool:
    """Tell whether the first line stands elsewhere than at 1 or 1.27 cm; 1.25 is what many write for 1.27.

    A tab at the beginning of a line that is not set in goes to Word's first stop, which is at 1.27 cm.
    """
    if not line.first_line and line.typed.startswith("\t"):
        return False
    centimetres = line.first_line / _POINTS_A_CM
    return abs(centimetres - 1) > _SLACK and abs(centimetres - 1.27) > _SLACK


def _off_lines(line: ParagraphLook) -> bool:
    return bool(line.line) and not 0.85 <= line.line <= 1.52  # noqa: PLR2004 - single to 1.5 lines, with rounding


class _Gaps:
    """Knows which paragraph stands before each, to measure the space between the two."""

    def __init__(self, lines: Sequence[ParagraphLook]) -> None:
        self._before = {line.number: above for above, line in pairwise(lines)}

    def too_small(self, line: ParagraphLook) -> bool:
        """Tell whether less than 6 points part the line from its neighbour; an empty paragraph between is space."""
        above = self._before.get(line.number)
        if above is None or above.cell or line.number - above.number > 1:
            return False
        return max(above.after, line.before) < 6 - 0.1
