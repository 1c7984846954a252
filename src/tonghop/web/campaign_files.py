"""A campaign as a file on the page: the text that was sent, what it would open, and in what it differs from another."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from tonghop.campaigns.actions import confirm_bodies, open_from_file
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import campaign_in_file, changes_in_file
from tonghop.campaigns.rules.differences import Change
from tonghop.campaigns.rules.facts import ConfirmedCampaign
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.web.received import file_sent

_ADVICE = "Hãy chọn tệp đợt báo cáo (.yaml) đã xuất."


@dataclass(frozen=True)
class CampaignFile:
    """A file's text, what it would open, and (`base`) from which campaign it differs in what."""

    text: str
    proposed: ConfirmedCampaign
    base: Campaign | None = None
    changes: tuple[Change, ...] = ()


def text_sent(request: HttpRequest) -> str:
    """Return the file's text: an upload, else what stands in the box. Raises NotPossible, Refused."""
    text = _decoded(file_sent(request, advice=_ADVICE).data) if request.FILES else request.POST.get("text", "")
    if not text.strip():
        raise NotPossible("Chưa chọn tệp.", advice=_ADVICE)
    return text.replace("\r\n", "\n")


def read_campaign_file(viewer: Viewer, owner: Organisation, text: str, *, base: Campaign | None = None) -> CampaignFile:
    """Return what the text would open for the owner, and in what it differs from `base`.

    Raises NotPossible naming the line and field that cannot be read.
    """
    proposed = campaign_in_file(viewer, owner, text)
    return CampaignFile(text, proposed, base, changes_in_file(viewer, base, text) if base else ())


@transaction.atomic
def open_text(owner: Organisation, text: str, *, by: Viewer, at: datetime) -> Campaign:
    """Open the campaign; the bodies that it asks and that nobody had confirmed are confirmed by doing so."""
    campaign = open_from_file(owner, text=text, by=by, at=at)
    confirm_bodies(campaign, by=by, at=at)
    return campaign


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotPossible("Tệp không phải là văn bản UTF-8.", advice="Hãy lưu lại tệp ở dạng UTF-8.") from error
