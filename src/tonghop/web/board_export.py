"""The board as a list for Excel."""

from collections.abc import Sequence
from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.documents.render.sheet import Column, ListSheet
from tonghop.kernel.moments import clock, due_text
from tonghop.web.board import Line

_COLUMNS = (
    Column("STT", 6),
    Column("Đơn vị", 38),
    Column("Cấp", 16),
    Column("Hạn nộp", 28),
    Column("Trạng thái", 22),
    Column("Ghi chú", 26),
    Column("Nộp lúc", 28),
    Column("Số văn bản", 16),
    Column("Giấy biên nhận", 36),
)


def board_sheet(campaign: Campaign, lines: Sequence[Line], *, at: datetime) -> ListSheet:
    """Return the lines as shown, in order, with the moment at which they held."""
    marked = ("Dữ liệu mô phỏng",) if campaign.simulated else ()
    notes = (campaign.short_title, f"Tính đến {clock(at)}", *marked)
    return ListSheet("Bảng theo dõi báo cáo", notes, _COLUMNS, [_cells(n, line) for n, line in enumerate(lines, 1)])


def _cells(number: int, line: Line) -> tuple[str | int, ...]:
    row, state = line.row, line.state
    return (
        number,
        row.name,
        "Cấp xã" if row.form == "commune" else "Sở, ban, ngành",
        due_text(row.facts.extended_to or row.facts.due),
        state.word,
        ", ".join(state.labels),
        clock(row.submitted_at) if row.submitted_at else "",
        row.document_number or row.outside_number,
        row.receipt,
    )
