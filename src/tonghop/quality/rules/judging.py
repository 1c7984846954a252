"""What a reviewer may decide about a finding, when, and which decision holds for the version in hand."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import squeeze
from tonghop.reports.rules.states import STATE_LABELS, State

MAX_REASON = 500
OPEN_TO_DECISIONS = frozenset({State.SUBMITTED, State.UNDER_REVIEW, State.NIL_SUBMITTED})
MATTERS = ("blocker", "error", "warning")
"""What has to be decided before a report is accepted among others; a hint may stay as it is."""

SEVERITIES = (*MATTERS, "hint")
READY_REASONS = (
    "Nội dung đúng như vậy, đơn vị đã giải trình.",
    "Máy nhầm: đoạn này có nêu dữ kiện.",
    "Việc nhiều đơn vị cùng làm, nội dung giống nhau là bình thường.",
    "Không ảnh hưởng đến việc tổng hợp.",
)


class Standing(StrEnum):
    """How a finding of the version in hand stands."""

    OPEN = "open"
    AGREED = "agreed"
    DISMISSED = "dismissed"


class Decided(Protocol):
    """One decision, as far as it says what holds: of which version, and what."""

    @property
    def number(self) -> int: ...

    @property
    def decision(self) -> str: ...


D = TypeVar("D", bound=Decided)


def check_can_decide(state: State) -> None:
    """Raise NotPossible unless the version is with the reviewer."""
    if state not in OPEN_TO_DECISIONS:
        raise NotPossible(
            f"Báo cáo đang ở trạng thái “{STATE_LABELS[state]}” nên không ghi quyết định về các điểm kiểm tra được.",
            advice="Hãy tải lại trang để xem trạng thái mới nhất.",
        )


def can_decide(state: State) -> bool:
    """Tell whether the version is with the reviewer."""
    return state in OPEN_TO_DECISIONS


def checked_dismissal(reason: str) -> str:
    """Return the tidied reason; raise NotPossible where none is given, or it is endless."""
    given = squeeze(reason)
    if not given:
        raise NotPossible("Chưa ghi lý do bỏ qua điểm này.", advice="Hãy chọn một lý do có sẵn, hoặc ghi lý do.")
    if len(given) > MAX_REASON:
        raise NotPossible(f"Lý do bỏ qua dài quá {MAX_REASON} chữ cái.", advice="Hãy viết gọn lại.")
    return given


def holding(decisions: Iterable[D], version: int) -> D | None:
    """Return the decision about one finding that holds for a version, None where the finding is open.

    One of the version itself holds. Of earlier ones only a dismissal does: what was agreed with before and is still
    there was not mended, and wants another look.
    """
    last = max((d for d in decisions if d.number <= version), key=lambda d: d.number, default=None)
    return last if last and (last.number == version or last.decision == Standing.DISMISSED) else None


def check_nothing_open(unit: str, *, checked: bool, left: int) -> None:
    """Raise NotPossible where a report cannot be accepted among others: unread by the checks, or findings are open."""
    if not checked:
        raise NotPossible(
            f"{unit}: máy chưa kiểm tra xong báo cáo này.", advice="Hãy đợi vài phút, hoặc mở báo cáo để tự đọc."
        )
    if left:
        raise NotPossible(
            f"{unit}: còn {left} điểm chưa có quyết định.", advice="Hãy mở báo cáo để quyết định từng điểm."
        )
