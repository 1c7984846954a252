"""The verbs of the quality desk; one module a theme, all of them named here."""

from tonghop.quality.actions.checking import run_checks
from tonghop.quality.actions.marks import exempt_obligation, note_received_outside
from tonghop.quality.actions.receiving import Blocked, receive_report
from tonghop.quality.actions.reviewing import accept_report, reopen_report, return_report, start_review

__all__ = [
    "Blocked",
    "accept_report",
    "exempt_obligation",
    "note_received_outside",
    "receive_report",
    "reopen_report",
    "return_report",
    "run_checks",
    "start_review",
]
