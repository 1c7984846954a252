"""The points of the outline as a page and a list for Excel: how many answer each, and who seems to pass it over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.documents.render.sheet import Cell, Column, ListSheet
from tonghop.kernel.moments import clock
from tonghop.quality.queries import AskedPoint, PointsOverview, ToldUnit

_MOST_NAMED = 120  # units of one kind below one point; the workbook names all
_SILENT, _UNCLEAR, _TOO_SHORT = "Có vẻ chưa trả lời", "Chưa rõ", "Mục trống hoặc quá ngắn"
_COLUMNS = (
    Column("STT", 6),
    Column("Mục", 36),
    Column("Ý", 6),
    Column("Nội dung hỏi", 60),
    Column("Được hỏi", 10),
    Column("Có trả lời", 10),
    Column("Số có vẻ chưa trả lời", 12),
    Column("Đơn vị", 36),
    Column("Máy thấy", 26),
)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Bodies of which the same is told, as far as the page names them; `more` are in the workbook only."""

    told: str
    units: tuple[ToldUnit, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PointLine:
    """One line of the table, with the bodies that do not clearly answer."""

    point: AskedPoint
    groups: tuple[UnitGroup, ...]


def point_lines(found: PointsOverview) -> list[PointLine]:
    """Return the lines of the table in the order in which they are found."""
    return [
        PointLine(
            point,
            tuple(
                UnitGroup(told, tuple(units[:_MOST_NAMED]), max(0, len(units) - _MOST_NAMED))
                for told, units in _told(point)
                if units
            ),
        )
        for point in found.points
    ]


def points_sheet(campaign: Campaign, found: PointsOverview, *, at: datetime) -> ListSheet:
    """Return a line for each body that does not clearly answer a point, and one for a point that all answer."""
    marked = ("Dữ liệu mô phỏng",) if campaign.simulated else ()
    notes = (
        campaign.short_title,
        f"Tính đến {clock(at)}, trên {found.checked} báo cáo đã kiểm tra",
        "Máy xét theo câu chữ nên có thể nhầm: hãy đọc lại báo cáo trước khi kết luận",
        *marked,
    )
    lines = [line for point in found.points for line in _lines(point)]
    return ListSheet("Các ý của đề cương", notes, _COLUMNS, [(n, *line) for n, line in enumerate(lines, 1)])


def _told(point: AskedPoint) -> tuple[tuple[str, list[ToldUnit]], ...]:
    return (
        (_SILENT, list(point.silent)),
        (_UNCLEAR, list(point.unclear)),
        (_TOO_SHORT, list(point.too_short)),
    )


def _lines(point: AskedPoint) -> Iterator[tuple[Cell, ...]]:
    section = f"{point.section.number}. {point.section.title}"
    head = (section, point.letter, point.text, point.asked, len(point.given), len(point.silent))
    named = [(unit.name, told) for told, units in _told(point) for unit in units]
    for name, told in named or [("", "Mọi đơn vị được hỏi đều có trả lời")]:
        yield (*head, name, told)
