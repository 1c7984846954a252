"""A unit's own Word and Excel forms, with what is saved so far in them."""

from collections.abc import Mapping
from datetime import datetime

from tonghop.campaigns.models import Indicator, Obligation
from tonghop.campaigns.queries import indicators_of, rules_for, sections_of
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
    return _form(report.obligation, draft_page(report), kind, at)


def blank_form(obligation: Obligation, *, kind: str, at: datetime) -> tuple[str, bytes]:
    """Return name and content of a unit's form whether or not anybody has opened its report; for the operator."""
    report = getattr(obligation, "report", None)
    if report is not None:
        report.obligation = obligation
    return _form(obligation, None if report is None else draft_page(report), kind, at)


def _form(obligation: Obligation, page: DraftPage | None, kind: str, at: datetime) -> tuple[str, bytes]:
    asked, values = _asked(obligation, at), page.report.values if page else {}
    name = file_name(asked, kind)
    if kind == "xlsx":
        rules = [FormRule(r.kind, r.left, tuple(r.right), r.message) for r in rules_for(obligation)]
        form = figures_form(asked, [_figure(values, i) for i in indicators_of(obligation)], rules)
        return name, render_figures_form(form, at=at)
    blocks = {s.key: s.blocks for s in page.sections} if page else {}
    sections = [
        SectionLine(s.key, s.number, s.title, tuple(map(_guidance, s.points)), blocks.get(s.key, []))
        for s in sections_of(obligation)
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


def _figure(values: Mapping[str, Mapping[str, str]], indicator: Indicator) -> FigureLine:
    saved = values.get(indicator.code, {})
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
