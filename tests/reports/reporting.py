"""One small campaign, its people, and the steps of a report's way as short calls."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

import factories
from tonghop.campaigns.models import Campaign, Obligation
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports import actions
from tonghop.reports.models import Report
from tonghop.reports.rules.document import SubmittedDocument

DOCUMENT = SubmittedDocument("12/BC-UBND", date(2026, 5, 5), "Giàng A Lử", "Chủ tịch", "TM.")
BEHALF = replace(DOCUMENT, behalf_reason="Xã mất điện, gửi bản giấy đã ký.")
TEXT = [{"kind": "paragraph", "text": "Đã bố trí 42 cán bộ, công chức."}]


@dataclass
class World:
    """A campaign of a province; the first commune is the one that reports."""

    province: factories.Province
    campaign: Campaign
    now: datetime

    @property
    def commune(self):
        return self.province.communes[0]

    @cached_property
    def obligation(self) -> Obligation:
        return factories.obligation_of(self.campaign, self.commune)

    @cached_property
    def writer(self) -> Viewer:
        return factories.viewer_in(self.commune, Role.WRITER)

    @cached_property
    def head(self) -> Viewer:
        return factories.viewer_in(self.commune, Role.HEAD)

    @cached_property
    def organiser(self) -> Viewer:
        return factories.viewer_in(self.province.standing_body, Role.ORGANISER)

    @cached_property
    def leader(self) -> Viewer:
        return factories.viewer_in(self.province.owner, Role.LEADER)

    @cached_property
    def stranger(self) -> Viewer:
        return factories.viewer_in(self.province.communes[1], Role.HEAD)

    def opened(self) -> Report:
        return actions.open_report(self.obligation, by=self.writer, at=self.now)

    def written(self, *, values=None) -> Report:
        report = self.opened()
        actions.save_section(report, key="1", blocks=TEXT, revision=0, by=self.writer, at=self.now)
        if values:
            report, _ = actions.save_values(report, values=values, seen={}, by=self.writer, at=self.now)
        return report

    def sought(self, *, values=None) -> Report:
        return actions.seek_approval(self.written(values=values), by=self.writer, at=self.now)

    def submitted(self, *, values=None) -> Report:
        report = self.sought(values=values)
        actions.submit_report(report, document=DOCUMENT, by=self.head, at=self.now)
        return fresh(report)

    def reviewed(self, *, values=None) -> Report:
        return actions.start_review(self.submitted(values=values), by=self.organiser, at=self.now)

    def accepted(self, *, values=None) -> Report:
        return actions.accept(self.reviewed(values=values), by=self.organiser, at=self.now)


def fresh(report: Report) -> Report:
    return Report.objects.select_related("obligation__campaign", "obligation__organisation").get(pk=report.pk)


def events(report: Report) -> list[str]:
    chain = Entry.objects.filter(chain=f"obligation:{report.obligation_id}")
    return list(chain.order_by("position").values_list("event", flat=True))
