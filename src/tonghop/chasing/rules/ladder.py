"""The ladder of reminders: which rung comes how many working days from the due day, at which hour, and for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import last_day, start_of
from tonghop.kernel.working_days import Edited, shift_working_days

VALID_FOR = timedelta(hours=24)
"""How long a rung that nobody could send (the worker stood still) is still sent; never beyond the next rung."""
FURTHEST = 30


class Whom(StrEnum):
    """Who is reminded: people of the unit, or of the body that runs the campaign."""

    WRITER = "writer"
    HEAD = "head"
    ORGANISER = "organiser"


WHOM_LABELS = {
    Whom.WRITER: "cán bộ soạn thảo",
    Whom.HEAD: "lãnh đạo đơn vị",
    Whom.ORGANISER: "cơ quan thường trực",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: `days` working days from the due day (before it where negative), and whom it is for."""

    days: int
    whom: tuple[Whom, ...]

    @property
    def words(self) -> str:
        """How people name it: "trước hạn 03 ngày làm việc"."""
        if not self.days:
            return "đúng ngày hạn"
        return f"{'trước' if self.days < 0 else 'quá'} hạn {abs(self.days):02d} ngày làm việc"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs in order of time, the hour (Vietnam) at which each comes, and whether anything is sent at all."""

    rungs: tuple[Rung, ...]
    hour: int = 8
    running: bool = True


DEFAULT = Ladder(
    (
        Rung(-3, (Whom.WRITER,)),
        Rung(-1, (Whom.WRITER, Whom.HEAD)),
        Rung(0, (Whom.WRITER, Whom.HEAD)),
        Rung(1, (Whom.WRITER, Whom.HEAD, Whom.ORGANISER)),
    )
)


def checked_ladder(rungs: Iterable[Rung], *, hour: int, running: bool) -> Ladder:
    """Return the ladder with its rungs in order; raise NotPossible for what cannot be one."""
    ordered = tuple(sorted(rungs, key=lambda rung: rung.days))
    days = [rung.days for rung in ordered]
    if len(set(days)) != len(days):
        raise NotPossible("Có hai lần nhắc vào cùng một ngày.", advice="Hãy gộp hai dòng làm một.")
    if any(abs(number) > FURTHEST for number in days):
        raise NotPossible(f"Chỉ nhắc trong khoảng {FURTHEST} ngày làm việc quanh hạn.", advice="Hãy sửa số ngày.")
    if any(not rung.whom for rung in ordered):
        raise NotPossible("Có lần nhắc chưa chọn người nhận.", advice="Hãy chọn người nhận hoặc bỏ dòng đó.")
    if hour not in range(24):
        raise NotPossible("Giờ nhắc phải từ 0 đến 23.", advice="Hãy sửa giờ nhắc.")
    return Ladder(ordered, hour, running)


def rungs_as_json(rungs: Iterable[Rung]) -> list[dict[str, Any]]:
    """Return the rungs as they are stored."""
    return [{"days": rung.days, "whom": list(rung.whom)} for rung in rungs]


def rungs_of(stored: Sequence[Mapping[str, Any]]) -> tuple[Rung, ...]:
    """Return the rungs that were stored."""
    return tuple(Rung(row["days"], tuple(Whom(word) for word in row["whom"])) for row in stored)


def due_day_of(due: datetime) -> date:
    """Return the day that reminders count from: the last on which a report is on time."""
    return last_day(due)


def moment_of(rung: Rung, due: datetime, ladder: Ladder, edited: Edited) -> datetime | None:
    """Return when the rung comes; None where a rung not meant for afterwards would come when it is due already."""
    day = shift_working_days(due_day_of(due), rung.days, edited)
    moment = start_of(day) + timedelta(hours=ladder.hour)
    return None if rung.days <= 0 and moment >= due else moment


def rung_at(now: datetime, due: datetime, ladder: Ladder, edited: Edited, *, since: datetime) -> Rung | None:
    """Return the rung that holds at `now`: the last that has come since the campaign opened, while it is valid."""
    come = [(moment_of(rung, due, ladder, edited), rung) for rung in ladder.rungs]
    past = [(moment, rung) for moment, rung in come if moment is not None and moment <= now]
    if not past:
        return None
    moment, rung = past[-1]
    return rung if since <= moment and now - moment < VALID_FOR else None
