"""Key files made while the tests run: self-signed, of no use to anybody, none kept in the repository."""

import subprocess
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PASSPHRASE = "mật khẩu thử"
_BYTES = PASSPHRASE.encode()


@lru_cache(maxsize=4)
def key_file(name: str, organisation: str, *, since: datetime, days: int = 365) -> bytes:
    """Return a PKCS#12 file whose certificate names somebody and holds from `since` for so many days."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )
    protection = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"ky so", key, certificate, None, protection)


def token(folder: Path, data: bytes, name: str, *words: str, since: datetime, cades: bool = True) -> bytes:
    """Return what a signing token's program gives back for these bytes: here OpenSSL plays the token."""
    key, certificate, _ = pkcs12.load_key_and_certificates(key_file(name, "UBND xã Bắc Hà", since=since), _BYTES)
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "cert.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "data").write_bytes(data)
    files = ["-in", "data", "-signer", "cert.pem", "-inkey", "key.pem", "-out", "cms"]
    given = ["-md", "sha256", *(["-cades"] if cades else []), *words]
    subprocess.run(["openssl", "cms", "-sign", "-binary", "-outform", "DER", *files, *given], cwd=folder, check=True)
    return (folder / "cms").read_bytes()
