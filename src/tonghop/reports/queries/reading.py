"""Reports and their versions, for those who may read them and for the rooms above."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.permissions import may_lead
from tonghop.campaigns.queries import sections_in
from tonghop.journal.prepared import Prepared
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import AcceptedValue, Report, Tally, Version
from tonghop.reports.permissions import Parties, check_may_read, may_read
from tonghop.reports.rules.content import Json

_PARTS = ("campaign__owner", "campaign__standing_body", "organisation")
_OF_CAMPAIGN = ("key", "opened_at", "title", "short_title", "simulated", "owner", "standing_body")
_OF_BODY = ("kind", "name", "symbol", "place_code", "parent")
_TO_SEND = Prepared(
    lambda obligation: (
        Report.objects.select_related("obligation__campaign", "obligation__organisation")
        .only(
            *("state", "version_number", "values", "values_revision", "explanations", "saved_at", "obligation"),
            *("obligation__campaign", "obligation__organisation", "obligation__section_keys"),
            *(f"obligation__campaign__{name}" for name in _OF_CAMPAIGN),
            *(f"obligation__organisation__{name}" for name in _OF_BODY),
        )
        .filter(obligation=obligation)
        .order_by()
    )
)
_REPORT = Prepared(
    lambda obligation: (
        Report.objects.select_related(*(f"obligation__{part}" for part in _PARTS), "latest", "counted")
        .defer("latest__content", "counted__content")
        .filter(obligation=obligation)
        .order_by()
    )
)


def report_for(viewer: Viewer, obligation_id: int) -> Report | None:
    """Return the report of an obligation, with it and its campaign; None while nobody has opened it. One query.

    Raises NotAllowed for who may not read it, in the same words whether it exists or not.
    """
    report: Report | None = _REPORT.object(obligation_id)
    obligation = report.obligation if report else _unopened(obligation_id)
    if obligation is None:
        raise NotAllowed("Không có báo cáo này, hoặc anh/chị không được xem.")
    check_may_read(viewer, parties_of(obligation))
    return report


def report_to_send(viewer: Viewer, obligation_id: int) -> Report:
    """Return the report with only what sending it needs: while everybody submits, nothing is read for nothing.

    One query. Raises NotAllowed for who may not read it, and where nobody has opened it, in the same words.
    """
    report: Report | None = _TO_SEND.object(obligation_id)
    if report is None:
        raise NotAllowed("Không có báo cáo này, hoặc anh/chị không được xem.")
    check_may_read(viewer, parties_of(report.obligation))
    return report


def _unopened(obligation_id: int) -> Obligation | None:
    return Obligation.objects.select_related(*_PARTS).filter(pk=obligation_id).first()


def parties_of(obligation: Obligation) -> Parties:
    """Return the bodies that an obligation (with its campaign loaded) concerns."""
    campaign = obligation.campaign
    return Parties(obligation.organisation_id, campaign.owner_id, campaign.standing_body_id)


def version_content(version: Version) -> Json:
    """Return what a version holds; the shape is in rules.content."""
    content: Json = version.content
    return content


def version_of(version_id: int) -> Version:
    """Return one version with its report, obligation, campaign and body; for jobs, which have asked nobody."""
    return _versions().get(pk=version_id)


def versions_by_id(campaign: Campaign, ids: Iterable[int]) -> dict[int, Json]:
    """Return what these versions of the campaign hold, by their ids. One query."""
    rows = Version.objects.filter(report__obligation__campaign=campaign, pk__in=list(ids))
    return dict(rows.values_list("pk", "content"))


def versions_of(report: Report) -> QuerySet[Version]:
    """Return the report's versions, first to last, each with its receipt, without their content."""
    return report.versions.select_related("receipt").defer("content").order_by("number")


def latest_versions(campaign: Campaign) -> QuerySet[Version]:
    """Return the version each body of the campaign handed in last: what a new one is compared with."""
    return _versions().filter(report__obligation__campaign=campaign, report__latest=F("pk"))


def counted_versions(campaign: Campaign) -> QuerySet[Version]:
    """Return the accepted version of each body, in official order: what is consolidated."""
    counted = _versions().filter(report__obligation__campaign=campaign, report__counted=F("pk"))
    return counted.order_by("report__obligation__form", "report__obligation__organisation__rank", "pk")


def counted_before(obligation: Obligation) -> Version | None:
    """Return the accepted version of the same body in the campaign of its owner before this one. One query."""
    earlier = _versions().filter(
        report__counted=F("pk"),
        report__obligation__organisation=obligation.organisation_id,
        report__obligation__campaign__owner=obligation.campaign.owner_id,
        report__obligation__campaign__opened_at__lt=obligation.campaign.opened_at,
    )
    return earlier.order_by("-report__obligation__campaign__opened_at").first()


def accepted_values(campaign: Campaign) -> QuerySet[AcceptedValue]:
    """Return the figures that count, by code and then body; one row each."""
    return AcceptedValue.objects.filter(campaign=campaign).select_related("organisation")


def tallies(campaign: Campaign) -> QuerySet[Tally]:
    """Return the running totals by form and code. Where an indicator does not add up, `total` says nothing."""
    return Tally.objects.filter(campaign=campaign)


def tallies_of(campaigns: Collection[int]) -> QuerySet[Tally]:
    """Return the running totals of several campaigns."""
    return Tally.objects.filter(campaign__in=campaigns)


@dataclass(frozen=True, slots=True)
class UnitSection:
    """One body's text of one section, as it was last handed in."""

    obligation_id: int
    organisation_id: int
    name: str
    version_id: int
    state: str
    blocks: list[Json]


def section_of_every_unit(viewer: Viewer, campaign: Campaign, key: str) -> list[UnitSection]:
    """Return one section as every body last handed it in, in official order: for who runs, leads or answers for it.

    Raises NotAllowed for others, and in the same words for a section that the campaign does not have.
    """
    section = next((s for s in sections_in(campaign) if s.key == key), None)
    parties = Parties(campaign.owner_id, campaign.owner_id, campaign.standing_body_id)
    if section is None or not (may_lead(viewer, section) or may_read(viewer, parties)):
        raise NotAllowed("Không có mục này, hoặc anh/chị không được xem.")
    found = latest_versions(campaign).order_by(
        "report__obligation__form", "report__obligation__organisation__rank", "pk"
    )
    return [
        UnitSection(
            obligation_id=version.report.obligation_id,
            organisation_id=version.report.obligation.organisation_id,
            name=version.report.obligation.organisation.name,
            version_id=version.pk,
            state=version.report.state,
            blocks=part["blocks"],
        )
        for version in found
        for part in version.content["sections"]
        if part["key"] == key
    ]


def _versions() -> QuerySet[Version]:
    return Version.objects.select_related("report__obligation__campaign", "report__obligation__organisation")
