"""What the checks found over a campaign, as a grid of checks by sections, a list of units, and a list for Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tonghop.campaigns.models import Campaign, Section
from tonghop.documents.render.sheet import Column, ListSheet
from tonghop.kernel.moments import clock
from tonghop.quality.checks.uses import TITLES
from tonghop.quality.queries import DrawingUnit, DrawnFinding, FindingsOverview
from tonghop.web.templatetags.tonghop import severity_word

_COLUMNS = (
    Column("STT", 6),
    Column("Đơn vị", 36),
    Column("Mục", 30),
    Column("Kiểm tra", 30),
    Column("Mức", 12),
    Column("Máy nêu", 80),
    Column("Quyết định", 24),
    Column("Lý do bỏ qua", 40),
)


@dataclass(frozen=True, slots=True)
class GridLine:
    """One check: in how many units it finds something, in all and for each section (0 where in none)."""

    check_id: str
    title: str
    bodies: int
    cells: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to ("" for all), in words, and the units that are left."""

    check_id: str
    check: str
    section_key: str
    section: str
    units: tuple[DrawingUnit, ...]
    titles: Mapping[str, str]


def grid_of(found: FindingsOverview) -> list[GridLine]:
    """Return a line for each check that found something; each cell with the address of its section."""
    keys = [section.key for section in found.sections]
    return [
        GridLine(check, TITLES[check], found.bodies[check], tuple((key, counts.get(key, 0)) for key in keys))
        for check, counts in found.counts.items()
    ]


def wanted_in(asked: Mapping[str, str], found: FindingsOverview) -> Wanted:
    """Return what the address asks for; what there is not is as if it were not asked."""
    titles = {section.key: _title(section) for section in found.sections}
    check, key = asked.get("kiem-tra", ""), asked.get("muc", "")
    check, key = check if check in found.counts else "", key if key in titles else ""
    return Wanted(
        check_id=check,
        check=TITLES.get(check, ""),
        section_key=key,
        section=titles.get(key, ""),
        units=found.narrowed(check=check, section=key or None),
        titles=titles,
    )


def findings_sheet(campaign: Campaign, wanted: Wanted, *, at: datetime) -> ListSheet:
    """Return the findings, one a line, in the order of the units, with the moment at which they held."""
    marked = ("Dữ liệu mô phỏng",) if campaign.simulated else ()
    narrowed = tuple(words for words in (wanted.check, wanted.section) if words)
    lines = [
        (
            unit.name,
            wanted.titles.get(one.section_key, "Cả báo cáo"),
            TITLES[one.check_id],
            severity_word(one.severity),
            one.message,
            *_decided(one),
        )
        for unit in wanted.units
        for one in unit.findings
    ]
    notes = (campaign.short_title, f"Tính đến {clock(at)}", *narrowed, *marked)
    return ListSheet("Các điểm máy nêu", notes, _COLUMNS, [(n, *line) for n, line in enumerate(lines, 1)])


def _decided(one: DrawnFinding) -> tuple[str, str]:
    decision = one.decision
    if decision is None:
        return "Chưa quyết định", ""
    if decision.in_letter:
        return "Đưa vào nội dung trả lại", ""
    return decision.get_decision_display(), decision.reason


def _title(section: Section) -> str:
    return f"{section.number}. {section.title}"
