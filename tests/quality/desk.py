"""One small campaign with its people; the steps of a report's way to the desk as short calls."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import factories
from tonghop.campaigns.models import Campaign, Obligation
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role, Viewer
from tonghop.quality import actions
from tonghop.reports import actions as reports
from tonghop.reports.rows import Report, Version
from tonghop.reports.rules.document import SubmittedDocument

DOCUMENT = SubmittedDocument("12/BC-UBND", date(2026, 5, 5), "Giàng A Lử", "Chủ tịch", "TM.")
CLEAN = "Đã bố trí 42/45 cán bộ, công chức; 38 người đúng chuyên môn."


def paragraphs(*texts: str):
    return [{"kind": "paragraph", "text": text} for text in texts]


@dataclass
class Desk:
    """A campaign of a province, seen from its quality desk."""

    province: factories.Province
    campaign: Campaign
    now: datetime

    @cached_property
    def writer(self) -> Viewer:
        return factories.viewer_in(self.province.communes[0], Role.WRITER)

    @cached_property
    def head(self) -> Viewer:
        return factories.viewer_in(self.province.communes[0], Role.HEAD)

    @cached_property
    def organiser(self) -> Viewer:
        return factories.viewer_in(self.province.standing_body, Role.ORGANISER)

    @cached_property
    def lead(self) -> Viewer:
        return factories.viewer_in(self.province.departments[1], Role.SECTION_LEAD)

    @cached_property
    def leader(self) -> Viewer:
        return factories.viewer_in(self.province.owner, Role.LEADER)

    @cached_property
    def stranger(self) -> Viewer:
        return factories.viewer_in(self.province.communes[1], Role.HEAD)

    def obligation(self, commune: int = 0) -> Obligation:
        return factories.obligation_of(self.campaign, self.province.communes[commune])

    def sought(self, text: str = CLEAN, *, values=None, explained: str = "", commune: int = 0) -> Report:
        writer = self.writer if commune == 0 else factories.viewer_in(self.province.communes[commune], Role.WRITER)
        report = reports.open_report(self.obligation(commune), by=writer, at=self.now)
        reports.save_section(report, key="1", blocks=paragraphs(text), revision=0, by=writer, at=self.now)
        if values:
            report, problems = reports.save_values(report, values=values, seen={}, by=writer, at=self.now)
            assert not problems
        if explained:
            reports.explain(report, rule_id="can-bo-cong-chuc", text=explained, seen="", by=writer, at=self.now)
        return fresh(reports.seek_approval(report, by=writer, at=self.now))

    def submitted(self, text: str = CLEAN, *, commune: int = 0, **given) -> Report:
        report = self.sought(text, commune=commune, **given)
        head = self.head if commune == 0 else factories.viewer_in(self.province.communes[commune], Role.HEAD)
        actions.receive_report(report, document=DOCUMENT, by=head, at=self.now)
        return fresh(report)

    def reviewed(self, text: str = CLEAN, **given) -> Report:
        return fresh(actions.start_review(self.submitted(text, **given), by=self.organiser, at=self.now))

    def returned(self, **reasons: str) -> Report:
        report = self.reviewed()
        return fresh(actions.return_report(report, reasons=reasons, by=self.organiser, at=self.now))


def fresh(report: Report) -> Report:
    found = Report.objects.select_related(
        "obligation__campaign__owner", "obligation__organisation", "latest__report__obligation__campaign__owner"
    )
    return found.get(pk=report.pk)


def lines(report: Report) -> list[str]:
    return list(
        Entry.objects.filter(subject_kind="report", subject_id=report.pk).order_by("pk").values_list("event", flat=True)
    )


def counts() -> tuple[int, ...]:
    """How many rows there are of everything a refusal must leave alone, and in which state the reports are."""
    from tonghop.quality.models import Finding, FindingDecision, SectionReturn  # noqa: PLC0415 - only here

    states = tuple(Report.objects.order_by("pk").values_list("state", "version_number"))
    return (
        Version.objects.count(),
        Finding.objects.count(),
        SectionReturn.objects.count(),
        FindingDecision.objects.count(),
        Entry.objects.count(),
        states,
    )
