"""Reports that went the whole way through the reports room are what is consolidated, and the tally agrees."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

import factories
from tonghop.campaigns.models import Campaign
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.queries import figures_page, source_page
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports import actions
from tonghop.reports.models import Report
from tonghop.reports.queries import tallies
from tonghop.reports.rules.document import SubmittedDocument

TEXT = "Thiếu máy quét tài liệu phục vụ số hóa hồ sơ tại bộ phận một cửa."


class Way:
    """Takes reports of one campaign from writing to acceptance, version after version."""

    def __init__(self, campaign: Campaign, organiser: Viewer, now: datetime) -> None:
        self.campaign, self.organiser, self.now = campaign, organiser, now

    def send(self, body: Organisation, received: int) -> Report:
        writer, head = factories.viewer_in(body, Role.WRITER), factories.viewer_in(body, Role.HEAD)
        report = actions.open_report(factories.obligation_of(self.campaign, body), by=writer, at=self.now)
        report = self._fresh(report)
        blocks = [{"kind": "paragraph", "text": TEXT}]
        if report.version_number == 1:
            actions.save_section(report, key="hc", blocks=blocks, revision=0, by=writer, at=self.now)
        values = {"TTHC.04": str(received), "TTHC.05": str(received - 1), "TTHC.06": "1"}
        actions.save_values(report, values=values, seen=report.values, by=writer, at=self.now)
        report = actions.seek_approval(self._fresh(report), by=writer, at=self.now)
        document = SubmittedDocument(f"{received}/BC-UBND", date(2026, 5, 5), "Giàng A Lử", "Chủ tịch", "TM.")
        actions.submit_report(report, document=document, by=head, at=self.now)
        report = actions.start_review(self._fresh(report), by=self.organiser, at=self.now)
        return actions.accept(report, by=self.organiser, at=self.now)

    def _fresh(self, report: Report) -> Report:
        return Report.objects.select_related("obligation__campaign", "obligation__organisation").get(pk=report.pk)


@pytest.fixture
def province(db: None) -> factories.Province:
    return factories.make_province(communes=3, departments=2)


@pytest.fixture
def way(province: factories.Province, now: datetime) -> Way:
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    return Way(factories.open_campaign(province), organiser, now)


def received(way: Way) -> Decimal | None:
    page = figures_page(way.organiser, way.campaign, section_key="2")
    column = next(c for c in page.columns if c.indicator.code == "TTHC.04")
    return column.totals["commune"].total


def test_the_total_is_the_tally_and_each_figure_is_found_in_it(way: Way, province: factories.Province) -> None:
    for n, body in enumerate(province.communes[:2]):
        way.send(body, 100 + n)
    assert received(way) == 201
    assert tallies(way.campaign).get(code="TTHC.04", form="commune").total == 201
    snapshot = consolidate(way.campaign, by=way.organiser, at=way.now)
    figure = next(f for f in snapshot.content["figures"] if (f["code"], f["scope"]) == ("TTHC.04", "commune"))
    assert figure["total"] == "201"
    (group,) = [g for g in snapshot.content["groups"] if g["section"] == "hc"]
    assert group["count"] == 2
    page = source_page(way.organiser, way.campaign, group["point"])
    assert [block.marked for block in page.blocks] == [TEXT]
    assert page.source["document"] == "100/BC-UBND"


def test_a_reopened_report_counts_until_its_next_version_is_accepted(way: Way, province: factories.Province) -> None:
    body = province.communes[0]
    report = way.send(body, 100)
    actions.reopen(report, reason="Đơn vị báo nhầm số hồ sơ.", by=way.organiser, at=way.now)
    assert received(way) == 100
    assert consolidate(way.campaign, by=way.organiser, at=way.now).content["units"][0]["standing"] == "in"
    way.now += timedelta(days=3)
    way.send(body, 250)
    assert received(way) == 250
    unit = consolidate(way.campaign, by=way.organiser, at=way.now).content["units"][0]
    assert (unit["version_number"], unit["document"]) == (2, "250/BC-UBND")
    assert not unit["late"], "mending a report that arrived in time does not make it late"
