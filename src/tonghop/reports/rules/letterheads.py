"""The unit that a Word report's letterhead names: no proof of whose file it is, but worth a second look."""

import re
from collections.abc import Iterable

from tonghop.files.blocks import Block
from tonghop.kernel.text import fold
from tonghop.reports.rules.problems import Problem

_TOP = 14  # lines of a document in which a letterhead stands
_COMMITTEE = re.compile(r"\b(?:uy ban nhan dan|ubnd)\b ?")
_LOCAL = re.compile(r"(?:xa|phuong|dac khu) \S.*")
_LONGEST = 60


def letterhead_problem(blocks: Iterable[Block], unit: str) -> Problem | None:
    """Return the problem of a letterhead that names another commune, ward or special zone; None where it does not.

    Only units of that level are compared: their letterhead has their own name under the committee's.
    """
    own = _bare(unit)
    if not _LOCAL.fullmatch(own):
        return None
    committee = False
    for block in list(blocks)[:_TOP]:
        text, bare = block.text, _bare(block.text)
        named = _LOCAL.fullmatch(bare) and text == text.upper() and len(text) <= _LONGEST
        if named and (committee or bare != fold(text)) and bare != own:
            spot = f"p{block.marks.place}" if block.marks.place >= 0 else ""
            return Problem(
                "phần đầu",
                f"Đầu văn bản ghi “{text}”, không phải “{unit}”. Hãy kiểm tra xem đã chọn đúng tệp chưa.",
                spot,
            )
        committee = not bare
    return None


def _bare(text: str) -> str:
    """Return a name folded and without the committee before it; "" for the committee alone."""
    return _COMMITTEE.sub("", fold(text), count=1).strip()
