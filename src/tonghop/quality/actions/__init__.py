"""The verbs of the quality desk; one module a theme, all of them named here."""

from tonghop.quality.actions.checking import run_checks
from tonghop.quality.actions.deciding import (
    Judged,
    agree_with_finding,
    dismiss_finding,
    put_in_letter,
    undo_decision,
)
from tonghop.quality.actions.explaining import explain_finding
from tonghop.quality.actions.marks import exempt_obligation, note_received_outside
from tonghop.quality.actions.receiving import Blocked, receive_report
from tonghop.quality.actions.reviewing import accept_clean, accept_report, reopen_report, return_report, start_review
from tonghop.quality.actions.thresholds import set_thresholds

__all__ = [
    "Blocked",
    "Judged",
    "accept_clean",
    "accept_report",
    "agree_with_finding",
    "dismiss_finding",
    "exempt_obligation",
    "explain_finding",
    "note_received_outside",
    "put_in_letter",
    "receive_report",
    "reopen_report",
    "return_report",
    "run_checks",
    "set_thresholds",
    "start_review",
    "undo_decision",
]
