"""A unit's own Word and Excel forms, with what is saved so far in them."""

from datetime import datetime

from tonghop.campaigns.models import Indicator, Obligation
from tonghop.documents.render.docx_form import render_report_form
from tonghop.documents.render.forms import FormRule
from tonghop.documents.render.xlsx_form import render_figures_form
from tonghop.documents.rules.unit_forms import Asked, FigureLine, SectionLine, figures_form, file_name, report_form
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text, local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import DraftPage, draft_page, report_for


def unit_form(viewer: Viewer, obligation_id: int, *, kind: str, at: datetime) -> tuple[str, bytes]:
    """Return name and content of the unit's own form, "docx" or "xlsx", with what is saved so far in it.

    Raises NotAllowed for who may not read the report, NotPossible while nobody has opened it.
    """
    report = report_for(viewer, obligation_id)
    if report is None:
        raise NotPossible("Báo cáo này chưa được mở.", advice="Hãy mở từ trang Việc của tôi.")
    page, asked = draft_page(report), _asked(report.obligation, at)
    name = file_name(asked, kind)
    if kind == "xlsx":
        rules = [FormRule(r.kind, r.left, tuple(r.right), r.message) for r in page.rules]
        form = figures_form(asked, [_figure(page, i) for i in page.indicators], rules)
        return name, render_figures_form(form, at=at)
    sections = [
        SectionLine(s.key, s.number, s.title, tuple(_guidance(point) for point in s.points), s.blocks)
        for s in page.sections
    ]
    return name, render_report_form(report_form(asked, sections), at=at)


def _asked(obligation: Obligation, at: datetime) -> Asked:
    campaign, unit = obligation.campaign, obligation.organisation
    return Asked(
        campaign_key=campaign.key,
        campaign_title=campaign.title,
        unit=unit.name,
        owner=campaign.owner.name,
        standing_body=campaign.standing_body.name,
        symbol=unit.symbol or "UBND",
        local=unit.is_local,
        place=unit.short_name,
        day=local(at).date(),
        due=due_text(obligation.extended_to or obligation.due),
        simulated=campaign.simulated,
    )


def _figure(page: DraftPage, indicator: Indicator) -> FigureLine:
    saved = page.report.values.get(indicator.code, {})
    return FigureLine(
        section=f"{indicator.section.number}. {indicator.section.title}",
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        adds=indicator.adds,
        decimals=indicator.decimals,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        value=saved.get("value", ""),
        reason=saved.get("none", ""),
    )


def _guidance(point: dict[str, str]) -> str:
    return f"{point['letter']}) {point['text']}" if point.get("letter") else point["text"]
