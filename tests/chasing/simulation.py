"""A simulated campaign of 113 units: who does what when by seed, and, in a few lines of its own, who owes at a moment.

The days of the rungs are written by hand from the calendar on the wall; nothing here asks the program's calendar.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from tonghop.kernel.moments import VIETNAM

UNITS, COMMUNES = 113, 99
EIGHT = 8


@dataclass(frozen=True)
class Course:
    """When a campaign opens and is due; the days on which each rung comes, for the due day and for an extended one."""

    name: str
    opened: datetime
    due_day: date
    rungs: dict[int, date]
    extended_day: date
    extended_rungs: dict[int, date]


def day(text: str) -> date:
    return date.fromisoformat(text)


def rung_days(*days: str) -> dict[int, date]:
    return dict(zip((-3, -1, 0, 1), map(day, days), strict=True))


COURSES = (
    Course(
        "weekend", datetime(2026, 6, 3, 7, 0, tzinfo=VIETNAM),
        day("2026-06-08"), rung_days("2026-06-03", "2026-06-05", "2026-06-08", "2026-06-09"),
        day("2026-06-10"), rung_days("2026-06-05", "2026-06-09", "2026-06-10", "2026-06-11"),
    ),
    Course(
        "30-4", datetime(2026, 4, 22, 16, 0, tzinfo=VIETNAM),
        day("2026-05-04"), rung_days("2026-04-24", "2026-04-29", "2026-05-04", "2026-05-05"),
        day("2026-05-06"), rung_days("2026-04-29", "2026-05-05", "2026-05-06", "2026-05-07"),
    ),
    Course(
        "tet", datetime(2026, 2, 9, 16, 0, tzinfo=VIETNAM),
        day("2026-02-23"), rung_days("2026-02-11", "2026-02-13", "2026-02-23", "2026-02-24"),
        day("2026-02-24"), rung_days("2026-02-12", "2026-02-23", "2026-02-24", "2026-02-25"),
    ),
)  # fmt: skip


@dataclass
class Unit:
    """One unit's course: what happens to it when, in order; `writer` and `head` are whether it has such people."""

    number: int
    events: list[tuple[datetime, str]]
    writer: bool = True
    head: bool = True
    done: set[str] = field(default_factory=set)

    def has(self, what: str, at: datetime) -> bool:
        """The last of a pair of words ("submitted"/"recalled", "paused"/"resumed") that came to pass, or the one."""
        undo = {"submitted": "recalled", "paused": "resumed"}.get(what)
        said = [word for moment, word in self.events if moment <= at and word in {what, undo}]
        return bool(said) and said[-1] == what

    def owes(self, at: datetime) -> bool:
        return not (self.has("submitted", at) or self.has("exempt", at) or self.has("outside", at))

    def people(self, days: int) -> set[str]:
        own = {"writer"} if self.writer else set()
        if days >= -1 and self.head:
            own |= {"head"}
        return own | ({"organiser"} if days == 1 else set())


def units_of(course: Course, seed: int) -> list[Unit]:
    chance = Random(f"{course.name} {seed}")  # noqa: S311 - seeded, no secret
    end = datetime.combine(course.due_day, datetime.min.time(), tzinfo=VIETNAM) + timedelta(days=1)
    return [_unit(number, chance, course.opened, end) for number in range(UNITS)]


def _unit(number: int, chance: Random, opened: datetime, end: datetime) -> Unit:
    def before(share_from: float = 0.05, share_to: float = 1.0) -> datetime:
        return opened + (end - opened) * chance.uniform(share_from, share_to)

    way = chance.choices(
        ("on time", "last day", "late", "never", "recalled", "exempt", "outside", "extended", "paused"),
        (35, 12, 14, 14, 8, 3, 3, 6, 5),
    )[0]
    late = end + timedelta(hours=chance.uniform(0.5, 60))
    events = {
        "on time": lambda: [(before(), "submitted")],
        "last day": lambda: [(before(0.9, 1.0), "submitted")],
        "late": lambda: [(late, "submitted")],
        "never": list,
        "recalled": lambda: [(before(0.1, 0.5), "submitted"), (before(0.5, 1.0), "recalled"), (late, "submitted")],
        "exempt": lambda: [(before(), "exempt")],
        "outside": lambda: [(before(), "outside")],
        "extended": lambda: [(before(0.5, 0.99), "extended"), (late, "submitted")],
        "paused": lambda: [(before(0.1, 0.5), "paused"), (before(0.6, 1.1), "resumed")],
    }[way]()
    return Unit(number, events, writer=chance.random() > 0.04, head=chance.random() > 0.04)


def expected(course: Course, unit: Unit, at: datetime) -> set[tuple[int, date, int, str]]:
    """Who must be told about this unit at `at`, if not told before: (unit, due day, rung, whom)."""
    if not unit.owes(at) or unit.has("paused", at):
        return set()
    late = unit.has("extended", at)
    due_day, rungs = (course.extended_day, course.extended_rungs) if late else (course.due_day, course.rungs)
    come = [
        (moment, days)
        for days, that in rungs.items()
        if (moment := datetime(that.year, that.month, that.day, EIGHT, tzinfo=VIETNAM)) <= at
    ]
    if not come:
        return set()
    moment, days = max(come)
    if moment < course.opened or at - moment >= timedelta(hours=24):
        return set()
    return {(unit.number, due_day, days, whom) for whom in unit.people(days)}
