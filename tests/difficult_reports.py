"""Reports whose difficulties are given, taken all the way to acceptance, and sent again after they were reopened."""

from office import DOCUMENT, Office, fresh
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality
from tonghop.reports import actions as reports
from tonghop.reports.rows import Report

KEY = "hc"


def accepted(office: Office, commune: int, *difficulties: str) -> Report:
    """The commune's first report, accepted."""
    return _to_acceptance(office, commune, office.written(commune), difficulties, revision=0)


def accepted_again(office: Office, commune: int, *difficulties: str) -> Report:
    """Its next version with these difficulties instead, accepted after the first was reopened."""
    report = fresh(office.obligation(commune).report)
    organiser = office.viewer(Role.ORGANISER)
    report = reports.reopen(report, reason="Đơn vị báo lại khó khăn.", by=organiser, at=office.now)
    return _to_acceptance(office, commune, report, difficulties, revision=1)


def _to_acceptance(
    office: Office, commune: int, report: Report, difficulties: tuple[str, ...], *, revision: int
) -> Report:
    body = office.province.communes[commune]
    writer, head, organiser = (
        office.viewer(Role.WRITER, body),
        office.viewer(Role.HEAD, body),
        office.viewer(Role.ORGANISER),
    )
    blocks = [{"kind": "item", "text": text} for text in difficulties]
    reports.save_section(fresh(report), key=KEY, blocks=blocks, revision=revision, by=writer, at=office.now)
    report = fresh(reports.seek_approval(fresh(report), by=writer, at=office.now))
    quality.receive_report(report, document=DOCUMENT, by=head, at=office.now)
    report = fresh(quality.start_review(fresh(office.obligation(commune).report), by=organiser, at=office.now))
    return fresh(quality.accept_report(report, by=organiser, at=office.now))
