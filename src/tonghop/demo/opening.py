"""The campaign's beginning in the demonstration: places, bodies, accounts, the plan, and the campaign that it opens."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from tonghop.campaigns.actions import open_campaign
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import proposal_for
from tonghop.campaigns.rules.confirmation import Answers, confirm, take_proposals
from tonghop.campaigns.rules.facts import LOCAL_KINDS, CampaignSection, Proposal
from tonghop.demo.plan_docx import sample_plan_docx
from tonghop.journal.rules import SYSTEM
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.actions import confirm_organisation, establish_ministries, establish_province, load_places
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.organisations.queries import local_bodies, provincial_bodies
from tonghop.plans.actions import store_plan
from tonghop.plans.models import Plan

PROVINCE = "15"
KEY = "so-ket-01-nam"
PLAN_FILE = "ke-hoach-179.docx"
ESTABLISHED = datetime(2026, 5, 4, 8, 0, tzinfo=VIETNAM)
OPENED = datetime(2026, 5, 4, 16, 30, tzinfo=VIETNAM)
_LEADS = {"1": "Sở Nội vụ", "5": "Sở Tài chính"}


def establish(only: Collection[str] | None) -> tuple[Organisation, list[Organisation]]:
    """Return the province and the bodies that may report: all, or those whose short names are given."""
    load_places(at=ESTABLISHED)
    province = establish_province(PROVINCE, by=SYSTEM, at=ESTABLISHED)
    establish_ministries(by=SYSTEM, at=ESTABLISHED)
    bodies = [*local_bodies(province), *provincial_bodies(province)]
    return province, [body for body in bodies if only is None or body.short_name in only]


def store_sample_plan(province: Organisation, *, by: Viewer) -> Plan:
    """Hand in the sample plan as a file."""
    return store_plan(province, file_name=PLAN_FILE, data=sample_plan_docx(), by=by, at=OPENED)


def open_sample_campaign(plan: Plan, bodies: Collection[Organisation], *, by: Viewer) -> Campaign:
    """Answer every doubt of the plan as an organiser would, and open the campaign for those of the bodies it asks."""
    proposal = proposal_for(by, plan)
    asked = {i for form in proposal.forms for i in form.organisation_ids} & {body.pk for body in bodies}
    for body in bodies:
        if body.pk in asked and body.kind not in LOCAL_KINDS:
            confirm_organisation(body, by=by, at=OPENED)
    confirmed = confirm(proposal, take_proposals(proposal, _answers(proposal, bodies, asked)))
    return open_campaign(plan, confirmed=confirmed, by=by, at=OPENED)


def _answers(proposal: Proposal, bodies: Collection[Organisation], asked: Collection[int]) -> Answers:
    ids = {body.name: body.pk for body in bodies}
    return Answers(
        key=KEY,
        period_from=date(2025, 7, 1),
        sections=tuple(_everybody_answers_the_first(proposal.sections)),
        leads={key: ids[name] for key, name in _LEADS.items() if name in ids},
        organisation_ids={form.form: tuple(i for i in form.organisation_ids if i in asked) for form in proposal.forms},
        simulated=True,
    )


def _everybody_answers_the_first(sections: Collection[CampaignSection]) -> list[CampaignSection]:
    """Every body tells how it led and directed, whatever else it leads."""
    return [replace(section, closing=True) if section.indicator_set == "chi-dao" else section for section in sections]
