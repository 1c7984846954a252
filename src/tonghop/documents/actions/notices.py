"""Drafting a notice to the bodies that report, from the campaign as it stands now."""

from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.rules.obligations import board_state
from tonghop.documents.actions.drafting import draft_paper
from tonghop.documents.models import Document
from tonghop.documents.permissions import check_may_draft
from tonghop.documents.resources import notices_frame
from tonghop.documents.rules.files import NOTICE
from tonghop.documents.rules.notices import TOPICS, NoticeUnit, Notifying, concerned, notice
from tonghop.documents.rules.unit_report import plan_words
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import board_rows


def draft_notice(campaign: Campaign, *, topic: str, by: Viewer, at: datetime) -> Document:
    """Return a new draft of a notice: which units were extended, or how each unit's report stands.

    Raises NotAllowed unless an organiser of the campaign asks; NotPossible for another topic, or nothing to tell.
    """
    check_may_draft(by, campaign)
    if topic not in dict(TOPICS):
        raise NotPossible("Không có loại thông báo này.", advice="Hãy chọn một loại trong danh sách.")
    units = _units(campaign, by, at)
    paper = notice(topic, _notifying(campaign), units, notices_frame(), at=at)
    shown = [{"body": unit.body, "unit": unit.name, "state": unit.state} for unit in concerned(topic, units)]
    sources = {"topic": topic, "units": shown}
    return draft_paper(campaign, kind=NOTICE, paper=paper, sources=sources, by=by, at=at)


def _units(campaign: Campaign, by: Viewer, at: datetime) -> list[NoticeUnit]:
    reasons = dict(campaign.obligations.values_list("pk", "extension_reason"))
    return [
        NoticeUnit(
            body=row.organisation_id,
            name=row.name,
            due=row.facts.due,
            extended_to=row.facts.extended_to,
            reason=reasons[row.obligation_id],
            state=(state := board_state(row.facts, at)).word,
            labels=state.labels,
        )
        for row in board_rows(by, campaign, today=local(at).date())
    ]


def _notifying(campaign: Campaign) -> Notifying:
    plan, body = campaign.plan, campaign.standing_body
    return Notifying(
        standing_body=body.name,
        symbol=body.symbol or body.short_name,
        owner=campaign.owner.name,
        campaign_title=campaign.title,
        plan=plan_words(plan.number, plan.issued_on, campaign.owner.name) if plan else "",
        simulated=campaign.simulated,
    )
