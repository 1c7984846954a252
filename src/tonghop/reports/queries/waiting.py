"""The files of many units that wait for a decision, and which of them need no look of their own; what was taken."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.queries import sections_in
from tonghop.kernel.moments import clock
from tonghop.reports.models import DraftSection, Report, Upload
from tonghop.reports.queries.uploads import reading_of
from tonghop.reports.rules.at_once import Draft, gives, why_not_at_once
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.states import EDITABLE, STATE_LABELS, State
from tonghop.reports.rules.taking import Reading


@dataclass(frozen=True)
class WaitingFile:
    """One waiting file, how much it would change, and why it cannot be taken unseen ("" where it can)."""

    upload: Upload
    sections: int
    values: int
    why_not: str


def waiting_in(campaign: Campaign, report: Report | None = None) -> list[WaitingFile]:
    """Return the files that wait in any report of the campaign (or in one), unit by unit in order. Three queries."""
    rows = Upload.objects.filter(report__obligation__campaign=campaign, state=Upload.State.WAITING)
    if report is not None:
        rows = rows.filter(report=report)
    rows = rows.select_related("report__obligation__organisation").defer("content").order_by(*_ORDER)
    readings: dict[int, dict[int, Reading]] = defaultdict(dict)
    for row in rows:
        readings[row.report_id][row.pk] = reading_of(row)
    texts: dict[int, dict[str, list[Json]]] = defaultdict(dict)
    for draft in DraftSection.objects.filter(report__in=readings):
        texts[draft.report_id][draft.key] = draft.blocks
    numbers = {section.key: section.number for section in sections_in(campaign)}
    drafts = {row.report_id: _draft(row.report, texts[row.report_id], campaign) for row in rows}
    return [_judged(row, drafts[row.report_id], readings[row.report_id], numbers) for row in rows]


def taken_by(campaign: Campaign, name: str, *, since: datetime) -> list[Upload]:
    """Return the files that the person of that name took into reports of the campaign, the last first. One query."""
    rows = Upload.objects.filter(report__obligation__campaign=campaign, state=Upload.State.TAKEN)
    rows = rows.filter(settled_by=name, settled_at__gte=since).select_related("report__obligation__organisation")
    return list(rows.defer("content", "reading").order_by("-settled_at", "-pk"))


_ORDER = "report__obligation__form", "report__obligation__organisation__rank", "uploaded_at", "pk"


def _judged(row: Upload, draft: Draft, readings: Mapping[int, Reading], numbers: Mapping[str, str]) -> WaitingFile:
    reading = readings[row.pk]
    changed = gives(reading, draft)
    rivals = [other for pk, other in readings.items() if pk != row.pk]
    why_not = _undone(row) or why_not_at_once(reading, draft, rivals, numbers)
    return WaitingFile(row, len(changed.sections), len(changed.codes), why_not)


def _undone(row: Upload) -> str:
    """Return who took it back, of a file that was taken once: nobody wants that in again unseen."""
    return f"Đã nhận rồi hoàn tác ({row.undone_by}, {clock(row.undone_at)})." if row.undone_at else ""


def _draft(report: Report, texts: Mapping[str, list[Json]], campaign: Campaign) -> Draft:
    return Draft(texts, report.values, bool(report.explanations), _closed(report, report.obligation, campaign))


def _closed(report: Report, owed: Obligation, campaign: Campaign) -> str:
    """Return why the report takes no file, as the verb that takes one would refuse it."""
    state = State(report.state)
    if owed.exempted_at is not None or owed.outside_at is not None or campaign.state == campaign.State.CLOSED:
        return "Đợt này không còn chờ báo cáo của đơn vị trên hệ thống."
    return "" if state in EDITABLE else f"Báo cáo đang ở trạng thái “{STATE_LABELS[state]}” nên chưa nhận được tệp."
