"""Drafting the papers that go with a consolidated report, from the same snapshot."""

from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.queries import snapshot_for
from tonghop.documents.actions.drafting import draft_paper
from tonghop.documents.models import Document
from tonghop.documents.permissions import check_may_draft
from tonghop.documents.resources import companions_frame
from tonghop.documents.rules.companions import COMPANIONS, companion_paper
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer


def draft_companion(campaign: Campaign, *, kind: str, by: Viewer, at: datetime, number: int | None = None) -> Document:
    """Return a new draft of a submission note, transmittal or list of recommendations, from the newest snapshot.

    Raises NotAllowed unless an organiser of the campaign asks; NotPossible for another kind, or without a snapshot.
    """
    check_may_draft(by, campaign)
    if kind not in COMPANIONS:
        raise NotPossible("Không có loại văn bản này.", advice="Hãy chọn một loại trong danh sách.")
    snapshot = snapshot_for(by, campaign, number)
    symbol = campaign.standing_body.symbol or campaign.standing_body.short_name
    paper = companion_paper(kind, snapshot.content, companions_frame(), standing_symbol=symbol)
    sources = {"snapshot": snapshot.number, "hash": snapshot.hash}
    return draft_paper(campaign, kind=kind, paper=paper, sources=sources, by=by, at=at)
