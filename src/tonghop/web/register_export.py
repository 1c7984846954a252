"""The register of outgoing documents as a list for Excel."""

from collections.abc import Sequence
from datetime import datetime

from tonghop.documents.render.sheet import Column, ListSheet
from tonghop.documents.rows import IssuedDocument
from tonghop.kernel.moments import clock, short_date
from tonghop.organisations.models import Organisation

_COLUMNS = (
    Column("STT", 6),
    Column("Số, ký hiệu", 18),
    Column("Ngày ban hành", 14),
    Column("Tên loại", 14),
    Column("Trích yếu nội dung", 60),
    Column("Người ký", 24),
    Column("Nơi nhận", 44),
    Column("Ghi chú", 36),
)


def register_sheet(issuer: Organisation, year: int, lines: Sequence[IssuedDocument], *, at: datetime) -> ListSheet:
    """Return the lines as shown, in order, with the moment at which they held."""
    marked = ("Dữ liệu mô phỏng",) if any(line.document.campaign.simulated for line in lines) else ()
    notes = (issuer.name, f"Tính đến {clock(at)}", *marked)
    return ListSheet(f"Sổ văn bản đi năm {year}", notes, _COLUMNS, [_cells(n, one) for n, one in enumerate(lines, 1)])


def _cells(number: int, line: IssuedDocument) -> tuple[str | int, ...]:
    void = f"Đã hủy: {line.cancellation.reason}" if hasattr(line, "cancellation") else ""
    instead = f"Thay thế số {line.replaces.full_number}" if line.replaces else ""
    return (
        number,
        line.full_number,
        short_date(line.issued_on),
        line.type_words,
        line.subject,
        line.signer,
        "; ".join(line.recipients.splitlines()),
        void or instead,
    )
