"""What the standing body of the demonstration does about those who owe: reminders at their rungs, a letter, calls."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import obligation_with
from tonghop.chasing.actions import draft_letter, record_contact, remind
from tonghop.chasing.queries.late import late_list
from tonghop.chasing.rules.contacts import PHONE, Spoken
from tonghop.chasing.rules.letter import Wish
from tonghop.demo.ways import Way
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.permissions import Viewer

_RUNGS = tuple(datetime(2026, 5, day, 8, 0, tzinfo=VIETNAM) for day in (6, 7, 8))
_LETTER = datetime(2026, 5, 8, 9, 5, tzinfo=VIETNAM)
_CALLS = (
    (datetime(2026, 5, 8, 9, 20, tzinfo=VIETNAM), "Chủ tịch UBND", "Đã nắm, hẹn ký và nộp trong ngày 08/5."),
    (datetime(2026, 5, 8, 9, 32, tzinfo=VIETNAM), "Cán bộ soạn thảo", "Đang chờ số liệu, hẹn nộp sáng thứ Hai."),
)


def chasing_ways(campaign: Campaign, organisers: Sequence[Viewer]) -> Iterator[Way]:
    """Yield a way for each deed, in time."""
    for at in _RUNGS:
        yield _once(at, partial(_remind, campaign))
    yield _once(_LETTER, partial(_write_letter, campaign, organisers[0]))
    for number, (at, to, note) in enumerate(_CALLS):
        yield _once(at, partial(_call, campaign, organisers[number % len(organisers)], number, to, note))


def _once(at: datetime, deed: Callable[[datetime], None]) -> Way:
    yield at, deed


def _remind(campaign: Campaign, at: datetime) -> None:
    remind(campaign, at=at)


def _write_letter(campaign: Campaign, by: Viewer, at: datetime) -> None:
    if late_list(by, campaign, at=at):
        draft_letter(campaign, wish=Wish(date(2026, 5, 11), "XDCQ", "GIÁM ĐỐC"), by=by, at=at)


def _call(campaign: Campaign, by: Viewer, number: int, to: str, note: str, at: datetime) -> None:
    late = late_list(by, campaign, at=at)
    if number < len(late):
        unit = obligation_with(late[number].row.obligation_id)
        record_contact(unit, spoken=Spoken(PHONE, to, note, at), by=by, at=at)
