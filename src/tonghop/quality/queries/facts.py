"""Facts for the checks: of a draft as it stands, and of a submitted version beside its peers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.queries import indicators_of, rule_rows, rules_for, sections_of
from tonghop.kernel.moments import local
from tonghop.organisations.queries import local_bodies
from tonghop.quality.queries.peers import peers_of
from tonghop.quality.queries.predecessor import last_report
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.building import form_texts, indicator_facts, rule_facts, section_facts, with_figures
from tonghop.quality.rules.facts import ReportFacts, RuleFacts
from tonghop.reports.queries import section_drafts
from tonghop.reports.rows import Report, Version


def draft_facts(report: Report) -> ReportFacts:
    """Return the facts of the draft; no peers: nobody reads another unit's text while writing. Seven queries."""
    blocks = {draft.key: draft.blocks for draft in section_drafts(report)}
    return with_figures(_facts(report.obligation, blocks), report.values, report.explanations)


def figure_facts(report: Report) -> ReportFacts:
    """Return of the draft only what arithmetic needs: its figures, and every rule of the campaign. One light query.

    A rule that names a figure this body is not asked for may seem broken here; never the other way round. Where
    something seems broken, `draft_facts` has the last word.
    """
    rules = tuple(RuleFacts(*rule[:3], tuple(rule[3]), rule[4]) for rule in rule_rows(report.obligation.campaign_id))
    facts = ReportFacts(unit=report.obligation.organisation.name, settings=shipped_settings(), rules=rules)
    return with_figures(facts, report.values, report.explanations)


def version_facts(version: Version) -> ReportFacts:
    """Return the facts of a version with its peers; a nil return has no sections and no figures to check."""
    content = version.content
    obligation = version.report.obligation
    if version.nil:
        return ReportFacts(unit=obligation.organisation.name, settings=shipped_settings())
    blocks = {section["key"]: section["blocks"] for section in content["sections"]}
    peers, others = peers_of(version)
    facts = replace(
        _facts(obligation, blocks),
        handed_in=local(version.submitted_at).date(),
        last=last_report(version),
        peers=peers,
        others=others,
    )
    return with_figures(facts, content["values"], content["explanations"])


def _facts(obligation: Obligation, blocks: Mapping[str, Any]) -> ReportFacts:
    outline = sections_of(obligation)
    names = local_bodies(obligation.campaign.owner).values_list("name", flat=True)
    return ReportFacts(
        unit=obligation.organisation.name,
        settings=shipped_settings(),
        period=_period(obligation.campaign),
        sections=tuple(section_facts(section, blocks.get(section.key, ())) for section in outline),
        indicators=indicator_facts(indicators_of(obligation)),
        rules=rule_facts(rules_for(obligation)),
        template_texts=form_texts(outline),
        other_units=frozenset(names),
    )


def _period(campaign: Campaign) -> tuple[date, date] | None:
    """Return first and last day of what the campaign asks about, None where it does not say."""
    return (campaign.period_from, campaign.period_to) if campaign.period_from and campaign.period_to else None
