"""Reading campaigns: what a viewer may see, what a body owes, the outline and figures of an obligation."""

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files

from django.db.models import Exists, OuterRef, Q, QuerySet

from tonghop.campaigns.models import Campaign, Indicator, IndicatorRule, Obligation, Section, Task
from tonghop.campaigns.permissions import READERS, check_may_read_campaign, may_read_obligation
from tonghop.campaigns.rules.catalogue import Catalogue, parse_catalogue
from tonghop.campaigns.rules.facts import Body, OwnerTree, Proposal
from tonghop.campaigns.rules.obligations import ObligationFacts
from tonghop.campaigns.rules.proposal import propose_campaign
from tonghop.journal.prepared import Prepared
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.models import Membership, Organisation
from tonghop.organisations.permissions import Role, Viewer
from tonghop.plans.models import Plan
from tonghop.plans.permissions import check_may_store_plan
from tonghop.plans.queries import decided, reading_of

_BY_KEY = Prepared(lambda key: Campaign.objects.filter(key=key).select_related("owner", "standing_body").order_by())
OWN_ROLES = (Role.WRITER, Role.HEAD, Role.CLERK)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return the shipped catalogue of indicators, read once."""
    data = files("tonghop.campaigns") / "data"
    sets, indicators, rules = (
        (data / name).read_text("utf-8") for name in ("indicator_sets.csv", "indicators.csv", "indicator_rules.csv")
    )
    return parse_catalogue(sets=sets, indicators=indicators, rules=rules)


def owner_tree(owner: Organisation) -> OwnerTree:
    """Return the owner and the bodies in force under it, in official order. Two queries at most."""
    children = owner.children.filter(valid_to=None).order_by("kind", "rank", "id")
    return OwnerTree(_body(owner), tuple(_body(child) for child in children))


def tree_with(owner: Organisation, ids: Collection[int]) -> OwnerTree:
    """Return the owner's tree and those bodies too, in force or ended: what an older campaign may name."""
    tree = owner_tree(owner)
    ended = Organisation.objects.filter(pk__in=set(ids) - tree.by_id().keys()).order_by("kind", "rank", "id")
    return OwnerTree(tree.owner, (*tree.bodies, *(_body(body) for body in ended)))


def proposal_for(viewer: Viewer, plan: Plan) -> Proposal:
    """Return the campaign that a plan suggests after all decisions about its lines, with what must be confirmed.

    For organisers of the owner's tree.
    """
    check_may_store_plan(viewer, owner_id=plan.owner_id)
    return propose_campaign(reading_of(plan), owner_tree(plan.owner), catalogue(), decided(plan))


def campaigns_for(viewer: Viewer) -> list[Campaign]:
    """Return the campaigns the viewer runs, sees as a whole, or owes a report to, newest first. One query."""
    runs = Q(standing_body__in=viewer.organisations(Role.ORGANISER))
    sees = Q(owner__in=viewer.owners(*READERS))
    owes = Q(pk__in=Obligation.objects.filter(organisation__in=viewer.organisations(*OWN_ROLES)).values("campaign"))
    found = Campaign.objects.filter(runs | sees | owes, owner__in=viewer.owners())
    return list(found.select_related("owner", "standing_body"))


def campaign_for(viewer: Viewer, key: str) -> Campaign:
    """Return the campaign of that key if the viewer sees it as a whole; raise NotAllowed otherwise."""
    found: Campaign | None = _BY_KEY.object(key)
    if found is None or found.owner_id not in viewer.owners():
        raise NotAllowed("Không có đợt báo cáo này, hoặc anh/chị không được xem.")
    check_may_read_campaign(viewer, found)
    return found


def obligations_of(viewer: Viewer) -> list[Obligation]:
    """Return what the viewer's own units owe, soonest due first. One query."""
    own = viewer.organisations(*OWN_ROLES)
    return list(_with_parts(Obligation.objects.filter(organisation__in=own)).order_by("due", "pk"))


def open_campaigns() -> list[Campaign]:
    """Return every campaign that has not ended, oldest first: what the clock looks after. One query."""
    found = Campaign.objects.filter(state=Campaign.State.OPEN).select_related("owner", "standing_body")
    return list(found.order_by("pk"))


def obligation_for(viewer: Viewer, obligation_id: int) -> Obligation:
    """Return one obligation with its campaign and body; raise NotAllowed where the viewer may not see it. One query."""
    wanted = Obligation.objects.filter(pk=obligation_id, campaign__owner__in=viewer.owners())
    found = _with_parts(wanted).first()
    if found is None or not may_read_obligation(viewer, found, found.campaign):
        raise NotAllowed("Không có nghĩa vụ báo cáo này, hoặc anh/chị không được xem.")
    return found


def campaign_with(campaign_id: int) -> Campaign:
    """Return the campaign of that id with its bodies; for background work, which asks for nobody. One query."""
    return Campaign.objects.select_related("owner", "standing_body").get(pk=campaign_id)


def obligation_with(obligation_id: int) -> Obligation:
    """Return the obligation of that id with its campaign and body; for background work, which asks for nobody."""
    return _with_parts(Obligation.objects.all()).get(pk=obligation_id)


def obligation_in(campaign_id: int, organisation_id: int) -> Obligation:
    """Return what a body owes to a campaign, with both loaded; for background work, which asks for nobody."""
    return _with_parts(Obligation.objects.all()).get(campaign=campaign_id, organisation=organisation_id)


def obligations_in(viewer: Viewer, campaign: Campaign, *, today: date) -> QuerySet[Obligation]:
    """Return all obligations of a campaign as `owed_in` does, for whoever sees the campaign as a whole."""
    check_may_read_campaign(viewer, campaign)
    return owed_in(campaign, today=today)


def owed_in(campaign: Campaign, *, today: date) -> QuerySet[Obligation]:
    """Return all obligations of a campaign in official order, each with `has_account`: somebody to reach today.

    Somebody is reached who has an account in force whose address, if any, does not bounce. Whoever calls has asked
    who may see it; the reports room adds its own columns (`select_related("report")`) to this one query.
    """
    in_force = Membership.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=today),
        organisation=OuterRef("organisation"),
        role__in=(Role.WRITER, Role.HEAD),
        person__is_active=True,
        person__bounced_at=None,
        valid_from__lte=today,
    )
    return _with_parts(campaign.obligations.annotate(has_account=Exists(in_force))).order_by(
        "form", "organisation__kind", "organisation__rank", "pk"
    )


def sections_of(obligation: Obligation) -> list[Section]:
    """Return the sections this body answers, in order, each with its lead. One query."""
    mine = Section.objects.filter(campaign=obligation.campaign_id, key__in=obligation.section_keys)
    return list(mine.select_related("lead").order_by("position"))


def sections_in(campaign: Campaign) -> list[Section]:
    """Return the whole outline, each section with its lead. One query."""
    return list(campaign.sections.select_related("lead").order_by("position"))


def obligation_rows(campaign: Campaign) -> list[Obligation]:
    """Return the campaign's obligations in official order, without their bodies. One query."""
    return list(campaign.obligations.order_by("form", "organisation__kind", "organisation__rank", "pk"))


def tasks_in(campaign: Campaign) -> list[Task]:
    """Return the tasks the campaign keeps, in the plan's order, with section and leading bodies. Two queries."""
    return list(campaign.tasks.select_related("section").prefetch_related("lead_bodies").order_by("position"))


def indicators_of(obligation: Obligation) -> list[Indicator]:
    """Return the figures asked of this body, in order, each with its section. One query."""
    asked = Indicator.objects.filter(
        campaign=obligation.campaign_id,
        section__key__in=obligation.section_keys,
        applies_to__in=("both", obligation.form),
    )
    return list(asked.select_related("section").order_by("position"))


def indicators_in(campaign: Campaign) -> list[Indicator]:
    """Return every figure of the campaign, in order, each with its section. One query."""
    return list(campaign.indicators.select_related("section").order_by("position"))


def rules_of(campaign: Campaign) -> list[IndicatorRule]:
    """Return every rule between the campaign's figures. One query."""
    return list(campaign.indicator_rules.order_by("pk"))


def rules_for(obligation: Obligation) -> list[IndicatorRule]:
    """Return the rules whose figures are all asked of this body. Two queries."""
    asked = {indicator.code for indicator in indicators_of(obligation)}
    return [rule for rule in rules_of(obligation.campaign) if asked.issuperset((rule.left, *rule.right))]


def obligation_facts(
    obligation: Obligation,
    *,
    state: str | None,
    submitted_at: datetime | None = None,
    due_on_arrival: datetime | None = None,
    on_behalf: bool = False,
    version: int = 1,
) -> ObligationFacts:
    """Return the facts that `board_state` wants; the report's part comes from the reports room."""
    return ObligationFacts(
        state=state,
        due=obligation.due,
        named_day=obligation.named_day,
        lock_at=obligation.lock_at,
        extended_to=obligation.extended_to,
        exempt=obligation.exempted_at is not None,
        outside=obligation.outside_at is not None,
        submitted_at=submitted_at,
        due_on_arrival=due_on_arrival,
        on_behalf=on_behalf,
        version=version,
        has_account=getattr(obligation, "has_account", True),
    )


def _with_parts(obligations: QuerySet[Obligation]) -> QuerySet[Obligation]:
    return obligations.select_related("campaign", "campaign__owner", "campaign__standing_body", "organisation")


def _body(organisation: Organisation) -> Body:
    return Body(
        id=organisation.pk,
        name=organisation.name,
        short_name=organisation.short_name,
        kind=organisation.kind,
        rank=organisation.rank,
        symbol=organisation.symbol,
        confirmed=organisation.confirmed_at is not None,
    )
