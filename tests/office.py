"""A small office at work: a province with its campaign and people, a foreign province, and who signs in where."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.test import Client

import factories
from tonghop.campaigns.models import Campaign, Obligation
from tonghop.consolidation.actions import consolidate
from tonghop.documents.actions import Wish, draft_documents, hand_over, issue_document
from tonghop.documents.rules.issuing import Signer
from tonghop.kernel.moments import local
from tonghop.organisations.models import Organisation, Person, Place
from tonghop.organisations.permissions import Role, Viewer
from tonghop.quality import actions as quality
from tonghop.reports import actions as reports
from tonghop.reports.rows import Report
from tonghop.reports.rules.document import SubmittedDocument

DOCUMENT = SubmittedDocument("12/BC-UBND", date(2026, 5, 5), "Giàng A Lử", "Chủ tịch", "TM.")
SECRET = "Câu bí mật của đơn vị: 73/81 hồ sơ được giải quyết trong 5 ngày làm việc."
VALUES = {"BM.01": "40", "BM.02": "38", "BM.08": "19", "TTHC.04": "1.204", "TTHC.05": "1.100", "TTHC.06": "104"}


@dataclass
class Office:
    """One province, its campaign, and its people by role; the first commune is the one that reports."""

    province: factories.Province
    campaign: Campaign
    now: datetime
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, role: Role, body: Organisation | None = None) -> Person:
        """The person with that role there, made on first asking."""
        body = body or self._seat_of(role)
        key = f"{role}@{body.pk}"
        if key not in self.people:
            self.people[key] = factories.person_in(body, role)
        return self.people[key]

    def viewer(self, role: Role, body: Organisation | None = None) -> Viewer:
        return factories.viewer_of(self.person(role, body))

    def client(self, role: Role, body: Organisation | None = None) -> Client:
        """A browser in which that person is signed in."""
        client = Client()
        client.force_login(self.person(role, body), backend="tonghop.web.accounts.Backend")
        return client

    def _seat_of(self, role: Role) -> Organisation:
        seats = {
            Role.ORGANISER: self.province.standing_body,
            Role.SECTION_LEAD: self.province.departments[1],
            Role.LEADER: self.province.owner,
            Role.RECEIVER: self.province.owner,
            Role.ADMINISTRATOR: self.province.owner,
        }
        return seats.get(role, self.province.communes[0])

    def obligation(self, commune: int = 0) -> Obligation:
        return factories.obligation_of(self.campaign, self.province.communes[commune])

    def opened(self, commune: int = 0) -> Report:
        writer = self.viewer(Role.WRITER, self.province.communes[commune])
        return reports.open_report(self.obligation(commune), by=writer, at=self.now)

    def written(self, commune: int = 0, *, text: str = SECRET, values=None) -> Report:
        writer = self.viewer(Role.WRITER, self.province.communes[commune])
        report = self.opened(commune)
        blocks = [{"kind": "paragraph", "text": text}]
        reports.save_section(report, key="1", blocks=blocks, revision=0, by=writer, at=self.now)
        report, problems = reports.save_values(report, values=values or VALUES, seen={}, by=writer, at=self.now)
        assert not problems
        return report

    def sought(self, commune: int = 0, **given) -> Report:
        writer = self.viewer(Role.WRITER, self.province.communes[commune])
        return fresh(reports.seek_approval(self.written(commune, **given), by=writer, at=self.now))

    def submitted(self, commune: int = 0, **given) -> Report:
        head = self.viewer(Role.HEAD, self.province.communes[commune])
        quality.receive_report(self.sought(commune, **given), document=DOCUMENT, by=head, at=self.now)
        return fresh(self.obligation(commune).report)

    def settled(self, commune: int = 0, **given) -> Report:
        """Handed in, every finding dismissed."""
        report, organiser = self.submitted(commune, **given), self.viewer(Role.ORGANISER)
        for fingerprint in set(report.latest.findings.values_list("fingerprint", flat=True)):
            judged = quality.Judged(report, fingerprint, report.latest.number)
            quality.dismiss_finding(judged, reason="Không ảnh hưởng", by=organiser, at=self.now)
        return report

    def reviewed(self, commune: int = 0, **given) -> Report:
        organiser = self.viewer(Role.ORGANISER)
        return fresh(quality.start_review(self.submitted(commune, **given), by=organiser, at=self.now))

    def accepted(self, commune: int = 0, **given) -> Report:
        organiser = self.viewer(Role.ORGANISER)
        return fresh(quality.accept_report(self.reviewed(commune, **given), by=organiser, at=self.now))

    def placed(self) -> None:
        """Give owner and communes their places, so that the board has its cartogram."""
        self.province.owner.place_code = "15"
        self.province.owner.save()
        for number, body in enumerate(self.province.communes):
            body.place_code = f"0{number}001"
            body.save()
            Place.objects.create(
                code=body.place_code,
                name=body.short_name,
                kind="commune",
                parent_code="15",
                rank=number,
                latitude=22 + number / 10,
                longitude=104 + number / 10,
                valid_from="2025-07-01",
            )

    def consolidated(self):
        return consolidate(self.campaign, by=self.viewer(Role.ORGANISER), at=self.now)

    def drafted(self):
        self.consolidated()
        return draft_documents(self.campaign, by=self.viewer(Role.ORGANISER), at=self.now)

    def issued(self, document=None, *, bodies: tuple[Organisation, ...] = ()):
        """The report, issued under number 12 by the owner's clerk, for the owner (or those bodies) to receive."""
        document = document or self.drafted()
        sent = tuple(body.pk for body in bodies or (self.province.owner,))
        wish = Wish(Signer("Trần Văn Minh", "Chủ tịch", "TM."), ("Như trên", "Lưu: VT"), sent)
        waiting = hand_over(document, wish=wish, by=self.viewer(Role.ORGANISER), at=self.now)
        clerk = self.viewer(Role.CLERK, self.province.owner)
        return issue_document(waiting, number=12, day=local(self.now).date(), by=clerk, at=self.now)


def fresh(report: Report) -> Report:
    rows = Report.objects.select_related(
        "obligation__campaign__owner", "obligation__campaign__standing_body", "obligation__organisation", "latest"
    )
    return rows.get(pk=report.pk)


def make_office(now: datetime, *, communes: int = 3, name: str = "Lào Cai", key: str = "so-ket-01-nam") -> Office:
    """A province with a campaign opened from its plan, and nobody signed in yet."""
    province = factories.make_province(communes=communes, departments=2, name=name)
    plan = factories.make_plan(province)
    return Office(province, factories.open_campaign(province, plan=plan, key=key), now)
