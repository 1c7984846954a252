"""Consolidating: what the accepted reports say at this moment, frozen with its hash."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.consolidation.permissions import check_may_consolidate
from tonghop.consolidation.queries import facts_of, works_of
from tonghop.consolidation.resources import meaning, phrases, word_lists
from tonghop.consolidation.rules.consolidation import consolidated
from tonghop.journal import actions as journal
from tonghop.journal.rules import Subject
from tonghop.kernel.hashing import hash_of
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.permissions import Viewer


def consolidate(campaign: Campaign, *, by: Viewer, at: datetime) -> Snapshot:
    """Return a new frozen snapshot of the campaign; raise NotAllowed unless an organiser of it asks.

    Reading and reckoning come before the transaction, which only numbers and stores.
    """
    check_may_consolidate(by, campaign)
    content = consolidated(
        facts_of(campaign, at=at, phrases=phrases()),
        words=word_lists(),
        phrases=phrases(),
        made_at=at.astimezone(VIETNAM).isoformat(),
        embed=meaning(),
        works=works_of(campaign),
    )
    return _store(campaign, content, by=by, at=at)


@transaction.atomic
def _store(campaign: Campaign, content: dict[str, object], *, by: Viewer, at: datetime) -> Snapshot:
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    last = locked.snapshots.aggregate(last=Max("number"))["last"] or 0
    snapshot = Snapshot.objects.create(
        campaign=locked, number=last + 1, made_at=at, made_by=by.name, content=content, hash=hash_of(content)
    )
    journal.record(
        "consolidation.made",
        subject=Subject("campaign", locked.pk),
        by=by.actor,
        at=at,
        detail={"number": snapshot.number, "hash": snapshot.hash, "snapshot": snapshot.pk},
    )
    return snapshot
