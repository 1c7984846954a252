"""The gate: what blocks a report is found before anything is written; then the reports room submits it."""

from collections.abc import Sequence
from datetime import datetime

from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.frame import Finding
from tonghop.quality.checks.table import blockers
from tonghop.quality.queries.facts import draft_facts, figure_facts
from tonghop.reports.actions import submit_report
from tonghop.reports.permissions import check_may_head, check_may_organise
from tonghop.reports.queries import parties_of
from tonghop.reports.rows import Receipt, Report
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.reports.rules.repeating import version_asked
from tonghop.reports.rules.states import State, is_handed_in


class Blocked(NotPossible):
    """The report cannot be sent as it is; `findings` are the blockers, each with its cell and its way out."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Say the first in full and how many more there are."""
        more = len(findings) - 1
        also = f" Còn {more} chỗ khác như vậy ở bảng số liệu." if more else ""
        super().__init__(f"Chưa nộp được vì số liệu chưa khớp. {findings[0].message}{also}")
        self.findings = tuple(findings)


def receive_report(
    report: Report, *, document: SubmittedDocument, by: Viewer, at: datetime, on_behalf: bool = False, seen: str = ""
) -> Receipt:
    """Submit the draft that was put before the head and return its receipt; checks run before any transaction opens.

    Sent again, the same submission has the same receipt. Raises Blocked where figures contradict each other and
    nothing explains it, and whatever reports.submit_report does.
    """
    parties = parties_of(report.obligation)
    if on_behalf:
        check_may_organise(by, parties, "nộp thay đơn vị")
    else:
        check_may_head(by, parties, "duyệt và nộp báo cáo")
    again = version_asked(seen, otherwise=report.version_number) < report.version_number
    if not again and not is_handed_in(State(report.state)) and report.state != State.NIL_AWAITING:
        _check_figures(report)
    return submit_report(report, document=document, by=by, at=at, on_behalf=on_behalf, seen=seen)


def _check_figures(report: Report) -> None:
    """Raise Blocked for what keeps the report; names and places are read only where something has to be said."""
    found = blockers(figure_facts(report)) and blockers(draft_facts(report))
    if found:
        raise Blocked(found)
