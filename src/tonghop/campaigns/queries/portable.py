"""A campaign as it stands, as one file; the next year's campaign made from it, and what differs."""

from dataclasses import dataclass
from typing import cast

from tonghop.campaigns.models import Campaign, Obligation, Section, Task
from tonghop.campaigns.permissions import check_may_read_campaign
from tonghop.campaigns.queries.reading import obligation_rows, owner_tree, sections_in, tasks_in, tree_with
from tonghop.campaigns.rules.cloning import next_campaign, next_in_cycle
from tonghop.campaigns.rules.cycles import Cycle, next_period
from tonghop.campaigns.rules.differences import Change, difference
from tonghop.campaigns.rules.dues import POLICIES
from tonghop.campaigns.rules.facts import (
    CampaignSection,
    CampaignTask,
    ConfirmedCampaign,
    ConfirmedForm,
    Form,
    OwnerTree,
    SectionPoint,
    TaskOrigin,
)
from tonghop.campaigns.rules.portable import from_yaml, to_yaml
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.organisations.queries import edited_days
from tonghop.plans.permissions import check_may_store_plan
from tonghop.plans.rules.facts import LegalBasis
from tonghop.plans.rules.json_form import from_json


@dataclass(frozen=True)
class NextCampaign:
    """A campaign proposed from another: its file, to be edited and opened, and what differs from the first."""

    text: str
    changes: tuple[Change, ...]


def export_campaign(viewer: Viewer, campaign: Campaign) -> str:
    """Return the campaign as one YAML file, for whoever sees it as a whole. Bodies that have ended are named too."""
    check_may_read_campaign(viewer, campaign)
    confirmed = confirmed_of(campaign)
    return to_yaml(confirmed, _tree_with(campaign, confirmed))


def next_campaign_of(viewer: Viewer, campaign: Campaign, *, years: int = 1) -> NextCampaign:
    """Return the campaign `years` later as a file to edit and open (`open_from_file`), with what differs."""
    check_may_read_campaign(viewer, campaign)
    confirmed = confirmed_of(campaign)
    tree = _tree_with(campaign, confirmed)
    moved = next_campaign(confirmed, years=years)
    return NextCampaign(to_yaml(moved, tree), difference(confirmed, moved, bodies=tree.by_id()))


def next_period_of(viewer: Viewer, campaign: Campaign, *, cycle: Cycle) -> NextCampaign:
    """Return the campaign of the cycle's next period as a file to open (`open_from_file`), with what differs.

    The next period is the first that closes after this campaign's own closing day (or due day, where it has none).
    """
    check_may_read_campaign(viewer, campaign)
    confirmed = confirmed_of(campaign)
    tree = _tree_with(campaign, confirmed)
    last = confirmed.period_to or max(form.named_day for form in confirmed.forms)
    moved = next_in_cycle(confirmed, next_period(cycle, after=last, edited=edited_days({campaign.owner_id})))
    return NextCampaign(to_yaml(moved, tree), difference(confirmed, moved, bodies=tree.by_id()))


def changes_in_file(viewer: Viewer, campaign: Campaign, text: str) -> tuple[Change, ...]:
    """Return in what an (edited) file differs from the campaign; raises NotPossible for a file that cannot be read."""
    check_may_read_campaign(viewer, campaign)
    confirmed, tree = confirmed_of(campaign), owner_tree(campaign.owner)
    return difference(confirmed, from_yaml(text, tree), bodies=_tree_with(campaign, confirmed).by_id())


def campaign_in_file(viewer: Viewer, owner: Organisation, text: str) -> ConfirmedCampaign:
    """Return what a file would open for the owner; raises as `changes_in_file`. For organisers of the owner's tree."""
    check_may_store_plan(viewer, owner_id=owner.pk)
    return from_yaml(text, owner_tree(owner))


def confirmed_of(campaign: Campaign) -> ConfirmedCampaign:
    """Return the campaign as it could be confirmed anew: with today's exemptions, without what happened since.

    Extensions, reports and their states stay behind. Four queries.
    """
    obligations = obligation_rows(campaign)
    sections = sections_in(campaign)
    return ConfirmedCampaign(
        key=campaign.key,
        title=campaign.title,
        short_title=campaign.short_title,
        standing_body_id=campaign.standing_body_id,
        before_policy=next(policy for policy in POLICIES if policy == campaign.before_policy),
        sections=tuple(_section(section, obligations) for section in sections),
        forms=tuple(_forms(obligations)),
        receiver=campaign.receiver,
        report_due=campaign.report_due,
        legal_bases=tuple(from_json(LegalBasis, basis) for basis in campaign.legal_bases),
        period_from=campaign.period_from,
        period_to=campaign.period_to,
        exempt=tuple(sorted((o.organisation_id, o.exempt_reason) for o in obligations if o.exempted_at)),
        simulated=campaign.simulated,
        tasks=tuple(_task(task) for task in tasks_in(campaign)),
    )


def _tree_with(campaign: Campaign, confirmed: ConfirmedCampaign) -> OwnerTree:
    asked = (i for form in confirmed.forms for i in form.organisation_ids)
    led = (i for s in confirmed.sections for i in (s.lead_id, *s.partner_ids) if i is not None)
    return tree_with(campaign.owner, {campaign.standing_body_id, *asked, *led})


def _section(section: Section, obligations: list[Obligation]) -> CampaignSection:
    """Return the section; its partners are those departments that answer it without leading it."""
    partners = (
        o.organisation_id
        for o in obligations
        if o.form == Obligation.Form.DEPARTMENT
        and section.key in o.section_keys
        and o.organisation_id != section.lead_id
    )
    return CampaignSection(
        key=section.key,
        number=section.number,
        title=section.title,
        purpose=section.purpose,
        points=tuple(SectionPoint(point["letter"], point["text"]) for point in section.points),
        lead_id=section.lead_id,
        lead_name=section.lead.name if section.lead else "",
        partner_ids=() if section.closing else tuple(partners),
        indicator_set=section.indicator_set,
        for_communes=section.for_communes,
        closing=section.closing,
        required=section.required,
    )


def _forms(obligations: list[Obligation]) -> list[ConfirmedForm]:
    """Return each form with its bodies in official order; day, due and lock are those of its first body."""
    by_form: dict[Form, list[Obligation]] = {}
    for obligation in obligations:
        by_form.setdefault(cast("Form", obligation.form), []).append(obligation)
    return [
        ConfirmedForm(form, tuple(o.organisation_id for o in owed), owed[0].named_day, owed[0].due, owed[0].lock_at)
        for form, owed in by_form.items()
    ]


def _task(task: Task) -> CampaignTask:
    return CampaignTask(
        ref=task.ref,
        title=task.title,
        leads=tuple(task.leads),
        lead_ids=tuple(body.pk for body in task.lead_bodies.all()),
        coordinators=tuple(task.coordinators),
        due_kind=task.due_kind,
        due_day=task.due_date,
        due_text=task.due_text,
        start=task.source_start,
        end=task.source_end,
        section_key=task.section.key if task.section else "",
        origin=cast("TaskOrigin", task.origin),
    )
