"""The writer's verb: explain a finding, whatever the check, so that the reviewer reads both."""

from datetime import datetime

from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.queries.findings import check_draft
from tonghop.reports import actions as reports
from tonghop.reports.permissions import check_may_write
from tonghop.reports.queries import parties_of
from tonghop.reports.rows import Report


def explain_finding(report: Report, *, fingerprint: str, text: str, seen: str, by: Viewer, at: datetime) -> Report:
    """Keep the unit's words about a finding of the draft as it stands; they are frozen with the version.

    An empty text takes them back, also where the finding is gone. `seen` are the words that stood there when these were
    typed: Conflict is raised where somebody else wrote others meanwhile. Raises NotPossible for a finding that the
    draft does not draw, and for a broken rule between figures: that is explained beside its cell, in set words.
    """
    check_may_write(by, parties_of(report.obligation))
    found = next((f for f in check_draft(report) if f.fingerprint == fingerprint), None)
    if found is not None and found.rule_id:
        raise NotPossible(
            "Số liệu chưa khớp thì giải trình ở bảng số liệu.", advice="Hãy mở thẻ “Số liệu”, ghi ngay dưới ô đó."
        )
    if found is None and not (text.strip() == "" and fingerprint in report.explanations):
        raise NotPossible(
            "Điểm này không còn trong nội dung đang soạn nên không cần giải trình.",
            advice="Hãy xem lại danh sách điểm cần kiểm tra.",
        )
    return reports.explain_finding(report, fingerprint=fingerprint, text=text, seen=seen, by=by, at=at)
