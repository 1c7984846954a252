"""A difficulty's table: who holds the pen in each state, and what each step needs."""

import pytest

from tonghop.kernel.errors import NotPossible
from tonghop.recommendations.rules import OPEN, PEN, STEPS, State, step_from, text_given, verbs_from

LEADS = {
    (State.RAISED, "answer"): State.ANSWERED,
    (State.RAISED, "guide"): State.GUIDED,
    (State.RAISED, "assign"): State.ASSIGNED,
    (State.RAISED, "pass_up"): State.PASSED_UP,
    (State.RAISED, "withdraw"): State.WITHDRAWN,
    (State.ASSIGNED, "answer"): State.ANSWERED,
    (State.ASSIGNED, "guide"): State.GUIDED,
    (State.ASSIGNED, "pass_up"): State.PASSED_UP,
    (State.ASSIGNED, "give_back"): State.RAISED,
    (State.ASSIGNED, "withdraw"): State.WITHDRAWN,
    (State.PASSED_UP, "answer"): State.ANSWERED,
    (State.PASSED_UP, "guide"): State.GUIDED,
    (State.PASSED_UP, "withdraw"): State.WITHDRAWN,
    (State.ANSWERED, "ask_again"): State.RAISED,
    (State.GUIDED, "ask_again"): State.RAISED,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", STEPS)
def test_the_whole_table(state: State, verb: str) -> None:
    if (state, verb) in LEADS:
        assert step_from(state, verb).target == LEADS[state, verb]
        assert verb in [step.verb for step in verbs_from(state)]
    else:
        with pytest.raises(NotPossible, match="Không thực hiện được"):
            step_from(state, verb)


def test_somebody_holds_the_pen_until_it_is_settled() -> None:
    assert {state for state in State if state in OPEN} == {State.RAISED, State.ASSIGNED, State.PASSED_UP}
    for state in OPEN:
        assert any(step.by in ("handler", PEN[state]) for step in verbs_from(state))


def test_a_verb_nobody_knows_is_refused() -> None:
    with pytest.raises(NotPossible):
        step_from(State.RAISED, "xoa")


def test_words_are_trimmed_and_bounded() -> None:
    assert text_given("  có  ", "nội dung") == "có"
    with pytest.raises(NotPossible, match="Chưa ghi nội dung"):
        text_given(" \n ", "nội dung")
    with pytest.raises(NotPossible, match="nhiều hơn 10"):
        text_given("x" * 11, "nội dung", 10)
