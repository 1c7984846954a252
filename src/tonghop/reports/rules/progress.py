"""How a campaign comes in over time, and section by section: counts, never judgements."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_POINTS = 60
_STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 24 * 7, 24 * 30))


@dataclass(frozen=True, slots=True)
class Point:
    """How many had arrived, and how many were accepted, before `until` (exclusive)."""

    until: datetime
    arrived: int
    accepted: int


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section: how many bodies are asked, how many have begun it, how many figures are asked and given."""

    key: str
    label: str
    lead: str
    asked: int
    begun: int
    figures_asked: int
    figures_given: int


def points_over_time(
    arrivals: Sequence[datetime], accepted: Sequence[datetime], *, start: datetime, now: datetime
) -> list[Point]:
    """Return cumulative counts from `start` to `now` in equal steps of a whole number of hours, at most `MOST_POINTS`.

    What happened before `start` counts from the first point on; the last point is `now` itself.
    """
    if now <= start:
        return [Point(now, bisect_left(sorted(arrivals), now), bisect_left(sorted(accepted), now))]
    step = next((step for step in _STEPS if (now - start) / step < MOST_POINTS), _STEPS[-1])
    moments = [start + step * n for n in range(int((now - start) / step) + 1)]
    if moments[-1] != now:
        moments.append(now)
    came, taken = sorted(arrivals), sorted(accepted)
    return [Point(moment, bisect_left(came, moment), bisect_left(taken, moment)) for moment in moments]
