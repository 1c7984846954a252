"""The page that opens a campaign from a plan: what is proposed, what is in doubt, what was chosen so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.http import QueryDict

from tonghop.campaigns.actions import confirm_bodies, open_campaign
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import catalogue, owner_tree, proposal_for
from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.confirmation import Answers, confirm
from tonghop.campaigns.rules.facts import Body, CampaignSection, Doubt, OwnerTree, Proposal
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import Plan
from tonghop.plans.queries import LineView, lines_of
from tonghop.web.marked_text import Segment, places_of, segments

_EMPTY_ROWS = 3
_TITLES = {"commune": "Xã, phường, đặc khu", "department": "Sở, ban, ngành"}


@dataclass(frozen=True)
class FormChoice:
    """One list of bodies to confirm: those chosen, and those that could be added; `sender` as the plan has it."""

    form: str
    title: str
    sender: str
    reports: bool
    named_day: str
    lock_day: str
    bodies: list[tuple[Body, bool]]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(ticked for _, ticked in self.bodies)


@dataclass(frozen=True)
class SectionChoice:
    """One section of the outline with the lead and the set of figures chosen for it."""

    section: CampaignSection
    lead: str
    indicator_set: str


@dataclass(frozen=True)
class Opening:
    """All that the page shows; doubts that matter come first. `fields` holds the single values as typed."""

    plan: Plan
    lines: list[LineView]
    segments: list[Segment]
    proposal: Proposal
    doubts: Sequence[Doubt]
    fields: dict[str, str]
    sections: list[SectionChoice]
    forms: list[FormChoice]
    exempt: list[tuple[str, str]]
    departments: list[Body]
    catalogue: Catalogue
    opened: list[Campaign]

    @property
    def undecided(self) -> int:
        """How many lines of the plan nobody has decided about."""
        return sum(view.undecided for view in self.lines)


def read_opening(viewer: Viewer, plan: Plan, posted: QueryDict) -> Opening:
    """Return the page's content for a stored plan: what was sent, where something was, else what is proposed.

    Raises NotAllowed for anyone but an organiser in the owner's tree.
    """
    lines, tree, proposal = lines_of(plan), owner_tree(plan.owner), proposal_for(viewer, plan)
    return Opening(
        plan=plan,
        lines=lines,
        segments=segments(plan.text, places_of((view.line for view in lines), len(plan.text))),
        proposal=proposal,
        doubts=sorted(proposal.doubts, key=lambda doubt: not doubt.serious),
        fields={name: str(posted.get(name, value)) for name, value in _proposed(proposal).items()},
        sections=[_section(section, posted) for section in proposal.sections],
        forms=list(_forms(proposal, tree, posted)),
        exempt=[*_exempt(posted), *[("", "")] * _EMPTY_ROWS],
        departments=[body for body in tree.bodies if body.form == "department"],
        catalogue=catalogue(),
        opened=list(plan.campaigns.all()),
    )


@transaction.atomic
def open_from_plan(opening: Opening, answers: Answers, *, by: Viewer, at: datetime) -> Campaign:
    """Open the campaign as answered; the bodies chosen that nobody had confirmed are confirmed by doing so."""
    confirmed = confirm(opening.proposal, answers)
    campaign = open_campaign(opening.plan, confirmed=confirmed, by=by, at=at)
    confirm_bodies(campaign, by=by, at=at)
    return campaign


def _proposed(proposal: Proposal) -> dict[str, str]:
    return {
        "key": proposal.key,
        "title": proposal.title,
        "short_title": proposal.short_title,
        "standing_body": str(proposal.standing_body_id or ""),
        "before_policy": proposal.before_policy,
        "period_from": _iso(proposal.period_from),
        "period_to": _iso(proposal.period_to),
        "receiver": proposal.receiver,
        "report_day": _iso(proposal.report_day),
    }


def _section(section: CampaignSection, posted: QueryDict) -> SectionChoice:
    lead = str(posted.get(f"lead-{section.key}", section.lead_id or ""))
    return SectionChoice(section, lead, str(posted.get(f"set-{section.key}", section.indicator_set)))


def _forms(proposal: Proposal, tree: OwnerTree, posted: QueryDict) -> Iterator[FormChoice]:
    for form in (*proposal.forms, *proposal.other_forms):
        ticked = set(posted.getlist(f"body-{form.form}")) if posted else {str(i) for i in form.organisation_ids}
        yield FormChoice(
            form=form.form,
            title=_TITLES[form.form],
            sender=form.sender if form.said else "",
            reports=f"reports-{form.form}" in posted if posted else form in proposal.forms,
            named_day=str(posted.get(f"day-{form.form}", _iso(form.named_day))),
            lock_day=str(posted.get(f"lock-{form.form}", "")),
            bodies=[(body, str(body.id) in ticked) for body in tree.bodies if body.form == form.form],
        )


def _exempt(posted: QueryDict) -> list[tuple[str, str]]:
    rows = zip(posted.getlist("exempt-body"), posted.getlist("exempt-reason"), strict=False)
    return [(str(body), str(reason)) for body, reason in rows if body or reason]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
