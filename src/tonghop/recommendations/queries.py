"""Reading difficulties: what a viewer may see of them, what waits for whom, what came back."""

from django.db.models import Q, QuerySet

from tonghop.kernel.errors import NotAllowed
from tonghop.kernel.text import fold
from tonghop.organisations.permissions import Role, Viewer
from tonghop.recommendations.models import Difficulty, Remark
from tonghop.recommendations.permissions import ANSWERING_ROLES, UNIT_ROLES, Parties, check_may_read, may_step
from tonghop.recommendations.rules import OPEN, State, Step, verbs_from


def difficulties_for(viewer: Viewer, *, words: str = "", state: str = "") -> list[Difficulty]:
    """Return what the viewer may see, those that wait first, then the latest; `words` search without diacritics.

    `state` is a state's value, or "open" for what waits for somebody. One query.
    """
    found = _seen_by(viewer)
    if state == "open":
        found = found.filter(state__in=OPEN)
    elif state:
        found = found.filter(state=state)
    wanted = fold(words)
    rows = [row for row in found if wanted in _haystack(row)]
    return sorted(rows, key=lambda row: row.state not in OPEN)


def difficulty_for(viewer: Viewer, difficulty_id: int) -> Difficulty:
    """Return one with its remarks; raise NotAllowed where the viewer may not see it."""
    found = _with_parts(Difficulty.objects.filter(pk=difficulty_id, campaign__owner__in=viewer.owners())).first()
    if found is None:
        raise NotAllowed("Không có vướng mắc này, hoặc anh/chị không được xem.")
    check_may_read(viewer, parties_of(found))
    return found


def steps_open_to(viewer: Viewer, difficulty: Difficulty) -> list[Step]:
    """Return the steps that the viewer may make now."""
    parties = parties_of(difficulty)
    return [step for step in verbs_from(State(difficulty.state)) if may_step(viewer, parties, step)]


def news_for(viewer: Viewer) -> list[Difficulty]:
    """Return the viewer's own units' difficulties about which something was said that nobody there has seen."""
    own = viewer.organisations(*UNIT_ROLES)
    return list(_with_parts(Difficulty.objects.filter(told=False, organisation__in=own)))


def waiting_for(viewer: Viewer) -> int:
    """Return how many difficulties wait for the viewer's standing body or for a body in which the viewer answers."""
    organises, answers = viewer.organisations(Role.ORGANISER), viewer.organisations(*ANSWERING_ROLES)
    if not organises and not answers:
        return 0
    mine = Q(state__in=("raised", "passed_up"), campaign__standing_body__in=organises)
    return Difficulty.objects.filter(mine | Q(state="assigned", assigned_to__in=answers)).count()


def parties_of(difficulty: Difficulty) -> Parties:
    """Return the bodies that a difficulty concerns."""
    campaign = difficulty.campaign
    return Parties(difficulty.organisation_id, campaign.owner_id, campaign.standing_body_id, difficulty.assigned_to_id)


def _seen_by(viewer: Viewer) -> QuerySet[Difficulty]:
    raised = Q(organisation__in=viewer.organisations(*UNIT_ROLES))
    runs = Q(campaign__standing_body__in=viewer.organisations(Role.ORGANISER))
    asked = Q(assigned_to__in=viewer.organisations(*ANSWERING_ROLES))
    leads = Q(campaign__owner__in=viewer.organisations(Role.LEADER))
    return _with_parts(Difficulty.objects.filter(raised | runs | asked | leads, campaign__owner__in=viewer.owners()))


def _with_parts(rows: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    return rows.select_related("campaign__owner", "campaign__standing_body", "organisation", "section", "assigned_to")


def _haystack(row: Difficulty) -> str:
    return fold(f"{row} {row.text} {row.proposal} {row.organisation}")


def last_remark(difficulty_id: int) -> Remark:
    """Return what was last said about a difficulty, with the difficulty; for background work, which asks for nobody."""
    return Remark.objects.select_related("difficulty").filter(difficulty=difficulty_id).latest("said_at", "pk")
