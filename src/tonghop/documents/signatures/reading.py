"""Reading the signatures on a PDF back: what was changed since a known state of the file, by whom it is signed."""

import io
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from tonghop.documents.signatures.keys import CertificateFacts, certificate_facts
from tonghop.kernel.errors import NotPossible

# The library's policy; what a form says of itself ("it has signatures now") may change too.
_POLICY = StandardDiffPolicy(
    DEFAULT_DIFF_POLICY.global_rules,
    FormUpdatingRule(
        [SigFieldCreationRule(), SigFieldModificationRule()],
        ignored_acroform_keys={*ACROFORM_EXEMPT_STRICT_COMPARISON, "/SigFlags"},
    ),
)
_AGAIN = "Hãy tải bản PDF của báo cáo từ trang biên nhận, ký đúng tệp đó bằng phần mềm ký số rồi tải lên lại."


@dataclass(frozen=True)
class FoundSignature:
    """One signature: whose certificate, when by the signer's own clock, and whether it still fits what it covers."""

    certificate: CertificateFacts
    claimed_at: datetime | None
    sound: bool


def signatures_on(pdf: bytes) -> list[FoundSignature]:
    """Return the signatures on the file, first to last. Whether an issuer is to be trusted is not judged here.

    Sound means: not a byte of what it covers has changed, and what was added later is only further signatures.
    """
    try:
        return [_found(one) for one in _reader(pdf).embedded_signatures]
    except Exception as error:  # the library lets whatever a damaged file provokes through
        raise NotPossible("Không đọc được chữ ký trên tệp PDF này: tệp hỏng.", advice=_AGAIN) from error


def new_signatures(pdf: bytes, *, before: bytes) -> list[FoundSignature]:
    """Return the signatures that `pdf` has more than `before`, which it must hold unchanged.

    Raises NotPossible where it is another file, where anything but signatures was added, where none was added, or
    where one of them is not sound.
    """
    if not pdf.startswith(before):
        raise NotPossible("Tệp này không phải bản PDF của hệ thống được ký thêm.", advice=_AGAIN)
    already = len(signatures_on(before))
    found = signatures_on(pdf)
    if len(found) <= already:
        raise NotPossible("Tệp này chưa có chữ ký số mới nào.", advice=_AGAIN)
    if not all(signature.sound for signature in found) or not _only_signed(pdf, before):
        raise NotPossible("Chữ ký số không còn khớp với nội dung: tệp đã bị sửa.", advice=_AGAIN)
    return found[already:]


def _found(signature: EmbeddedPdfSignature) -> FoundSignature:
    certificate = signature.signer_cert
    intact, valid = validate_sig_integrity(signature.signer_info, certificate, "data", signature.compute_digest())
    return FoundSignature(
        certificate=certificate_facts(certificate),
        claimed_at=signature.self_reported_timestamp,
        sound=intact and valid and _covers_all_but_signatures(signature),
    )


def _covers_all_but_signatures(signature: EmbeddedPdfSignature) -> bool:
    signature.compute_integrity_info(diff_policy=_POLICY)
    whole = signature.coverage in {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}
    return whole and _adds_only_signatures(signature.diff_result)


def _only_signed(pdf: bytes, before: bytes) -> bool:
    """Tell whether what lies between the known state and the end of the file only adds signatures.

    A signature covers what stands there when it is made: pages could have been changed before it.
    """
    reader = _reader(pdf)
    known = _reader(before).xrefs.total_revisions - 1
    result = _POLICY.review_file(reader, known)
    return _adds_only_signatures(result)


def _adds_only_signatures(result: DiffResult | SuspiciousModification | None) -> bool:
    """Tell whether nothing but signatures was put on top of a revision; None: nothing at all was."""
    if result is None:
        return True
    return isinstance(result, DiffResult) and bool(result.modification_level <= ModificationLevel.FORM_FILLING)


def _reader(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(io.BytesIO(pdf), strict=False)
