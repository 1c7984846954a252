"""What may be decided about a line, and what somebody is told whose decision meets another's."""

from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock
from tonghop.plans.rules.corrected_fields import clean_fields
from tonghop.plans.rules.corrections import Decision, DecisionWord, Line

_SAID: dict[str, str] = {
    "confirmed": "xác nhận",
    "kept": "xác nhận như kế hoạch ghi",
    "corrected": "sửa",
    "struck": "gạch bỏ",
    "undone": "trả về như khi đọc",
}


class DecidedMeanwhile(NotPossible):
    """Somebody else decided about the line after the page was opened; nothing is written over unseen."""

    @classmethod
    def by(cls, name: str, word: str, at: datetime) -> "DecidedMeanwhile":
        """Return the refusal that names who did what, when."""
        return cls(
            f"Dòng này vừa được {name} {_SAID.get(word, word)} lúc {clock(at)}, sau khi anh/chị mở trang.",
            advice="Nội dung hiện tại ở ngay dưới; hãy xem rồi quyết định lại nếu cần.",
        )


def cleaned(decision: Decision, line: Line | None, *, decided: bool) -> Decision:
    """Return the decision with its fields as they are kept; raise NotPossible for what cannot be decided.

    `decided`: somebody has decided about this line before, so there is something to take back.
    """
    if line is None:
        raise NotPossible("Không có dòng này trong bản đọc kế hoạch.", advice="Hãy tải lại trang.")
    if decision.word not in get_args(DecisionWord):
        raise NotPossible(f"Không có cách quyết định “{decision.word}”.", advice="Chọn xác nhận, sửa hoặc gạch bỏ.")
    if decision.word == "corrected":
        return Decision(decision.line, "corrected", clean_fields(line.kind, decision.fields))
    if decision.fields:
        raise NotPossible("Chỉ khi sửa mới ghi nội dung mới cho dòng.", advice="Hãy chọn sửa, hoặc bỏ nội dung đã ghi.")
    if decision.word == "struck" and line.kind == "document":
        raise NotPossible("Không gạch bỏ được phần đầu văn bản.", advice="Hãy sửa số, ngày, trích yếu cho đúng.")
    if decision.word == "undone" and not decided:
        raise NotPossible("Dòng này chưa có quyết định nào để trả về.", advice="Hãy tải lại trang.")
    return decision


def without_doubt(lines: Iterable[Line], *, doubtful: Iterable[str], decided: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that one may confirm all at once: not in doubt, and nobody has decided about them."""
    left_out = {*doubtful, *decided}
    return tuple(line.id for line in lines if line.id not in left_out)
