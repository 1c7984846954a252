"""The reviewer's verbs about one finding: agree, dismiss with a reason, put into the letter of return, undo."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.models import Finding, FindingDecision
from tonghop.quality.rules.judging import check_can_decide, checked_dismissal
from tonghop.reports.actions.locking import locked_report, parties_of, submitted_version
from tonghop.reports.permissions import check_may_judge
from tonghop.reports.rows import Report
from tonghop.reports.rules.states import State

Decision = FindingDecision.Decision


@dataclass(frozen=True, slots=True)
class Judged:
    """Which finding of which version is decided about, and what stood there on the screen.

    `seen` is the id of the decision that was shown, 0 for none: what somebody else decided since is not overwritten.
    """

    report: Report
    fingerprint: str
    version: int
    seen: int = 0


@transaction.atomic
def agree_with_finding(judged: Judged, *, by: Viewer, at: datetime) -> FindingDecision:
    """Say that it is as the finding says. Raises NotAllowed; NotPossible by state or where somebody was faster."""
    return _decide(judged, "finding.agreed", {"decision": Decision.AGREED}, by=by, at=at)


@transaction.atomic
def dismiss_finding(judged: Judged, *, reason: str, by: Viewer, at: datetime) -> FindingDecision:
    """Say that nothing has to be done about it, and why. Raises as `agree_with_finding`, and without a reason."""
    given = checked_dismissal(reason)
    return _decide(judged, "finding.dismissed", {"decision": Decision.DISMISSED, "reason": given}, by=by, at=at)


@transaction.atomic
def put_in_letter(judged: Judged, *, by: Viewer, at: datetime) -> FindingDecision:
    """Agree, and have it among the reasons when the report is returned. Raises as `agree_with_finding`."""
    new = {"decision": Decision.AGREED, "in_letter": True}
    return _decide(judged, "finding.put_in_letter", new, by=by, at=at)


@transaction.atomic
def undo_decision(judged: Judged, *, by: Viewer, at: datetime) -> None:
    """Take the decision about a finding of this version back; it is open again, or as an earlier version left it."""
    report, finding = _taken(judged, by)
    before = _standing(finding, judged)
    if before is None:
        raise NotPossible("Điểm này chưa có quyết định nào ở phiên bản này.", advice="Hãy tải lại trang.")
    before.delete()
    _record(report, finding, "finding.reopened", {"undone": before.decision}, by=by, at=at)


def _decide(judged: Judged, event: str, new: dict[str, Any], *, by: Viewer, at: datetime) -> FindingDecision:
    report, finding = _taken(judged, by)
    before = _standing(finding, judged)
    if before is not None:
        before.delete()
    decided = FindingDecision.objects.create(
        report=report,
        version_id=finding.version_id,
        fingerprint=finding.fingerprint,
        check_id=finding.check_id,
        decided_at=at,
        decided_by=by.name,
        decided_by_id=by.person_id,
        **new,
    )
    detail = {"reason": decided.reason} if decided.reason else {}
    _record(report, finding, event, detail, by=by, at=at)
    return decided


def _taken(judged: Judged, by: Viewer) -> tuple[Report, Finding]:
    """Return the report, locked, and the finding in the version that was on the screen."""
    report = locked_report(judged.report)
    check_may_judge(by, parties_of(report.obligation), "quyết định về các điểm kiểm tra")
    check_can_decide(State(report.state))
    version = submitted_version(report)
    finding = Finding.objects.filter(version=version, fingerprint=judged.fingerprint).first()
    if finding is None or version.number != judged.version:
        raise NotPossible(
            "Điểm này không còn ở phiên bản đang rà soát.",
            advice="Hãy tải lại trang để xem các điểm của phiên bản mới nhất.",
        )
    return report, finding


def _standing(finding: Finding, judged: Judged) -> FindingDecision | None:
    """Return what is decided in this version; raise NotPossible where it is not what was on the screen."""
    rows = FindingDecision.objects.filter(version=finding.version_id, fingerprint=finding.fingerprint)
    before = rows.first()
    if before is not None and before.pk != judged.seen:
        raise NotPossible(
            f"{before.decided_by} vừa quyết định về điểm này: {before.get_decision_display().lower()}.",
            advice="Hãy tải lại trang để xem, rồi quyết định lại nếu cần.",
        )
    return before


def _record(report: Report, finding: Finding, event: str, detail: dict[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write the line on the desk's own chain: the unit, which reads its obligation's, is told by the return alone."""
    told = {
        "version": report.version_number,
        "check": finding.check_id,
        "fingerprint": finding.fingerprint,
        "section": finding.section_key,
        **detail,
    }
    record(event, subject=Subject("report", report.pk), by=by.actor, at=at, detail=told, chain=f"desk:{report.pk}")
