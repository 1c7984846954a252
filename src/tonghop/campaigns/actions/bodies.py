"""Confirming, by opening a campaign, that the bodies which must report exist and are so named."""

from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Campaign
from tonghop.organisations.actions import confirm_organisation
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer


@transaction.atomic
def confirm_bodies(campaign: Campaign, *, by: Viewer, at: datetime) -> int:
    """Confirm those bodies of the campaign that nobody had confirmed; return how many. For who may confirm bodies."""
    unknown = Organisation.objects.filter(obligations__campaign=campaign, confirmed_at=None).order_by("pk")
    return len([confirm_organisation(body, by=by, at=at) for body in unknown])
