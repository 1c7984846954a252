"""The page that opens a campaign from a plan: what is proposed, what is in doubt, who may be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from tonghop.campaigns.queries import catalogue, owner_tree
from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.facts import Body, Doubt, OwnerTree, Proposal
from tonghop.campaigns.rules.proposal import propose_campaign
from tonghop.plans.models import Plan
from tonghop.plans.queries import reading_of
from tonghop.plans.rules.facts import Reading
from tonghop.web.marked_text import Segment, places_of, segments


@dataclass(frozen=True)
class FormChoice:
    """One list of bodies to confirm: those proposed, and those that could be added."""

    form: str
    title: str
    sender: str
    named_day: str
    bodies: list[tuple[Body, bool]]
    chosen: int


@dataclass(frozen=True)
class Opening:
    """All that the page shows; doubts that matter come first."""

    plan: Plan
    reading: Reading
    segments: list[Segment]
    proposal: Proposal
    doubts: Sequence[Doubt]
    forms: list[FormChoice]
    departments: list[Body]
    catalogue: Catalogue


def read_opening(plan: Plan) -> Opening:
    """Return the page's content for a stored plan; the proposal is made afresh from the reading."""
    reading, tree = reading_of(plan), owner_tree(plan.owner)
    proposal = propose_campaign(reading, tree, catalogue())
    return Opening(
        plan=plan,
        reading=reading,
        segments=segments(plan.text, places_of(reading)),
        proposal=proposal,
        doubts=sorted(proposal.doubts, key=lambda doubt: not doubt.serious),
        forms=_forms(proposal, tree),
        departments=[body for body in tree.bodies if body.form == "department"],
        catalogue=catalogue(),
    )


def _forms(proposal: Proposal, tree: OwnerTree) -> list[FormChoice]:
    titles = {"commune": "Xã, phường, đặc khu", "department": "Sở, ban, ngành"}
    return [
        FormChoice(
            form=form.form,
            title=titles[form.form],
            sender=form.sender,
            named_day=form.named_day.isoformat() if form.named_day else "",
            bodies=[(b, b.id in set(form.organisation_ids)) for b in tree.bodies if b.form == form.form],
            chosen=len(form.organisation_ids),
        )
        for form in proposal.forms
    ]
