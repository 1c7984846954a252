"""Small papers that the system itself prints: the receipt of a report, and the slips that give people their access."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.typesetting import typeset
from tonghop.documents.render.wording import MOTTO, NATION, SIMULATED_MARK
from tonghop.kernel.moments import clock
from tonghop.kernel.numbers import format_number


@dataclass(frozen=True)
class ReceivedFile:
    """An uploaded file: its name, its size in bytes, its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Receipt:
    """What a receipt says: that a version of a report has arrived, when, from whom and with which contents.

    `verify_at` is the public address that answers yes or no; `remarks` are labels such as "nộp thay".
    `paper_hash` and `signed_hash` are of the report's PDF, "" until it is made, or signed;
    `signatures` name the signers.
    """

    number: str
    received_at: datetime
    receiver: str
    unit: str
    campaign: str
    version: int
    signer: str
    position: str
    content_hash: str
    verify_at: str
    document_number: str = ""
    paper_hash: str = ""
    signed_hash: str = ""
    signatures: tuple[str, ...] = ()
    files: tuple[ReceivedFile, ...] = ()
    remarks: tuple[str, ...] = ()
    simulated: bool = False


@dataclass(frozen=True)
class AccessSlip:
    """One person's way in, printed once and handed over."""

    name: str
    unit: str
    sign_in_name: str
    password: str
    address: str


def render_receipt(receipt: Receipt) -> bytes:
    """Return the receipt as PDF/A, dated by the moment of arrival; equal receipts give equal bytes."""
    receipt = cleaned(receipt)
    content: dict[str, Any] = {
        "nation": NATION,
        "motto": MOTTO,
        "issuer": [receipt.receiver.upper()],
        "number": receipt.number,
        "lines": [[label, text] for label, text in _receipt_lines(receipt) if text],
        "hashes": [[label, text] for label, text in _hash_lines(receipt) if text],
        "files": [[file.name, f"{format_number(file.size)} byte", file.sha256] for file in receipt.files],
        "verify": receipt.verify_at,
        "foot": SIMULATED_MARK if receipt.simulated else "",
    }
    title = f"Giấy biên nhận {receipt.number}"
    return typeset("receipt.typ", content, title=title, author=receipt.receiver, at=receipt.received_at)


def _receipt_lines(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    return (
        ("Thời điểm nhận", clock(receipt.received_at)),
        ("Đơn vị nộp", receipt.unit),
        ("Đợt báo cáo", receipt.campaign),
        ("Phiên bản", str(receipt.version)),
        ("Số, ký hiệu văn bản", receipt.document_number),
        ("Người ký", ", ".join(part for part in (receipt.signer, receipt.position) if part)),
        ("Ký số", "; ".join(receipt.signatures)),
        ("Ghi chú", "; ".join(receipt.remarks)),
    )


def _hash_lines(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    return (
        ("Mã băm nội dung", receipt.content_hash),
        ("Mã băm bản PDF", receipt.paper_hash or "đang lập"),
        ("Mã băm bản đã ký số", receipt.signed_hash),
    )


def render_slips(slips: Sequence[AccessSlip], *, at: datetime) -> bytes:
    """Return the slips as PDF/A, eight to an A4 page with lines to cut along, in the order given.

    ValueError for no slips at all: there would be nothing to print.
    """
    if not slips:
        raise ValueError("no access slips to print")
    rows = [
        {
            "name": slip.name,
            "unit": slip.unit,
            "sign-in": slip.sign_in_name,
            "password": slip.password,
            "address": slip.address,
        }
        for slip in map(cleaned, slips)
    ]
    return typeset("slips.typ", {"slips": rows}, title="Phiếu truy cập", author="Tonghop", at=at)
