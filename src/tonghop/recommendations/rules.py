"""A difficulty's states and who holds the pen: one table of transitions, and what each needs to be said."""

from dataclasses import dataclass
from enum import StrEnum

from tonghop.kernel.errors import NotPossible

LONGEST_TITLE = 200
LONGEST_TEXT = 5_000


class State(StrEnum):
    """Where a difficulty stands."""

    RAISED = "raised"
    ASSIGNED = "assigned"
    PASSED_UP = "passed_up"
    ANSWERED = "answered"
    GUIDED = "guided"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    State.RAISED: "Chờ cơ quan thường trực",
    State.ASSIGNED: "Đã giao cơ quan chủ trì",
    State.PASSED_UP: "Đã chuyển cấp trên",
    State.ANSWERED: "Đã trả lời",
    State.GUIDED: "Đã hướng dẫn",
    State.WITHDRAWN: "Đơn vị đã rút",
}
PEN = {
    State.RAISED: "organiser",
    State.ASSIGNED: "assigned",
    State.PASSED_UP: "organiser",
    State.ANSWERED: None,
    State.GUIDED: None,
    State.WITHDRAWN: None,
}
"""Who must act next; None where nobody must."""
OPEN = frozenset(state for state, pen in PEN.items() if pen is not None)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: `by` is "handler" (organiser, or the body it was assigned to) or "raiser"."""

    verb: str
    label: str
    sources: frozenset[State]
    target: State
    by: str
    event: str
    wants: str = ""

    @property
    def done(self) -> str:
        """How it is told afterwards: "đã trả lời"."""
        return f"đã {self.label}"


_PENDING = frozenset({State.RAISED, State.ASSIGNED, State.PASSED_UP})
STEPS = {
    step.verb: step
    for step in (
        Step("answer", "trả lời", _PENDING, State.ANSWERED, "handler", "difficulty.answered"),
        Step("guide", "hướng dẫn", _PENDING, State.GUIDED, "handler", "difficulty.guided"),
        Step(
            "assign",
            "giao cơ quan chủ trì",
            frozenset({State.RAISED}),
            State.ASSIGNED,
            "organiser",
            "difficulty.assigned",
            wants="body",
        ),
        Step(
            "pass_up",
            "chuyển cấp trên",
            frozenset({State.RAISED, State.ASSIGNED}),
            State.PASSED_UP,
            "organiser",
            "difficulty.passed_up",
            wants="to_whom",
        ),
        Step(
            "give_back",
            "chuyển lại cơ quan thường trực",
            frozenset({State.ASSIGNED}),
            State.RAISED,
            "handler",
            "difficulty.given_back",
        ),
        Step(
            "ask_again",
            "hỏi lại",
            frozenset({State.ANSWERED, State.GUIDED}),
            State.RAISED,
            "raiser",
            "difficulty.asked_again",
        ),
        Step("withdraw", "rút", _PENDING, State.WITHDRAWN, "raiser", "difficulty.withdrawn"),
    )
}


def step_from(state: State, verb: str) -> Step:
    """Return the step that `verb` makes; raise NotPossible where the table has none from that state."""
    step = STEPS.get(verb)
    if step is None or state not in step.sources:
        raise NotPossible(
            f"Không thực hiện được: vướng mắc đang ở trạng thái “{STATE_LABELS[state]}”.",
            advice="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
    return step


def verbs_from(state: State) -> list[Step]:
    """Return the steps that the table allows from a state, in the table's order."""
    return [step for step in STEPS.values() if state in step.sources]


def text_given(text: str, what: str, most: int = LONGEST_TEXT) -> str:
    """Return the text trimmed; raise NotPossible where it is blank or too long, naming `what` it is."""
    given = text.strip()
    if not given:
        raise NotPossible(f"Chưa ghi {what}.", advice=f"Hãy ghi {what} rồi gửi lại.")
    if len(given) > most:
        raise NotPossible(
            f"{what.capitalize()} dài {len(given)} chữ cái, nhiều hơn {most}.",
            advice="Hãy viết gọn, hoặc tách thành hai.",
        )
    return given


def number_text(number: int) -> str:
    """Return the difficulty's number in its campaign as people say it: "VM-007"."""
    return f"VM-{number:03d}"
