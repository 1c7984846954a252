"""What came back to the writer from the own head, or was opened again: who said why, until the next step is made."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from tonghop.journal.queries import last_lines

_WORDS = {
    "report.refused": "Lãnh đạo chưa duyệt",
    "report.reopened": "Báo cáo được mở lại",
    "report.declined": "Báo cáo nộp sau ngày khóa không được nhận",
}
_STEPS = (*_WORDS, "report.approval_sought", "report.submitted", "report.held", "report.returned", "report.recalled")


@dataclass(frozen=True, slots=True)
class SentBack:
    """Why a report lies with the unit again, in the words of who sent it."""

    words: str
    reason: str
    by: str
    post: str
    at: datetime


def sent_back(report_ids: Collection[int]) -> dict[int, SentBack]:
    """Return what was said with the last step of each of these reports, where it sent them back. One query."""
    return {
        report_id: SentBack(
            _WORDS[line.event], line.detail.get("reason", ""), line.actor_name, line.actor_post, line.at
        )
        for report_id, line in last_lines(_STEPS, "report", report_ids).items()
        if line.event in _WORDS
    }
