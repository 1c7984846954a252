"""The gate: what blocks a report is found before anything is written; then the reports room submits it."""

from collections.abc import Sequence
from datetime import datetime

from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.frame import Finding
from tonghop.quality.checks.table import blockers
from tonghop.quality.queries.facts import draft_facts
from tonghop.reports.actions import submit_report
from tonghop.reports.permissions import check_may_head, check_may_organise
from tonghop.reports.queries import parties_of
from tonghop.reports.rows import Receipt, Report
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.reports.rules.states import State


class Blocked(NotPossible):
    """The report cannot be sent as it is; `findings` are the blockers, each with its cell and its way out."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Say the first in full and how many more there are."""
        more = len(findings) - 1
        also = f" Còn {more} chỗ khác như vậy ở bảng số liệu." if more else ""
        super().__init__(f"Chưa nộp được vì số liệu chưa khớp. {findings[0].message}{also}")
        self.findings = tuple(findings)


def receive_report(
    report: Report, *, document: SubmittedDocument, by: Viewer, at: datetime, on_behalf: bool = False
) -> Receipt:
    """Submit the draft that was put before the head and return its receipt; checks run before any transaction opens.

    Raises Blocked where figures contradict each other and nothing explains it, and whatever reports.submit_report does.
    """
    parties = parties_of(report.obligation)
    if on_behalf:
        check_may_organise(by, parties, "nộp thay đơn vị")
    else:
        check_may_head(by, parties, "duyệt và nộp báo cáo")
    found = [] if report.state == State.NIL_AWAITING else blockers(draft_facts(report))
    if found:
        raise Blocked(found)
    return submit_report(report, document=document, by=by, at=at, on_behalf=on_behalf)
