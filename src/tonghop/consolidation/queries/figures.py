"""The consolidated figures as they stand now: one row a body, totals that open to their parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.consolidation.permissions import check_may_read_consolidation
from tonghop.consolidation.queries.facts import indicator_facts, obligations_in_order, section_facts, unit_status
from tonghop.consolidation.rules.combine import Combined, Values, combine_all
from tonghop.consolidation.rules.facts import ALL, FORMS, IndicatorFacts, SectionFacts, UnitStatus, Value
from tonghop.consolidation.rules.spread import Spread, spread_over
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.queries import settings_of
from tonghop.reports.queries import accepted_values

SCOPES = (*FORMS, ALL)


@dataclass(frozen=True)
class FigureColumn:
    """One indicator with its totals by scope (commune, department, all); a scope nobody is asked in is absent."""

    indicator: IndicatorFacts
    totals: dict[str, Combined]


@dataclass(frozen=True)
class FigureRow:
    """One body and a cell for each column: a figure, the reason why there is none, or None."""

    unit: UnitStatus
    cells: tuple[Value | None, ...]


@dataclass(frozen=True)
class FiguresPage:
    """The figures of one section over all bodies that answer it; `sections` are those that have figures."""

    sections: tuple[SectionFacts, ...]
    section: SectionFacts
    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]

    @property
    def missing(self) -> tuple[UnitStatus, ...]:
        """The bodies of which nothing is in the totals."""
        return tuple(row.unit for row in self.rows if not row.unit.counted)


@dataclass(frozen=True)
class TotalPage:
    """One total opened: who gave what, who said that there is none, who is missing and why; how the figures lie.

    `papers` is where each body's counted version is read: {body: (obligation, version number)}.
    """

    indicator: IndicatorFacts
    combined: Combined
    units: dict[int, UnitStatus]
    spread: Spread | None
    papers: dict[int, tuple[int, int]]


def figures_page(viewer: Viewer, campaign: Campaign, *, section_key: str = "") -> FiguresPage | None:
    """Return the figures of a section (the first that has any) from the values accepted so far. Four queries.

    None where the campaign asks for no figures at all.
    """
    check_may_read_consolidation(viewer, campaign)
    indicators = _indicators(campaign)
    having = {i.section for i in indicators}
    sections = tuple(section_facts(s) for s in campaign.sections.order_by("position") if s.key in having)
    if not sections:
        return None
    section = next((s for s in sections if section_key in {s.key, ""}), None)
    if section is None:
        raise NotPossible("Mục này không có biểu số liệu.", advice="Hãy chọn một mục có biểu số liệu.")
    shown = [i for i in indicators if i.section == section.key]
    units = [u for u in _units(campaign) if section.key in u.section_keys]
    combined = combine_all(shown, units, _values(campaign, shown))
    columns = tuple(
        FigureColumn(i, {scope: combined[i.code, scope] for scope in SCOPES if (i.code, scope) in combined})
        for i in shown
    )
    return FiguresPage(sections, section, columns, _rows(units, columns))


def total_page(viewer: Viewer, campaign: Campaign, *, code: str, scope: str) -> TotalPage:
    """Return one total with its parts as they stand now; raise NotPossible for a total that there is not."""
    check_may_read_consolidation(viewer, campaign)
    asked = [i for i in _indicators(campaign) if i.code == code]
    rows = _obligations(campaign)
    units = [unit_status(obligation) for obligation in rows]
    found = combine_all(asked, units, _values(campaign, asked)).get((code, scope))
    if found is None:
        raise NotPossible(f"Không có số tổng hợp của chỉ tiêu {code}.", advice="Hãy mở lại từ bảng số liệu.")
    spread = spread_over(
        found.parts, adds=found.adds, decimals=asked[0].decimals, settings=settings_of(campaign.pk).numbers
    )
    return TotalPage(asked[0], found, {unit.id: unit for unit in units}, spread, dict(_papers(rows)))


def _indicators(campaign: Campaign) -> list[IndicatorFacts]:
    return [indicator_facts(i) for i in campaign.indicators.select_related("section").order_by("position")]


def _units(campaign: Campaign) -> list[UnitStatus]:
    return [unit_status(obligation) for obligation in _obligations(campaign)]


def _obligations(campaign: Campaign) -> list[Obligation]:
    rows = obligations_in_order(campaign)
    return list(rows.defer("report__values", "report__explanations", "report__counted__content"))


def _papers(rows: Iterable[Obligation]) -> Iterator[tuple[int, tuple[int, int]]]:
    for row in rows:
        report = getattr(row, "report", None)
        if report is not None and report.counted is not None:
            yield row.organisation_id, (row.pk, report.counted.number)


def _values(campaign: Campaign, indicators: Iterable[IndicatorFacts]) -> Values:
    codes = {code for i in indicators for code in (i.code, i.numerator, i.denominator) if code}
    rows = accepted_values(campaign).filter(code__in=codes).order_by()
    found: dict[int, dict[str, Value]] = {}
    for unit_id, code, value, none in rows.values_list("organisation_id", "code", "value", "none_reason"):
        found.setdefault(unit_id, {})[code] = none if value is None else value
    return found


def _rows(units: Sequence[UnitStatus], columns: Sequence[FigureColumn]) -> tuple[FigureRow, ...]:
    cells = [_cells(column.totals) for column in columns]
    return tuple(FigureRow(unit, tuple(column.get(unit.id) for column in cells)) for unit in units)


def _cells(totals: dict[str, Combined]) -> dict[int, Decimal | str | None]:
    found: dict[int, Decimal | str | None] = {}
    for form in FORMS:
        if form in totals:
            found |= {part.unit_id: part.value for part in totals[form].parts}
            found |= {absent.unit_id: absent.why for absent in totals[form].none}
    return found
