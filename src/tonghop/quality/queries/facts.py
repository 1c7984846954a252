"""Facts for the checks: of a draft as it stands, and of a submitted version beside its peers."""

from collections.abc import Mapping
from typing import Any

from tonghop.campaigns.models import Obligation
from tonghop.campaigns.queries import indicators_of, rules_for, sections_of
from tonghop.organisations.queries import local_bodies
from tonghop.quality.queries.peers import peers_of
from tonghop.quality.rules.building import form_texts, indicator_facts, rule_facts, section_facts, with_figures
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.similar import Peers
from tonghop.reports.queries import section_drafts
from tonghop.reports.rows import Report, Version


def draft_facts(report: Report) -> ReportFacts:
    """Return the facts of the draft; no peers: nobody reads another unit's text while writing. Seven queries."""
    blocks = {draft.key: draft.blocks for draft in section_drafts(report)}
    return with_figures(_facts(report.obligation, blocks), report.values, report.explanations)


def figure_facts(report: Report) -> ReportFacts:
    """Return of the draft only what arithmetic needs: its figures and the rules between them. Two light queries."""
    facts = ReportFacts(unit=report.obligation.organisation.name, rules=rule_facts(rules_for(report.obligation)))
    return with_figures(facts, report.values, report.explanations)


def version_facts(version: Version) -> ReportFacts:
    """Return the facts of a version with its peers; a nil return has no sections and no figures to check."""
    content = version.content
    obligation = version.report.obligation
    if version.nil:
        return ReportFacts(unit=obligation.organisation.name)
    blocks = {section["key"]: section["blocks"] for section in content["sections"]}
    facts = _facts(obligation, blocks, peers_of(version))
    return with_figures(facts, content["values"], content["explanations"])


def _facts(obligation: Obligation, blocks: Mapping[str, Any], peers: Peers | None = None) -> ReportFacts:
    outline = sections_of(obligation)
    names = local_bodies(obligation.campaign.owner).values_list("name", flat=True)
    return ReportFacts(
        unit=obligation.organisation.name,
        sections=tuple(section_facts(section, blocks.get(section.key, ())) for section in outline),
        indicators=indicator_facts(indicators_of(obligation)),
        rules=rule_facts(rules_for(obligation)),
        template_texts=form_texts(outline),
        other_units=frozenset(names),
        peers=peers,
    )
