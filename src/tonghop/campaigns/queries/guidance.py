"""Reading questions and answers: answers are everybody's, what waits is seen by who asked and who answers."""

from django.db.models import Q, QuerySet

from tonghop.campaigns.models import Campaign, Obligation, Question
from tonghop.campaigns.permissions import may_answer, may_organise, may_read_campaign
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer

_OWN = (Role.WRITER, Role.HEAD, Role.CLERK)


def campaign_with_questions(viewer: Viewer, key: str) -> tuple[Campaign, list[Obligation]]:
    """Return a campaign and what the viewer's units owe to it; raise NotAllowed for who has no part in it."""
    found = Campaign.objects.filter(key=key, owner__in=viewer.owners()).select_related("owner", "standing_body").first()
    if found is not None:
        owed = found.obligations.filter(organisation__in=viewer.organisations(*_OWN)).select_related("organisation")
        own = list(owed)
        if own or may_read_campaign(viewer, found):
            return found, own
    raise NotAllowed("Không có đợt báo cáo này, hoặc anh/chị không được xem.")


def questions_in(viewer: Viewer, campaign: Campaign, *, section_key: str | None = None) -> list[Question]:
    """Return the answered questions, and those still waiting that the viewer asked or may answer, by section."""
    seen = Q(answered_at__isnull=False) | Q(organisation__in=viewer.organisations(*_OWN))
    if not may_organise(viewer, campaign):
        seen |= Q(section__lead__in=viewer.organisations(Role.SECTION_LEAD))
    else:
        seen |= Q(pk__gt=0)
    rows = _with_parts(campaign.questions.filter(seen))
    return list(rows if section_key is None else rows.filter(section__key=section_key))


def question_for(viewer: Viewer, question_id: int) -> Question:
    """Return one question that the viewer may answer; raise NotAllowed otherwise."""
    found = _with_parts(Question.objects.filter(pk=question_id, campaign__owner__in=viewer.owners())).first()
    if found is None or not may_answer(viewer, found.campaign, found.section):
        raise NotAllowed("Không có câu hỏi này, hoặc anh/chị không được trả lời.")
    return found


def _with_parts(rows: QuerySet[Question]) -> QuerySet[Question]:
    return rows.select_related("campaign", "section", "organisation")
