"""The facts that a consolidation is made of, read from campaigns and reports with one query a table."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from tonghop.campaigns.models import Campaign, Indicator, Obligation, Section
from tonghop.campaigns.rules.dues import effective_due
from tonghop.consolidation.rules.bases import basis_in_words, plan_in_words
from tonghop.consolidation.rules.consolidation import Facts
from tonghop.consolidation.rules.drafting import Origin
from tonghop.consolidation.rules.facts import (
    Contribution,
    IndicatorFacts,
    SectionFacts,
    Standing,
    UnitStatus,
    Value,
)
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.kernel.moments import local, short_date

_STANDINGS = {
    "drafting": Standing.DRAFTING,
    "reopened": Standing.DRAFTING,
    "awaiting_approval": Standing.AWAITING_APPROVAL,
    "nil_awaiting": Standing.AWAITING_APPROVAL,
    "submitted": Standing.SUBMITTED,
    "nil_submitted": Standing.SUBMITTED,
    "under_review": Standing.UNDER_REVIEW,
    "returned": Standing.RETURNED,
    "held": Standing.HELD,
    "declined": Standing.DECLINED,
}


def facts_of(campaign: Campaign, *, at: datetime, phrases: Phrases) -> Facts:
    """Return all that a consolidation is made of, one query a table.

    Figures come from the counted versions themselves, which never change, so that what is read is one picture.
    """
    obligations = list(obligations_in_order(campaign))
    return Facts(
        campaign=campaign_facts(campaign),
        origin=_origin(campaign, at, phrases),
        sections=[section_facts(s) for s in campaign.sections.order_by("position")],
        indicators=[indicator_facts(i) for i in campaign.indicators.select_related("section").order_by("position")],
        units=[unit_status(obligation) for obligation in obligations],
        contributions=contributions_of(obligations),
    )


def contributions_of(obligations: Iterable[Obligation]) -> list[Contribution]:
    """Return what the counted versions say, of bodies that have one."""
    return [c for obligation in obligations for c in _contribution(obligation)]


def obligations_in_order(campaign: Campaign) -> QuerySet[Obligation]:
    """Return the obligations in official order, each with its body, report and counted version."""
    found = campaign.obligations.select_related("organisation", "report__counted")
    return found.order_by("form", "organisation__kind", "organisation__rank", "pk")


def campaign_facts(campaign: Campaign) -> dict[str, Any]:
    """Return the campaign as the snapshot keeps it."""
    plan = campaign.plan
    return {
        "key": campaign.key,
        "title": campaign.title,
        "short_title": campaign.short_title,
        "owner": campaign.owner.name,
        "standing_body": campaign.standing_body.name,
        "receiver": campaign.receiver,
        "simulated": campaign.simulated,
        "period": [_iso(campaign.period_from), _iso(campaign.period_to)],
        "legal_bases": campaign.legal_bases,
        "plan": {"number": plan.number, "date": _iso(plan.issued_on), "title": plan.title} if plan else None,
    }


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _origin(campaign: Campaign, at: datetime, phrases: Phrases) -> Origin:
    here = local(at)
    bases = tuple(basis_in_words(basis, phrases) for basis in campaign.legal_bases)
    return Origin(
        issuer=campaign.owner.name,
        plan=_plan_in_words(campaign, phrases),
        bases=bases,
        moment=f"{here:%H} giờ {here:%M} phút ngày {short_date(here.date())}",
    )


def _plan_in_words(campaign: Campaign, phrases: Phrases) -> str:
    plan = campaign.plan
    if plan is None:
        return ""
    day = short_date(plan.issued_on) if plan.issued_on else ""
    return plan_in_words(number=plan.number, day=day, title=plan.title, owner=campaign.owner.name, phrases=phrases)


def section_facts(section: Section) -> SectionFacts:
    """Return one section of the outline as a fact."""
    return SectionFacts(
        section.key, section.number, section.title, section.purpose, section.lead_id, section.indicator_set
    )


def indicator_facts(indicator: Indicator) -> IndicatorFacts:
    """Return one indicator as a fact; its section must be fetched with it."""
    return IndicatorFacts(
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        section=indicator.section.key,
        adds=indicator.adds,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        decimals=indicator.decimals,
        applies_to=indicator.applies_to,
    )


def unit_status(obligation: Obligation) -> UnitStatus:
    """Return where a body stands; `organisation` and `report__counted` must be fetched with the obligation."""
    standing, reason = _standing(obligation)
    organisation = obligation.organisation
    return UnitStatus(
        id=organisation.pk,
        name=organisation.name,
        short_name=organisation.short_name,
        form=obligation.form,
        standing=standing,
        section_keys=frozenset(obligation.section_keys),
        reason=reason,
    )


def _standing(obligation: Obligation) -> tuple[Standing, str]:
    report = getattr(obligation, "report", None)
    if report is not None and report.counted is not None:
        return (Standing.NIL if report.counted.nil else Standing.IN), ""
    if obligation.exempted_at is not None:
        return Standing.EXEMPT, obligation.exempt_reason
    if obligation.outside_at is not None:
        return Standing.OUTSIDE, obligation.outside_number
    return (Standing.NOT_OPENED, "") if report is None else (_STANDINGS[report.state], "")


def _contribution(obligation: Obligation) -> Iterator[Contribution]:
    report = getattr(obligation, "report", None)
    if report is None or report.counted is None:
        return
    version, organisation = report.counted, obligation.organisation
    due = effective_due(obligation.due, obligation.extended_to)
    yield Contribution(
        unit_id=organisation.pk,
        name=organisation.name,
        short_name=organisation.short_name,
        form=obligation.form,
        version_id=version.pk,
        version_number=version.number,
        version_hash=version.hash,
        submitted_at=version.submitted_at,
        document_number=version.document_number,
        document_date=version.document_date,
        late=(report.arrived_at or version.submitted_at) >= (report.due_on_arrival or due),
        nil=version.nil,
        sections={s["key"]: tuple(b.get("text", "") for b in s["blocks"]) for s in version.content["sections"]},
        values={code: _value(value) for code, value in version.content["values"].items()},
    )


def _value(stored: dict[str, str]) -> Value:
    return Decimal(stored["value"]) if "value" in stored else stored["none"]
