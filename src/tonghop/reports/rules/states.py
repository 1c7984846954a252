"""A report's states, who holds the pen in each, and the one table of transitions (domain.md)."""

from dataclasses import dataclass
from enum import StrEnum

from tonghop.kernel.errors import NotPossible


class State(StrEnum):
    """Where a report stands. "Not opened" is the absence of a report."""

    DRAFTING = "drafting"
    AWAITING_APPROVAL = "awaiting_approval"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REOPENED = "reopened"
    NIL_AWAITING = "nil_awaiting"
    NIL_SUBMITTED = "nil_submitted"
    HELD = "held"
    DECLINED = "declined"


STATE_LABELS = {
    State.DRAFTING: "Đang soạn thảo",
    State.AWAITING_APPROVAL: "Chờ lãnh đạo duyệt",
    State.SUBMITTED: "Đã nộp",
    State.UNDER_REVIEW: "Đang rà soát",
    State.RETURNED: "Trả lại để hoàn thiện",
    State.ACCEPTED: "Đã chấp nhận",
    State.REOPENED: "Mở lại",
    State.NIL_AWAITING: "Không phát sinh, chờ duyệt",
    State.NIL_SUBMITTED: "Đã nộp: không phát sinh",
    State.HELD: "Nộp sau ngày khóa, chờ xử lý",
    State.DECLINED: "Không nhận vì đã khóa",
}

PEN = {
    State.DRAFTING: "writer",
    State.RETURNED: "writer",
    State.REOPENED: "writer",
    State.AWAITING_APPROVAL: "head",
    State.NIL_AWAITING: "head",
    State.SUBMITTED: "organiser",
    State.NIL_SUBMITTED: "organiser",
    State.UNDER_REVIEW: "organiser",
    State.HELD: "organiser",
    State.ACCEPTED: None,
    State.DECLINED: None,
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: what leads from a state to the next, and whether a new version begins."""

    verb: str
    source: State
    target: State
    label: str
    needs_reason: bool = False
    new_version: bool = False


_W, _A, _S, _U = State.DRAFTING, State.AWAITING_APPROVAL, State.SUBMITTED, State.UNDER_REVIEW

TRANSITIONS = (
    *(
        Transition(verb, start, target, label)
        for start in (State.DRAFTING, State.RETURNED, State.REOPENED)
        for verb, target, label in (
            ("seek_approval", State.AWAITING_APPROVAL, "trình lãnh đạo duyệt"),
            ("seek_nil_approval", State.NIL_AWAITING, "trình: không phát sinh"),
            ("submit_on_behalf", State.SUBMITTED, "cơ quan thường trực nộp thay"),
        )
    ),
    Transition("submit_on_behalf", _A, _S, "cơ quan thường trực nộp thay"),
    Transition("submit_on_behalf", State.NIL_AWAITING, State.NIL_SUBMITTED, "cơ quan thường trực nộp thay"),
    Transition("refuse", _A, _W, "lãnh đạo chưa duyệt", needs_reason=True),
    Transition("refuse", State.NIL_AWAITING, _W, "lãnh đạo chưa duyệt", needs_reason=True),
    Transition("take_back", _A, _W, "người soạn lấy lại để sửa"),
    Transition("take_back", State.NIL_AWAITING, _W, "người soạn lấy lại để sửa"),
    Transition("submit", _A, _S, "lãnh đạo duyệt và nộp"),
    Transition("submit", State.NIL_AWAITING, State.NIL_SUBMITTED, "lãnh đạo duyệt và nộp"),
    Transition("hold", _A, State.HELD, "nộp sau ngày khóa"),
    Transition("hold", State.NIL_AWAITING, State.HELD, "nộp sau ngày khóa"),
    Transition("release", State.HELD, _S, "nhận báo cáo nộp sau ngày khóa"),
    Transition("release_nil", State.HELD, State.NIL_SUBMITTED, "nhận báo cáo nộp sau ngày khóa: không phát sinh"),
    Transition("decline", State.HELD, State.DECLINED, "không nhận", needs_reason=True),
    Transition("recall", _S, _W, "đơn vị rút lại", new_version=True),
    Transition("recall", State.NIL_SUBMITTED, _W, "đơn vị rút lại", new_version=True),
    Transition("start_review", _S, _U, "bắt đầu rà soát"),
    Transition("accept", _U, State.ACCEPTED, "chấp nhận"),
    Transition("accept", State.NIL_SUBMITTED, State.ACCEPTED, "chấp nhận"),
    Transition("return", _U, State.RETURNED, "trả lại để hoàn thiện", needs_reason=True, new_version=True),
    Transition("return", State.NIL_SUBMITTED, State.RETURNED, "trả lại", needs_reason=True, new_version=True),
    Transition("reopen", State.ACCEPTED, State.REOPENED, "mở lại", needs_reason=True, new_version=True),
    Transition("reopen", State.DECLINED, State.REOPENED, "cho nộp lại", needs_reason=True, new_version=True),
)
_TABLE = {(t.source, t.verb): t for t in TRANSITIONS}

EDITABLE = frozenset({State.DRAFTING, State.RETURNED, State.REOPENED})
WITH_ORGANISER = frozenset(s for s, pen in PEN.items() if pen == "organiser")


def next_state(state: State, verb: str) -> Transition:
    """Return the transition that `verb` makes from `state`; raise NotPossible where the table has none."""
    found = _TABLE.get((state, verb))
    if found is None:
        raise NotPossible(
            f"Không thực hiện được: báo cáo đang ở trạng thái “{STATE_LABELS[state]}”.",
            advice="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
    return found


def can(state: State, verb: str) -> bool:
    """Tell whether the table lets `verb` happen in `state`."""
    return (state, verb) in _TABLE


def check_reason(step: Transition, reason: str) -> str:
    """Return the trimmed reason; raise NotPossible where the step needs one and none is given."""
    given = reason.strip()
    if step.needs_reason and not given:
        raise NotPossible(
            f"Chưa ghi lý do “{step.label}”.", advice="Hãy ghi lý do để đơn vị biết cần làm gì tiếp theo."
        )
    return given


def is_handed_in(state: State) -> bool:
    """Tell whether the version being spoken of has left the unit: from here on its number is used up."""
    return PEN[state] not in {"writer", "head"}
