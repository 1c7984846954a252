"""The timeliness table as a list for Excel."""

from collections.abc import Sequence
from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.chasing.queries.timeliness import Timely
from tonghop.documents.render.sheet import Column, ListSheet
from tonghop.kernel.moments import clock, due_text

_COLUMNS = (
    Column("STT", 6),
    Column("Đơn vị", 38),
    Column("Hạn nộp", 28),
    Column("Gia hạn", 10),
    Column("Nộp lần đầu lúc", 28),
    Column("So với hạn", 26),
    Column("Trạng thái", 20),
    Column("Số lần nhắc", 12),
)


def timeliness_sheet(campaign: Campaign, rows: Sequence[Timely], *, at: datetime) -> ListSheet:
    """Return the table as it stands, in official order."""
    marked = ("Dữ liệu mô phỏng",) if campaign.simulated else ()
    notes = (campaign.short_title, f"Tính đến {clock(at)}", *marked)
    return ListSheet("Theo dõi thời hạn nộp báo cáo", notes, _COLUMNS, [_cells(n, r) for n, r in enumerate(rows, 1)])


def _cells(number: int, row: Timely) -> tuple[str | int, ...]:
    arrived = clock(row.arrived_at) if row.arrived_at else ""
    extended = "có" if row.extended else ""
    return number, row.unit, due_text(row.due), extended, arrived, row.compared, row.state, row.reminders
