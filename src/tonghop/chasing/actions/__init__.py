"""The verbs of chasing; one module a theme, all of them named here."""

from tonghop.chasing.actions.contacts import record_contact, record_letter_sent
from tonghop.chasing.actions.ladder import pause_reminders, resume_reminders, set_ladder
from tonghop.chasing.actions.letter import draft_letter
from tonghop.chasing.actions.notices import tell_answer, tell_extension
from tonghop.chasing.actions.outbox import (
    claim_next,
    decide_unknown,
    give_up_silent,
    is_anything_waiting,
    note_put_off,
    note_refused,
    note_sent,
    note_unknown,
)
from tonghop.chasing.actions.reminding import remind

__all__ = [
    "claim_next",
    "decide_unknown",
    "draft_letter",
    "give_up_silent",
    "is_anything_waiting",
    "note_put_off",
    "note_refused",
    "note_sent",
    "note_unknown",
    "pause_reminders",
    "record_contact",
    "record_letter_sent",
    "remind",
    "resume_reminders",
    "set_ladder",
    "tell_answer",
    "tell_extension",
]
