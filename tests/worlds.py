"""Accepted reports for tests, stored as the reports room stores them, and a campaign in which some are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import factories
import planted
from tonghop.campaigns.models import Campaign
from tonghop.kernel.hashing import hash_of
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports.models import AcceptedValue, Report, Version

ON_TIME = datetime(2026, 5, 6, 9, 0, tzinfo=VIETNAM)
LATE = datetime(2026, 5, 8, 9, 0, tzinfo=VIETNAM)
SEEN_AT = datetime(2026, 5, 8, 10, 0, tzinfo=VIETNAM)

Values = Mapping[str, int | Decimal | str]


def report_in_state(campaign: Campaign, body: Organisation, state: str) -> Report:
    """A report without any accepted version."""
    obligation = campaign.obligations.get(organisation=body)
    return Report.objects.create(
        obligation=obligation, state=state, opened_at=ON_TIME, saved_at=ON_TIME, saved_by="Cán bộ soạn thảo"
    )


def accept(
    campaign: Campaign,
    body: Organisation,
    *,
    sections: Mapping[str, list[str]] | None = None,
    values: Values | None = None,
    at: datetime = ON_TIME,
    nil: bool = False,
) -> Version:
    """An accepted report of that body: figures given as numbers, reasons why there is none as text."""
    report = report_in_state(campaign, body, "accepted")
    content = {
        "format": 1,
        "sections": [
            {"key": key, "number": "", "title": "", "blocks": [{"kind": "paragraph", "text": t} for t in texts]}
            for key, texts in (sections or {}).items()
        ],
        "values": {
            code: {"none": v} if isinstance(v, str) else {"value": str(v)} for code, v in (values or {}).items()
        },
        "explanations": {},
        "document": {},
    }
    version = Version.objects.create(
        report=report,
        number=1,
        content=content,
        hash=hash_of(content),
        nil=nil,
        submitted_at=at,
        submitted_by_id=1,
        submitted_by="Lãnh đạo đơn vị",
        document_number=f"{body.rank}/BC-UBND",
        document_date=date(2026, 5, 6),
        signer="Nguyễn Văn An",
        signer_post="Chủ tịch",
    )
    report.counted = version
    report.save(update_fields=["counted"])
    AcceptedValue.objects.bulk_create(_row(campaign, version, code, value) for code, value in (values or {}).items())
    return version


def accept_again(campaign: Campaign, body: Organisation, **changes: object) -> Version:
    """A corrected report of that body, accepted: `sections` and `values` replace what the counted version says."""
    report = Report.objects.get(obligation__campaign=campaign, obligation__organisation=body)
    before = report.counted
    assert before is not None
    content = before.content | {}
    for key, texts in (changes.get("sections") or {}).items():  # type: ignore[attr-defined]
        kept = [s for s in content["sections"] if s["key"] != key]
        blocks = [{"kind": "paragraph", "text": t} for t in texts]
        content = content | {"sections": [*kept, {"key": key, "number": "", "title": "", "blocks": blocks}]}
    given = {code: {"value": str(v)} for code, v in (changes.get("values") or {}).items()}  # type: ignore[attr-defined]
    content = content | {"values": content["values"] | given}
    version = Version.objects.create(
        report=report,
        number=before.number + 1,
        content=content,
        hash=hash_of(content),
        submitted_at=before.submitted_at,
        submitted_by_id=1,
        submitted_by=before.submitted_by,
        document_number=f"{body.rank}a/BC-UBND",
        document_date=before.document_date,
        signer=before.signer,
        signer_post=before.signer_post,
    )
    report.counted = version
    report.save(update_fields=["counted"])
    return version


def _row(campaign: Campaign, version: Version, code: str, value: int | Decimal | str) -> AcceptedValue:
    obligation = version.report.obligation
    none = value if isinstance(value, str) else ""
    return AcceptedValue(
        campaign=campaign,
        organisation_id=obligation.organisation_id,
        form=obligation.form,
        version=version,
        code=code,
        value=None if none else value,
        none_reason=none,
    )


@dataclass
class World:
    """Six communes (three accepted, one of them late and one nil; then returned, exempt, not opened), two departments."""

    province: factories.Province
    campaign: Campaign
    organiser: Viewer


def make_world() -> World:
    """Return the small campaign described above, seen as at SEEN_AT."""
    province = factories.make_province(communes=6, departments=2)
    campaign = factories.open_campaign(province)
    first, second, nil, returned, exempt, _ = province.communes
    for n, body in enumerate((first, second)):
        accept(
            campaign,
            body,
            at=LATE if n else ON_TIME,
            sections={
                "1": [
                    f"{body.name} đã bố trí {30 + n} cán bộ, công chức vào ba phòng chuyên môn, đạt 95% biên chế được giao trong quý I."
                ],
                "hc": [texts[n] for texts in planted.DIFFICULTIES.values()],
                "kn": ["Đối với Bộ Nội vụ:", planted.RECOMMENDATIONS["Bộ Nội vụ"][n]],
            },
            values={"BM.01": 40 + n, "BM.02": 38 + n, "TTHC.04": 100 + n, "TTHC.05": 90},
        )
    accept(campaign, nil, nil=True)
    report_in_state(campaign, returned, "returned")
    campaign.obligations.filter(organisation=exempt).update(
        exempt_reason="đang giải quyết thiên tai", exempted_at=ON_TIME
    )
    accept(
        campaign,
        province.departments[1],
        sections={"2": ["Sở đã công bố 2.104 thủ tục hành chính. Tỷ lệ số hóa đạt 98%."]},
        values={"TTHC.04": 5000, "TTHC.05": 4900},
    )
    return World(province, campaign, factories.viewer_in(province.standing_body, Role.ORGANISER))
