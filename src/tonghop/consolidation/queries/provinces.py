"""Provinces side by side: the campaigns for one receiver and period that somebody reads, from their running totals."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.consolidation.permissions import check_may_read_consolidation, may_read_consolidation
from tonghop.consolidation.queries.facts import indicator_facts, section_facts
from tonghop.consolidation.rules.facts import ALL, FORMS, IndicatorFacts, SectionFacts
from tonghop.consolidation.rules.provinces import Running, Totals, figures_of
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import tallies_of


@dataclass(frozen=True)
class ProvinceRow:
    """One province's campaign: how many bodies are in of how many asked, and a cell for each indicator."""

    key: str
    name: str
    counted: int
    asked: int
    cells: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class ProvincesPage:
    """The figures of one section, a row a province; `whole` is all of them as one."""

    sections: tuple[SectionFacts, ...]
    section: SectionFacts
    scope: str
    indicators: tuple[IndicatorFacts, ...]
    rows: tuple[ProvinceRow, ...]
    whole: ProvinceRow


def provinces_page(viewer: Viewer, campaign: Campaign, *, section_key: str = "", scope: str = "") -> ProvincesPage:
    """Return a section's figures by province (the first section that has any). Five queries, whatever the number."""
    check_may_read_consolidation(viewer, campaign)
    campaigns = campaigns_beside(viewer, campaign)
    indicators = [indicator_facts(i) for i in campaign.indicators.select_related("section").order_by("position")]
    having = {i.section for i in indicators}
    sections = tuple(section_facts(s) for s in campaign.sections.order_by("position") if s.key in having)
    section = next((s for s in sections if section_key in {s.key, ""}), None)
    if section is None:
        raise NotPossible("Mục này không có biểu số liệu.", advice="Hãy chọn một mục có biểu số liệu.")
    shown = tuple(i for i in indicators if i.section == section.key)
    scope = scope if scope in {*FORMS, ALL} else FORMS[0]
    totals = running_totals([c.pk for c in campaigns], _codes(shown))
    asked = _asked(campaigns, scope)
    rows = tuple(
        ProvinceRow(c.key, c.owner.short_name, *asked.get(c.pk, (0, 0)), figures_of(shown, totals, [c.pk], scope))
        for c in campaigns
    )
    cells = figures_of(shown, totals, [c.pk for c in campaigns], scope)
    whole = ProvinceRow("", "", sum(row.counted for row in rows), sum(row.asked for row in rows), cells)
    return ProvincesPage(sections, section, scope, shown, rows, whole)


def campaigns_beside(viewer: Viewer, campaign: Campaign) -> list[Campaign]:
    """Return the campaigns for the same receiver and period whose consolidation the viewer reads. One query."""
    found = Campaign.objects.filter(
        owner__in=viewer.owners(),
        receiver=campaign.receiver,
        period_from=campaign.period_from,
        period_to=campaign.period_to,
    )
    rows = found.select_related("owner").order_by("owner__rank", "owner__name", "pk")
    return [row for row in rows if row.pk == campaign.pk or may_read_consolidation(viewer, row)]


def running_totals(campaigns: Collection[int], codes: Collection[str] = ()) -> Totals:
    """Return the running totals of these campaigns, of some codes or of all. One query, none over reports."""
    rows = tallies_of(campaigns).filter(code__in=codes) if codes else tallies_of(campaigns)
    rows = rows.order_by()
    found: dict[tuple[int, str], dict[str, Running]] = {}
    for campaign, form, code, total, given in rows.values_list("campaign_id", "form", "code", "total", "given"):
        found.setdefault((campaign, form), {})[code] = Running(total, given)
    return found


def _codes(indicators: Iterable[IndicatorFacts]) -> set[str]:
    return {code for i in indicators for code in (i.code, i.numerator, i.denominator) if code}


def _asked(campaigns: Iterable[Campaign], scope: str) -> dict[int, tuple[int, int]]:
    """Return {campaign: (bodies counted, bodies asked)}."""
    owed = Obligation.objects.filter(campaign__in=campaigns)
    owed = owed if scope == ALL else owed.filter(form=scope)
    rows = owed.order_by().values_list("campaign_id").annotate(Count("report__counted"), Count("pk"))
    return {campaign: (counted, asked) for campaign, counted, asked in rows}
