"""When an obligation may still be exempted, or its report noted as received outside: not once it is handed in here."""

from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.states import STATE_LABELS, WITH_ORGANISER, State


def is_handed_in(state: str | None, *, counted: bool) -> bool:
    """Tell whether a report lies with the organiser, is accepted, or an accepted version of it still counts."""
    return counted or (state is not None and (state in WITH_ORGANISER or state == State.ACCEPTED))


def check_not_handed_in(state: str | None, *, counted: bool, to_do: str) -> None:
    """Raise NotPossible for a report that is handed in; `to_do` names the deed in Vietnamese."""
    if state is not None and is_handed_in(state, counted=counted):
        raise NotPossible(
            f"Không {to_do} được: đơn vị đã nộp báo cáo trên hệ thống (trạng thái “{STATE_LABELS[State(state)]}”).",
            advice="Hãy rà soát báo cáo đã nộp: chấp nhận, hoặc trả lại kèm lý do.",
        )
