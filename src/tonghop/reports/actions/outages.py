"""Recording an outage: it moves what is owed, and forgives what arrived late because of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from tonghop.campaigns import actions as campaigns
from tonghop.campaigns.models import Campaign, Outage
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Report


@transaction.atomic
def record_outage(
    campaign: Campaign, *, begins: datetime, ends: datetime, reason: str, by: Viewer, at: datetime
) -> Outage:
    """Note that nobody could submit; due moments that lay ahead move by that length, as `campaigns.record_outage` says.

    So does the due moment by which a report is judged that has arrived since the outage began. Raises NotAllowed,
    NotPossible.
    """
    outage = campaigns.record_outage(campaign, begins=begins, ends=ends, reason=reason, by=by, at=at)
    arrived = Report.objects.filter(obligation__campaign=campaign, arrived_at__gte=begins, due_on_arrival__gt=begins)
    arrived.update(due_on_arrival=F("due_on_arrival") + (ends - begins))
    return outage
