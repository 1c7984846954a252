"""The draft as it stands: its outline, texts, figures and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tonghop.campaigns.models import Indicator, IndicatorRule, Obligation
from tonghop.campaigns.queries import indicators_of, rules_of, sections_of
from tonghop.reports.models import DraftRevision, DraftSection, Report, Upload, WrittenFigure
from tonghop.reports.rules.cells import Writer
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.explaining import FigureRule
from tonghop.reports.rules.headings import OutlineSection
from tonghop.reports.rules.states import EDITABLE, State
from tonghop.reports.rules.values import FigureAsked, computed_rates
from tonghop.reports.rules.workbook import Identity


@dataclass(frozen=True)
class SectionDraft:
    """One section of the outline with its text so far; `revision` 0 and no moment where nothing was saved."""

    key: str
    number: str
    title: str
    points: list[Json]
    purpose: str
    required: bool
    blocks: list[Json]
    revision: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


@dataclass(frozen=True)
class DraftPage:
    """All that the writing page shows, read in six queries."""

    report: Report
    sections: tuple[SectionDraft, ...]
    indicators: tuple[Indicator, ...]
    rules: tuple[IndicatorRule, ...]
    rates: dict[str, Decimal | None]
    uploads: tuple[Upload, ...]
    overwritten: tuple[DraftRevision, ...]
    editable: bool


def draft_page(report: Report) -> DraftPage:
    """Return the report's draft for its page; whoever calls has asked `report_for` first, which asks who may read."""
    obligation = report.obligation
    indicators = indicators_of(obligation)
    return DraftPage(
        report=report,
        sections=section_drafts(report),
        indicators=tuple(indicators),
        rules=_rules_among(obligation, indicators),
        rates=computed_rates(report.values, [_asked(i) for i in indicators]),
        uploads=tuple(report.uploads.defer("content", "reading").order_by("-uploaded_at", "-id")),
        overwritten=tuple(report.draft_revisions.order_by("-saved_at", "-id")),
        editable=State(report.state) in EDITABLE,
    )


def section_drafts(report: Report) -> tuple[SectionDraft, ...]:
    """Return every section this body answers, in order, with its text so far. Two queries."""
    drafts = {draft.key: draft for draft in DraftSection.objects.filter(report=report)}
    return tuple(
        SectionDraft(
            key=section.key,
            number=section.number,
            title=section.title,
            points=section.points,
            purpose=section.purpose,
            required=section.required,
            **_saved(drafts.get(section.key)),
        )
        for section in sections_of(report.obligation)
    )


def outline_of(obligation: Obligation) -> list[OutlineSection]:
    """Return the sections this body answers as a file must have them. One query."""
    return [OutlineSection(s.key, s.number, s.title) for s in sections_of(obligation)]


def form_identity(obligation: Obligation) -> Identity:
    """Return what the unit's own Word and Excel forms carry, so that they come back to the right place."""
    campaign = obligation.campaign
    return Identity(campaign=campaign.key, unit=obligation.organisation.name, title=campaign.short_title)


def figures_asked(obligation: Obligation) -> list[FigureAsked]:
    """Return the figures asked of this body as the rules see them."""
    return [_asked(indicator) for indicator in indicators_of(obligation)]


def writers_of(report: Report, codes: Iterable[str]) -> dict[str, Writer]:
    """Return who wrote these figures last and when, by code, as far as it was kept. One query."""
    rows = WrittenFigure.objects.filter(report=report, code__in=codes)
    return {row.code: Writer(row.written_by, row.written_at) for row in rows}


def rule_ids(obligation: Obligation) -> frozenset[str]:
    """Return the ids of the rules that concern this body's figures."""
    return frozenset(rule.rule_id for rule in _rules_among(obligation, indicators_of(obligation)))


def figure_rules(obligation: Obligation) -> list[FigureRule]:
    """Return the rules between this body's figures as the rules see them. Two queries."""
    among = _rules_among(obligation, indicators_of(obligation))
    return [FigureRule(rule.rule_id, rule.kind, rule.left, tuple(rule.right)) for rule in among]


def _rules_among(obligation: Obligation, indicators: Iterable[Indicator]) -> tuple[IndicatorRule, ...]:
    codes = {indicator.code for indicator in indicators}
    return tuple(rule for rule in rules_of(obligation.campaign) if codes.issuperset((rule.left, *rule.right)))


def _asked(indicator: Indicator) -> FigureAsked:
    return FigureAsked(
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        adds=indicator.adds,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        decimals=indicator.decimals,
    )


def _saved(draft: DraftSection | None) -> Json:
    if draft is None:
        return {"blocks": []}
    return {
        "blocks": draft.blocks,
        "revision": draft.revision,
        "saved_at": draft.saved_at,
        "saved_by": draft.saved_by,
    }
