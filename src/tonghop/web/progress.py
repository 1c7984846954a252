"""The burn-up of a campaign as a drawing: reports that came in over time against the due moment, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tonghop.campaigns.models import Campaign
from tonghop.kernel.moments import local, short_date, start_of
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import progress_by_section, progress_over_time
from tonghop.reports.rules.progress import Point, SectionProgress

WIDTH, HEIGHT = 720.0, 260.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 14.0, 22.0, 28.0
_MOST_TICKS = 8


@dataclass(frozen=True)
class Progress:
    """What the page shows: the drawing, and each section with its shares in whole percent (None: nothing is asked)."""

    drawing: "BurnUp"
    due: datetime | None
    sections: list[tuple[SectionProgress, int | None, int | None]]


def read_progress(viewer: Viewer, campaign: Campaign, *, at: datetime) -> Progress:
    """Return the campaign's progress at a moment; the due moment drawn is the one most bodies have."""
    owed = campaign.obligations.filter(exempted_at=None, outside_at=None)
    dues = list(owed.values_list("due", flat=True))
    due = max(set(dues), key=dues.count) if dues else None
    points = progress_over_time(viewer, campaign, now=at)
    sections = [
        (one, _percent(one.begun, one.asked), _percent(one.figures_given, one.figures_asked))
        for one in progress_by_section(viewer, campaign)
    ]
    return Progress(burn_up(points, total=len(dues), start=campaign.opened_at, due=due), due, sections)


def _percent(part: int, whole: int) -> int | None:
    return part * 100 // whole if whole else None


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where it stands and what it says."""

    at: float
    text: str


@dataclass(frozen=True)
class BurnUp:
    """The drawing: two stepped lines as SVG paths, the marks of both axes, where due (None: outside) and now stand."""

    arrived: str
    accepted: str
    days: list[Tick]
    counts: list[Tick]
    due: float | None
    now: float
    table: list[Point]
    total: int
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    top: float = _TOP
    bottom: float = HEIGHT - _BOTTOM
    width: float = WIDTH
    height: float = HEIGHT


def burn_up(points: Sequence[Point], *, total: int, start: datetime, due: datetime | None) -> BurnUp:
    """Return the drawing of `points` (oldest first, at least one) among `total` bodies that must report."""
    now = points[-1].until
    end = max(now, due or now, start + timedelta(hours=1))
    scale = _Scale(start, end, max(total, 1))
    return BurnUp(
        arrived=_steps([(scale.x(p.until), scale.y(p.arrived)) for p in points], scale),
        accepted=_steps([(scale.x(p.until), scale.y(p.accepted)) for p in points], scale),
        days=_days(scale),
        counts=[Tick(scale.y(n), str(n)) for n in sorted({0, total // 2, total})],
        due=scale.x(due) if due and due >= start else None,
        now=scale.x(now),
        table=_a_day_each(points),
        total=total,
    )


@dataclass(frozen=True)
class _Scale:
    start: datetime
    end: datetime
    most: int

    def x(self, moment: datetime) -> float:
        share = (moment - self.start) / (self.end - self.start)
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, count: int) -> float:
        return round(HEIGHT - _BOTTOM - count / self.most * (HEIGHT - _TOP - _BOTTOM), 1)


def _steps(places: Sequence[tuple[float, float]], scale: _Scale) -> str:
    """Return a stepped line: a count holds until the next moment."""
    height = scale.y(0)
    path = f"M{_LEFT:g} {height:g}"
    for x, y in places:
        path += f"H{x:g}" if y == height else f"H{x:g}V{y:g}"
        height = y
    return path


def _days(scale: _Scale) -> list[Tick]:
    first = local(scale.start).date()
    last = local(scale.end).date()
    days = (last - first).days + 1
    every = -(-days // _MOST_TICKS)
    moments = [start_of(first + timedelta(days=n)) for n in range(0, days, every)]
    return [Tick(scale.x(m), short_date(m.date())[:-5]) for m in moments if scale.start <= m <= scale.end]


def _a_day_each(points: Sequence[Point]) -> list[Point]:
    """Return the last point of each day."""
    by_day = {local(point.until - timedelta(microseconds=1)).date(): point for point in points}
    return list(by_day.values())
