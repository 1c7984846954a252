"""The table of transitions holds together, and every verb outside it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.returning import checked_reasons
from tonghop.reports.rules.states import (
    EDITABLE,
    PEN,
    STATE_LABELS,
    TRANSITIONS,
    WITH_ORGANISER,
    State,
    can,
    check_reason,
    is_handed_in,
    next_state,
)

VERBS = sorted({t.verb for t in TRANSITIONS})


def test_every_state_has_a_label_and_a_pen_and_can_be_reached_and_left():
    assert set(STATE_LABELS) == set(PEN) == set(State)
    assert {t.target for t in TRANSITIONS} | {State.DRAFTING} == set(State)
    assert {t.source for t in TRANSITIONS} == set(State)


def test_a_state_and_a_verb_lead_to_one_place():
    assert len({(t.source, t.verb) for t in TRANSITIONS}) == len(TRANSITIONS)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", VERBS)
def test_the_table_alone_decides(state, verb):
    known = [t for t in TRANSITIONS if (t.source, t.verb) == (state, verb)]
    assert can(state, verb) == bool(known)
    if known:
        assert next_state(state, verb) is known[0]
    else:
        with pytest.raises(NotPossible, match="trạng thái"):
            next_state(state, verb)


def test_what_the_unit_gets_back_after_a_version_was_handed_in_is_a_new_version():
    for step in TRANSITIONS:
        assert step.new_version == (
            step.target in EDITABLE and step.source not in EDITABLE and is_handed_in(step.source)
        )


def test_whoever_sends_back_gives_a_reason():
    for step in TRANSITIONS:
        if step.verb in {"refuse", "return", "decline", "reopen"}:
            assert step.needs_reason


@given(st.lists(st.sampled_from(VERBS), max_size=30))
def test_no_walk_accepts_what_no_organiser_held(verbs):
    state, held = State.DRAFTING, False
    for verb in verbs:
        if can(state, verb):
            state = next_state(state, verb).target
            held = held or state in WITH_ORGANISER
            assert held or state is not State.ACCEPTED


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_an_empty_reason_is_none(reason):
    with pytest.raises(NotPossible, match="Chưa ghi lý do"):
        check_reason(next_state(State.ACCEPTED, "reopen"), reason)
    assert check_reason(next_state(State.SUBMITTED, "start_review"), reason) == ""


def test_reasons_are_trimmed_and_empty_ones_left_out():
    assert checked_reasons({"1": " Thiếu số ", "2": " ", "": "Chung"}, ["1", "2"]) == {"1": "Thiếu số", "": "Chung"}
