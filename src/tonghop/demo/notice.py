"""The notice of extension in the demonstration: drafted and handed over by the standing body, numbered by its clerk."""

from datetime import date, datetime
from functools import partial

from tonghop.campaigns.models import Campaign
from tonghop.demo.ways import Way
from tonghop.documents.actions import Wish, draft_notice, hand_over, issue_document
from tonghop.documents.queries import paper_of, waiting_to_issue
from tonghop.documents.rules.issuing import Signer
from tonghop.documents.rules.notices import EXTENSION
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.permissions import Viewer

_DRAFTED = datetime(2026, 5, 7, 16, 10, tzinfo=VIETNAM)
_ISSUED = datetime(2026, 5, 7, 16, 40, tzinfo=VIETNAM)
_NUMBER, _DAY = 62, date(2026, 5, 7)


def notice_way(campaign: Campaign, *, organiser: Viewer, clerk: Viewer, signer: str) -> Way:
    """Yield the two deeds; where nobody was extended there is nothing to notify."""
    yield _DRAFTED, partial(_draft, campaign, organiser, signer)
    yield _ISSUED, partial(_issue, clerk)


def _draft(campaign: Campaign, by: Viewer, signer: str, at: datetime) -> None:
    extended = campaign.obligations.filter(extended_to__isnull=False).values_list("organisation", flat=True)
    if extended:
        made = draft_notice(campaign, topic=EXTENSION, by=by, at=at)
        wish = Wish(Signer(signer, "Giám đốc"), paper_of(made).recipients, tuple(extended))
        hand_over(made, wish=wish, by=by, at=at)


def _issue(by: Viewer, at: datetime) -> None:
    for document in waiting_to_issue(by):
        issue_document(document, number=_NUMBER, day=_DAY, by=by, at=at)
