"""Opening a PKCS#12 key file: whose certificate it holds, and whether it may sign at a moment."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto.x509 import Certificate
from pyhanko.sign.signers import SimpleSigner

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local, short_date

MAX_KEY_BYTES = 512 * 1024
_NOT_A_KEY = "Hãy chọn tệp .p12 hoặc .pfx do tổ chức chứng thực cấp, và nhập đúng mật khẩu của tệp."


@dataclass(frozen=True)
class CertificateFacts:
    """Whom a certificate names, who issued it, its serial number in hexadecimal."""

    subject: str
    issuer: str
    serial: str


def open_key(p12: bytes, passphrase: str, *, at: datetime) -> SimpleSigner:
    """Return what signs with the key of the file; raises NotPossible in plain words for one that cannot at `at`."""
    if not p12 or len(p12) > MAX_KEY_BYTES:
        raise NotPossible("Tệp khóa trống hoặc lớn bất thường.", advice=_NOT_A_KEY)
    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(p12, other_certs=(), passphrase=passphrase.encode())
        certificate = signer.signing_cert
    except Exception as error:  # the library lets whatever a damaged file provokes through
        raise NotPossible("Không mở được tệp khóa: sai mật khẩu, hoặc tệp hỏng.", advice=_NOT_A_KEY) from error
    if certificate is None:
        raise NotPossible("Tệp khóa không có chứng thư số.", advice=_NOT_A_KEY)
    check_in_force(certificate, at)
    return signer


def certificate_facts(certificate: Certificate) -> CertificateFacts:
    """Return what is kept of a certificate: names as people read them."""
    return CertificateFacts(
        subject=_name(certificate.subject.native),
        issuer=_name(certificate.issuer.native),
        serial=f"{certificate.serial_number:x}",
    )


def check_in_force(certificate: Certificate, at: datetime) -> None:
    """Raise NotPossible for a certificate that does not hold at `at`."""
    since, until = certificate.not_valid_before, certificate.not_valid_after
    if not since <= at <= until:
        first, last = (short_date(local(moment).date()) for moment in (since, until))
        raise NotPossible(
            f"Chứng thư số chỉ có hiệu lực từ {first} đến {last}, không ký được lúc này.",
            advice="Hãy dùng chứng thư còn hiệu lực, hoặc kiểm tra ngày giờ của máy chủ.",
        )


def _name(native: dict[str, object]) -> str:
    """Return "Giàng A Lử, UBND xã Bắc Hà" of a distinguished name: the person first, then the bodies."""
    wanted = ("common_name", "organizational_unit_name", "organization_name")
    parts: list[str] = []
    for value in (native.get(key) for key in wanted):
        parts += [str(one) for one in (value if isinstance(value, list) else [value]) if one]
    return ", ".join(dict.fromkeys(parts))[:400]
