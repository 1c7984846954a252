"""Signatures made elsewhere: the file with a gap, the hash a token signs, and the CMS that comes back into the gap."""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto.cms import CMSAttributes, ContentInfo, SignedData
from asn1crypto.x509 import Certificate
from pyhanko.sign.signers import ExternalSigner
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest

from tonghop.documents.signatures.keys import check_in_force
from tonghop.documents.signatures.signing import pen_for
from tonghop.documents.signatures.updating import Update
from tonghop.kernel.errors import NotPossible

ALGORITHM = "sha256"
MAX_CMS_BYTES = 24 * 1024
WAITS = timedelta(hours=1)
"""How long after the file was prepared its signature is still taken: the stamp says when it was prepared."""
_AGAIN = "Hãy tải lại dữ liệu cần ký từ trang biên nhận, ký đúng dữ liệu đó rồi tải chữ ký lên."


@dataclass(frozen=True)
class Prepared:
    """A paper with a gap for the signature; `data` is every byte around the gap, `digest` its SHA-256."""

    pdf: bytes
    data: bytes
    digest: bytes
    gap: tuple[int, int]


def prepare(pdf: bytes, *, subject: str, name: str, seal: bool, at: datetime) -> Prepared:
    """Return the file as it will be signed, all but the signature; equal arguments give equal bytes.

    The visible stamp names `subject` and stands above `name` (or left of it for the body's `seal`).
    """
    signer = ExternalSigner(signing_cert=None, cert_registry=None)
    pen = pen_for(pdf, signer, subject=subject, name=name, seal=seal, at=at)
    with ThreadPoolExecutor(max_workers=1) as beside:  # the library starts an event loop: not where another may run
        made = pen.async_digest_doc_for_signing(Update.of(pdf), bytes_reserved=2 * MAX_CMS_BYTES)
        digest, _, out = beside.submit(asyncio.run, made).result()
    out.seek(0)
    whole: bytes = out.read()
    gap = digest.reserved_region_start, digest.reserved_region_end
    return Prepared(whole, whole[: gap[0]] + whole[gap[1] :], digest.document_digest, gap)


def fill(prepared: Prepared, signature: bytes, *, at: datetime) -> bytes:
    """Return the signed file: the gap filled with a CMS in DER made over `data`.

    Raises NotPossible for what is no such CMS, for one over other data (the paper has moved on, or another file was
    signed), and for a certificate that is missing, or not in force at `at`. That the signature itself fits, and that
    nothing but a signature was added, is for `reading.new_signatures` to say.
    """
    signed = _signed_data(signature)
    attributes = signed["signer_infos"][0]["signed_attrs"]
    if _attribute(attributes, "message_digest") != prepared.digest:
        raise NotPossible(
            "Chữ ký này không phải của bản báo cáo hiện nay: mã băm trong chữ ký khác mã băm cần ký.", advice=_AGAIN
        )
    if _attribute(attributes, "signing_certificate_v2") is None:
        raise NotPossible(
            "Chữ ký không theo chuẩn PAdES: thiếu thuộc tính chứng thư của người ký (signing-certificate-v2).",
            advice="Hãy chọn định dạng CAdES trong phần mềm ký số, ví dụ openssl cms -sign -cades.",
        )
    check_in_force(_certificate(signed), at)
    out = io.BytesIO(prepared.pdf)
    PreparedByteRangeDigest(prepared.digest, *prepared.gap).fill_with_cms(out, signature)
    return out.getvalue()


def _signed_data(signature: bytes) -> SignedData:
    """Return what a CMS of one signer without the content itself holds; raise NotPossible for anything else."""
    if not signature or len(signature) > MAX_CMS_BYTES:
        raise NotPossible(
            "Tệp chữ ký trống, hoặc lớn bất thường: chữ ký phải tách rời, không kèm nội dung.", advice=_AGAIN
        )
    try:
        told = ContentInfo.load(signature, strict=True)
        kind, signed = told["content_type"].native, told["content"]
        fits = kind == "signed_data" and len(signed["signer_infos"]) == 1
        detached = fits and signed["encap_content_info"]["content"].native is None
        algorithm = signed["signer_infos"][0]["digest_algorithm"]["algorithm"].native if fits else ""
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotPossible("Tệp này không phải chữ ký CMS (PKCS#7, DER).", advice=_AGAIN) from error
    if not detached or algorithm != ALGORITHM:
        raise NotPossible(
            "Chữ ký phải là CMS tách rời (detached), một người ký, thuật toán băm SHA-256.",
            advice="Hãy chọn lại định dạng trong phần mềm ký số rồi ký lại.",
        )
    return signed


def _attribute(attributes: CMSAttributes, name: str) -> object:
    return next((one["values"][0].native for one in attributes if one["type"].native == name), None)


def _certificate(signed: SignedData) -> Certificate:
    """Return the signer's certificate, which the CMS must bring along."""
    sid = signed["signer_infos"][0]["sid"]
    for choice in signed["certificates"]:
        one = choice.chosen
        by_serial = sid.name == "issuer_and_serial_number" and (
            one.issuer == sid.chosen["issuer"] and one.serial_number == sid.chosen["serial_number"].native
        )
        if by_serial or (sid.name == "subject_key_identifier" and one.key_identifier == sid.chosen.native):
            return one
    raise NotPossible("Chữ ký không kèm chứng thư số của người ký.", advice="Hãy ký lại và chọn kèm chứng thư số.")
