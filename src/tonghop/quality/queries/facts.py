"""Facts for the checks: of a draft as it stands, and of a submitted version beside its peers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from tonghop.campaigns.models import Campaign, Obligation, Section
from tonghop.campaigns.queries import indicators_of, rules_for, sections_of, settled_form
from tonghop.kernel.moments import local
from tonghop.organisations.queries import local_bodies
from tonghop.organisations.resources import shipped_old_communes
from tonghop.organisations.rules.old_communes import FormerNames
from tonghop.quality.queries.form_words import plan_lines
from tonghop.quality.queries.peers import peers_of
from tonghop.quality.queries.predecessor import last_report
from tonghop.quality.queries.settings import settings_of
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.building import form_texts, indicator_facts, rule_facts, section_facts, with_figures
from tonghop.quality.rules.facts import IndicatorFacts, ReportFacts, RuleFacts
from tonghop.quality.rules.settings import Settings
from tonghop.reports.queries import section_drafts
from tonghop.reports.rows import Report, Version


def draft_facts(report: Report) -> ReportFacts:
    """Return the facts of the draft; beside the unit's own last report; no peers. Nine queries."""
    blocks = {draft.key: draft.blocks for draft in section_drafts(report)}
    facts = _facts(report.obligation, blocks, form_of(report.obligation))
    facts = replace(facts, last=last_report(report.obligation))
    return with_figures(facts, report.values, report.explanations)


def figure_facts(report: Report) -> ReportFacts:
    """Return of the draft only what arithmetic needs: its figures, and every rule of the campaign. No query.

    A rule that names a figure this body is not asked for may seem broken here; never the other way round. Where
    something seems broken, `draft_facts` has the last word. Arithmetic goes by no threshold, so none is read.
    """
    rules = _light_rules(settled_form(report.obligation.campaign).rules)
    facts = ReportFacts(unit=report.obligation.organisation.name, settings=shipped_settings(), rules=rules)
    return with_figures(facts, report.values, report.explanations)


@lru_cache(maxsize=64)  # in the deadline minute every unit of a campaign asks
def _light_rules(rows: tuple[tuple[str, str, str, str, str], ...]) -> tuple[RuleFacts, ...]:
    return tuple(RuleFacts(*row[:3], tuple(json.loads(row[3])), row[4]) for row in rows)


def version_facts(version: Version) -> ReportFacts:
    """Return the facts of a version with its peers; a nil return has no sections and no figures to check."""
    obligation = version.report.obligation
    if version.nil:
        return ReportFacts(unit=obligation.organisation.name, settings=shipped_settings())
    peers, others = peers_of(version)
    facts = facts_by_form(version, form_of(obligation))
    return replace(facts, last=last_report(obligation), peers=peers, others=others)


@dataclass(frozen=True)
class FormFacts:
    """What all bodies that answer the same sections have in common, and what the checks go by."""

    outline: tuple[Section, ...]
    settings: Settings
    period: tuple[date, date] | None
    indicators: Mapping[str, IndicatorFacts]
    rules: tuple[RuleFacts, ...]
    other_units: frozenset[str]
    former_names: FormerNames | None
    plan_lines: tuple[str, ...]


def form_of(obligation: Obligation) -> FormFacts:
    """Return what a body's report answers. Seven queries."""
    names = local_bodies(obligation.campaign.owner).values_list("name", flat=True)
    return FormFacts(
        outline=tuple(sections_of(obligation)),
        settings=settings_of(obligation.campaign_id),
        period=_period(obligation.campaign),
        indicators=indicator_facts(indicators_of(obligation)),
        rules=rule_facts(rules_for(obligation)),
        other_units=frozenset(names),
        former_names=shipped_old_communes().former_names(obligation.campaign.owner.place_code),
        plan_lines=plan_lines(obligation.campaign),
    )


def facts_by_form(version: Version, form: FormFacts) -> ReportFacts:
    """Return what a version says by itself, no other report beside it; its form is known. No query."""
    content = version.content
    blocks = {section["key"]: section["blocks"] for section in content["sections"]}
    facts = replace(_facts(version.report.obligation, blocks, form), handed_in=local(version.submitted_at).date())
    return with_figures(facts, content["values"], content["explanations"])


def _facts(obligation: Obligation, blocks: Mapping[str, Any], form: FormFacts) -> ReportFacts:
    return ReportFacts(
        unit=obligation.organisation.name,
        settings=form.settings,
        period=form.period,
        sections=tuple(section_facts(section, blocks.get(section.key, ())) for section in form.outline),
        indicators=form.indicators,
        rules=form.rules,
        template_texts=form_texts(form.outline),
        other_units=form.other_units,
        former_names=form.former_names,
        plan_lines=form.plan_lines,
    )


def _period(campaign: Campaign) -> tuple[date, date] | None:
    """Return first and last day of what the campaign asks about, None where it does not say."""
    return (campaign.period_from, campaign.period_to) if campaign.period_from and campaign.period_to else None
