"""Receipts: the number, the receipt for those who may read it, and what its hashes are for a yes or no."""

from tonghop.campaigns.models import Obligation
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Receipt
from tonghop.reports.permissions import Parties, check_may_read
from tonghop.reports.rules.receipts import receipt_number, unit_sign


def receipt_number_for(obligation: Obligation, version: int) -> str:
    """Return the number of the receipt for the version being sent; the caller holds the report's lock.

    The unit's receipts in a campaign run as its versions do: a number is used up by sending, and only by that.
    """
    organisation, campaign = obligation.organisation, obligation.campaign
    by_place = organisation.is_local and organisation.place_code
    sign = unit_sign(
        organisation_id=organisation.pk,
        local=organisation.is_local,
        place_code=organisation.place_code,
        symbol=organisation.symbol,
        same_symbol=() if by_place else _bodies_of_symbol(campaign.pk, organisation.symbol),
    )
    return receipt_number(version, campaign_key=campaign.key, campaign_id=campaign.pk, unit=sign)


def _bodies_of_symbol(campaign_id: int, symbol: str) -> list[int]:
    found = Obligation.objects.filter(campaign=campaign_id, organisation__symbol=symbol).order_by()
    return list(found.values_list("organisation_id", flat=True)) if symbol else []


def receipt_for(viewer: Viewer, number: str) -> Receipt:
    """Return the receipt of that number, with no text of the report; raise NotAllowed for strangers. One query."""
    parts = "version__report__obligation__campaign"
    receipt = Receipt.objects.select_related(parts).defer("version__content").filter(number=number).first()
    if receipt is None:
        raise NotAllowed("Không có giấy biên nhận này, hoặc anh/chị không được xem.")
    obligation = receipt.version.report.obligation
    campaign = obligation.campaign
    check_may_read(viewer, Parties(obligation.organisation_id, campaign.owner_id, campaign.standing_body_id))
    return receipt


def hashes_of_receipt(number: str) -> tuple[int, frozenset[str]] | None:
    """Return the version of a receipt and the hashes that stand on it: content and files; None for no such receipt.

    For the public page, which says yes or no and shows none of it. One query.
    """
    receipt = Receipt.objects.filter(number=number.strip()).first()
    if receipt is None:
        return None
    content = receipt.content
    return receipt.version_id, frozenset({content["hash"], *(file["sha256"] for file in content["files"])})
