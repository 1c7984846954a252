"""The chasing letters drafted for a campaign, and which of them stand in the register."""

from tonghop.campaigns.models import Campaign
from tonghop.chasing.models import Contact
from tonghop.chasing.permissions import check_may_read_chasing
from tonghop.documents.queries import documents_of
from tonghop.documents.rows import Document
from tonghop.documents.rules.files import CHASING_LETTER
from tonghop.organisations.permissions import Viewer


def letters_of(viewer: Viewer, campaign: Campaign) -> list[tuple[Document, bool]]:
    """Return the letters, newest first, each with whether it was written into the register as sent. Two queries."""
    check_may_read_chasing(viewer, campaign)
    sent = set(
        Contact.objects.filter(obligation__campaign=campaign, document__isnull=False).values_list("document", flat=True)
    )
    return [(one, one.pk in sent) for one in documents_of(viewer, campaign) if one.kind == CHASING_LETTER]
