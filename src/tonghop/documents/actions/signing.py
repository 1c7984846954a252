"""Signing the paper of a unit's report: with a key file here, or outside with a token and handed in."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tonghop.documents.models import PaperSignature, ReportPaper
from tonghop.documents.permissions import signs_as_seal
from tonghop.documents.queries.unit_papers import ReceiptPage, paper_to_sign
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import locked_report, record_of

if TYPE_CHECKING:
    from tonghop.documents.signatures.reading import FoundSignature

MAX_ADDED_BYTES = 5 * 1024 * 1024


def sign_paper(number: str, *, p12: bytes, passphrase: str, by: Viewer, at: datetime) -> PaperSignature:
    """Sign the paper of the receipt's version with a key file, which is used once and kept nowhere.

    By the head in person, by the clerk as the body's seal. Raises NotAllowed; NotPossible for a key that cannot
    sign, a paper not yet made, a version no longer in force, or a certificate that is on it already.
    """
    from tonghop.documents.signatures.keys import open_key  # noqa: PLC0415 - a second to load: only where a paper is signed or made
    from tonghop.documents.signatures.reading import new_signatures  # noqa: PLC0415 - likewise
    from tonghop.documents.signatures.signing import sign_pdf  # noqa: PLC0415 - likewise

    page, before = paper_to_sign(by, number)
    unit = page.receipt.version.report.obligation.organisation_id
    signer = open_key(p12, passphrase, at=at)
    signed = sign_pdf(before, signer, name=page.receipt.version.signer, seal=signs_as_seal(by, unit), at=at)
    return keep(page, signed, new_signatures(signed, before=before), by, at)[-1]


def take_signed_paper(number: str, *, pdf: bytes, by: Viewer, at: datetime) -> list[PaperSignature]:
    """Take the paper as it came back from a signing token: accepted only if nothing but sound signatures was added.

    Raises NotAllowed; NotPossible for any other file, saying how to sign the right one, and as `sign_paper` does.
    """
    from tonghop.documents.signatures.reading import new_signatures  # noqa: PLC0415 - likewise

    page, before = paper_to_sign(by, number)
    check_size(pdf, before)
    return keep(page, pdf, new_signatures(pdf, before=before), by, at)


@transaction.atomic
def keep(
    page: ReceiptPage, pdf: bytes, found: "list[FoundSignature]", by: Viewer, at: datetime
) -> list[PaperSignature]:
    """Keep the paper with the signatures found on it, in its turn. Raises NotPossible where it has moved on."""
    report = locked_report(page.receipt.version.report)
    if page.receipt.version.number != report.version_number:
        raise NotPossible(
            "Phiên bản này đã được rút lại hoặc trả lại nên không ký nữa.", advice="Hãy ký phiên bản nộp sau cùng."
        )
    paper = ReportPaper.objects.defer("pdf").get(version=page.receipt.version_id)
    there = list(paper.signatures.values_list("serial", flat=True))
    if len(there) != len(page.signatures):
        raise NotPossible("Vừa có người khác ký bản này.", advice="Hãy tải lại trang rồi ký lên bản mới nhất.")
    check_new_certificates(found, there)
    rows = [
        PaperSignature(paper=paper, place=place, **signature_fields(one, pdf, by, at))
        for place, one in enumerate(found, start=len(there) + 1)
    ]
    kept = PaperSignature.objects.bulk_create(rows)
    detail = {
        "version_id": page.receipt.version_id,
        "sha256": kept[-1].sha256,
        "certificates": [{"subject": row.subject, "serial": row.serial} for row in kept],
    }
    record_of(report, "report.paper_signed", by=by, at=at, detail=detail)
    return kept


def signature_fields(found: "FoundSignature", pdf: bytes, by: Viewer, at: datetime) -> dict[str, Any]:
    """Return what is kept of a signature found on a file: whose certificate, when, who brought it."""
    return {
        "pdf": pdf,
        "sha256": sha256(pdf),
        "subject": found.certificate.subject,
        "issuer": found.certificate.issuer,
        "serial": found.certificate.serial,
        "claimed_at": found.claimed_at,
        "signed_at": at,
        "signed_by": by.name,
        "signed_by_id": by.person_id,
    }


def check_new_certificates(found: "Sequence[FoundSignature]", serials: Collection[str]) -> None:
    """Raise NotPossible where one of the certificates has signed already."""
    if {one.certificate.serial for one in found} & set(serials):
        raise NotPossible("Chứng thư số này đã ký bản PDF này rồi.", advice="Không cần ký lần nữa.")


def check_size(pdf: bytes, before: bytes) -> None:
    """Raise NotPossible for a file that is larger than signatures can make it."""
    if len(pdf) > len(before) + MAX_ADDED_BYTES:
        raise NotPossible("Tệp lớn bất thường so với bản PDF của hệ thống.", advice="Hãy ký đúng tệp tải từ trang này.")
