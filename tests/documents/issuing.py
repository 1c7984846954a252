"""Issuing in tests: a draft handed over to the clerk, and issued under a number."""

from dataclasses import dataclass
from datetime import date, datetime

import factories
from tonghop.documents.actions import Wish, draft_companion, draft_documents, hand_over, issue_document
from tonghop.documents.models import Document, IssuedDocument
from tonghop.documents.rules.issuing import Signer
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role, Viewer
from worlds import SEEN_AT, World

SIGNER = Signer("Trần Văn Minh", "Phó Chủ tịch", "TM., KT.")
RECIPIENTS = ("Như trên", "Sở Nội vụ", "Lưu: VT, NC")
DAY = date(2026, 5, 8)


@dataclass
class Desk:
    """The campaign of `world` with the owner's clerk, a ministry and its receiver."""

    world: World
    clerk: Viewer
    ministry: Organisation
    receiver: Viewer

    def waiting(self, kind: str = "report") -> Document:
        draft = (
            draft_documents(self.world.campaign, by=self.world.organiser, at=SEEN_AT)
            if kind == "report"
            else draft_companion(self.world.campaign, kind=kind, by=self.world.organiser, at=SEEN_AT)
        )
        wish = Wish(SIGNER, RECIPIENTS, (self.ministry.pk,))
        return hand_over(draft, wish=wish, by=self.world.organiser, at=SEEN_AT)

    def issued(
        self, kind: str = "report", number: int | None = 12, *, day: date = DAY, at: datetime = SEEN_AT
    ) -> IssuedDocument:
        return issue_document(self.waiting(kind), number=number, day=day, by=self.clerk, at=at)


def make_desk(world: World) -> Desk:
    ministry = factories.make_organisation("Bộ Nội vụ", "ministry")
    return Desk(
        world,
        factories.viewer_in(world.province.owner, Role.CLERK),
        ministry,
        factories.viewer_in(ministry, Role.RECEIVER),
    )
