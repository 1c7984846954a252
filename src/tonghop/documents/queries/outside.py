"""What a signing token is given to sign: the paper's bytes around the gap, their hash, and until when it is taken."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tonghop.documents.permissions import signs_as_seal
from tonghop.documents.queries.unit_papers import ReceiptPage, paper_to_sign
from tonghop.documents.signatures.outside import WAITS, Prepared, prepare
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer


@dataclass(frozen=True)
class ToSign:
    """The paper as it stands (`before`), and with the gap that the signature goes into."""

    page: ReceiptPage
    before: bytes
    prepared: Prepared
    prepared_at: datetime

    def told(self) -> dict[str, Any]:
        """Return what a signing program needs to know beside the bytes themselves."""
        digest = self.prepared.digest
        return {
            "receipt": self.page.receipt.number,
            "prepared_at": self.prepared_at.isoformat(),
            "valid_until": (self.prepared_at + WAITS).isoformat(),
            "algorithm": "SHA-256",
            "digest": digest.hex(),
            "digest_base64": base64.b64encode(digest).decode(),
            "size": len(self.prepared.data),
            "format": "CMS SignedData, DER, detached, CAdES-BES (ETSI.CAdES.detached)",
        }


def paper_for_token(viewer: Viewer, number: str, *, prepared_at: datetime, at: datetime) -> ToSign:
    """Return what is to be signed, as prepared at that moment: asked again within the hour it is the same bytes.

    Raises NotAllowed for who may not sign; NotPossible where the hour is over, and as `paper_to_sign` does.
    """
    page, before = paper_to_sign(viewer, number)
    if not at - WAITS <= prepared_at <= at:
        raise NotPossible(
            "Dữ liệu cần ký đã chuẩn bị quá một giờ trước.", advice="Hãy tải lại trang biên nhận rồi làm lại từ đầu."
        )
    version = page.receipt.version
    unit = version.report.obligation.organisation
    seal = signs_as_seal(viewer, unit.pk)
    subject = unit.name if seal else version.signer
    return ToSign(
        page, before, prepare(before, subject=subject, name=version.signer, seal=seal, at=prepared_at), prepared_at
    )
