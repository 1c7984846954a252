"""The way of each unit through the days of the campaign: its deeds in order, each with a moment of its own."""

from collections.abc import Callable, Generator, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random

from tonghop.demo import deeds
from tonghop.demo.deeds import Deed
from tonghop.demo.desk import Desk
from tonghop.demo.judging import decide_findings
from tonghop.demo.pools import texts
from tonghop.demo.unit_report import wrong_sum
from tonghop.kernel.moments import VIETNAM, local

Step = tuple[datetime, Deed]
Way = Iterator[Step]
FIRST = datetime(2026, 5, 4, 17, 10, tzinfo=VIETNAM)
LAST = datetime(2026, 5, 8, 9, 48, tzinfo=VIETNAM)
_DECIDES = 4  # the judge goes through the findings of every fourth report
_DAYS = ((5, 2), (6, 4), (7, 5))  # of May 2026, and how many of ten hand in then


def way_of(desk: Desk) -> Way:
    """Yield the unit's deeds in order of time: (moment, what is done then)."""
    return _WAYS[desk.part.way](desk)


def _accepted(desk: Desk) -> Way:
    at = _submission(desk)
    yield from _handed_in(desk, at)
    yield from _judged(desk, at)


def _mended(desk: Desk) -> Way:
    at = _early(desk.rng)
    yield from _handed_in(desk, at)
    at = yield from _returned_at(desk, at)
    again = _office(at + timedelta(minutes=desk.rng.randint(140, 420)))
    yield from _handed_in_again(desk, again)
    yield from _judged(desk, again)


def _returned(desk: Desk) -> Way:
    at = _early(desk.rng) if desk.rng.random() < 0.6 else _submission(desk)  # noqa: PLR2004 - a chance
    yield from _handed_in(desk, at)
    yield from _returned_at(desk, at)


def _refused_once(desk: Desk) -> Way:
    at = _submission(desk)
    words = texts("nhan-xet")["head_refusals"][desk.part.refusal]
    reason = words.format(writer=desk.unit.names.writer, place=desk.unit.place)
    yield from _sought(desk, at - timedelta(hours=5))
    yield at - timedelta(hours=4), partial(deeds.refuse, desk, reason)
    yield at - timedelta(hours=1), partial(deeds.seek, desk)
    yield at, partial(deeds.submit, desk)
    yield from _judged(desk, at)


def _recalled(desk: Desk) -> Way:
    at = _early(desk.rng)
    yield from _handed_in(desk, at)
    yield at + timedelta(minutes=11), partial(deeds.recall, desk)
    again = at + timedelta(minutes=desk.rng.randint(60, 130))
    yield from _handed_in_again(desk, again)
    yield from _judged(desk, again)


def _submitted(desk: Desk) -> Way:
    yield from _handed_in(desk, _submission(desk) if desk.part.late else _evening(desk.rng))


def _under_review(desk: Desk) -> Way:
    at = _submission(desk)
    yield from _handed_in(desk, at)
    yield _review_moment(desk, at), partial(deeds.review, desk)


def _drafting(desk: Desk) -> Way:
    at = _evening(desk.rng)
    yield at - timedelta(hours=3), partial(deeds.open_report, desk)
    yield at, partial(deeds.upload_part, desk)


def _blocked(desk: Desk) -> Way:
    at = _evening(desk.rng)
    desk.spoiled = wrong_sum(desk.report)
    yield from _sought(desk, at - timedelta(hours=1))
    yield at, partial(deeds.meet_the_gate, desk)
    yield at + timedelta(minutes=6), partial(deeds.refuse, desk, texts("nhan-xet")["head_refusals"][2])


def _awaiting(desk: Desk) -> Way:
    yield from _sought(desk, _evening(desk.rng))


def _nothing(desk: Desk) -> Way:  # noqa: ARG001 - a way like the others
    return iter(())


def _on_behalf(desk: Desk) -> Way:
    at = _office(_submission(desk))
    yield at - timedelta(minutes=25), partial(deeds.open_for, desk)
    yield at - timedelta(minutes=12), partial(deeds.upload_for, desk)
    reasons = texts("nhan-xet")["on_behalf_reasons"]
    yield at, partial(deeds.submit_for, desk, reasons[desk.unit.id % len(reasons)])
    yield from _judged(desk, at)


def _reopened(desk: Desk) -> Way:
    at = _early(desk.rng)
    yield from _handed_in(desk, at)
    yield from _judged(desk, at)
    reason = texts("nhan-xet")["reopen_reasons"][desk.part.reason]
    yield datetime(2026, 5, 8, 8, 20, tzinfo=VIETNAM), partial(deeds.reopen, desk, reason)


def _nil(desk: Desk) -> Way:
    at = _submission(desk)
    yield at - timedelta(hours=2), partial(deeds.open_report, desk)
    yield at - timedelta(hours=1), partial(deeds.seek_nil, desk)
    yield at, partial(deeds.submit, desk)
    yield _review_moment(desk, at), partial(deeds.accept, desk)


_WAYS: dict[str, Callable[[Desk], Way]] = {
    "accepted": _accepted,
    "leader": _accepted,
    "mended": _mended,
    "returned": _returned,
    "refused-once": _refused_once,
    "recalled": _recalled,
    "submitted": _submitted,
    "under-review": _under_review,
    "drafting": _drafting,
    "blocked": _blocked,
    "awaiting": _awaiting,
    "not-opened": _nothing,
    "exempt": _nothing,
    "outside": _nothing,
    "on-behalf": _on_behalf,
    "reopened": _reopened,
    "nil": _nil,
}


def _handed_in(desk: Desk, at: datetime) -> Way:
    yield from _sought(desk, at - timedelta(minutes=desk.rng.randint(25, 60)))
    yield at, partial(deeds.submit, desk)


def _sought(desk: Desk, at: datetime) -> Way:
    """Open, upload and seek approval, the last of them at the moment given."""
    yield max(FIRST, at - timedelta(minutes=desk.rng.randint(150, 520))), partial(deeds.open_report, desk)
    yield max(FIRST, at - timedelta(minutes=desk.rng.randint(20, 90))), partial(deeds.upload, desk)
    yield at, partial(deeds.seek, desk)


def _handed_in_again(desk: Desk, at: datetime) -> Way:
    yield at - timedelta(minutes=40), partial(deeds.upload_mended, desk)
    yield at - timedelta(minutes=15), partial(deeds.seek, desk)
    yield at, partial(deeds.submit, desk)


def _judged(desk: Desk, at: datetime) -> Way:
    begun = _review_moment(desk, at)
    yield begun, partial(deeds.review, desk)
    yield from _decided(desk, begun, frozenset())
    yield min(LAST, begun + timedelta(minutes=desk.rng.randint(6, 24))), partial(deeds.accept, desk)


def _returned_at(desk: Desk, at: datetime) -> Generator[Step, None, datetime]:
    """Yield the review and the return; what it returns is when the report went back."""
    begun = _review_moment(desk, at)
    back = min(LAST, begun + timedelta(minutes=desk.rng.randint(8, 30)))
    yield begun, partial(deeds.review, desk)
    yield from _decided(desk, begun, frozenset(_reasons(desk)))
    yield back, partial(deeds.give_back, desk, _reasons(desk))
    return back


def _decided(desk: Desk, begun: datetime, returned: frozenset[str]) -> Way:
    """Yield what is decided about the findings: wherever a report goes back, and at some others."""
    if desk.part.returns or desk.unit.id % _DECIDES == 0:
        yield begun + timedelta(minutes=2), partial(decide_findings, desk, returned)


def _reasons(desk: Desk) -> dict[str, str]:
    keys = {section.name: section.key for section in desk.report.asked.sections}
    pool = texts("nhan-xet")["return_reasons"]
    return {keys.get(name, ""): pool[name][number] for name, number in desk.part.returns.items()}


def _submission(desk: Desk) -> datetime:
    if desk.part.late or desk.part.extended is not None:
        return datetime(2026, 5, 8, 7, desk.rng.randint(5, 59), tzinfo=VIETNAM) + timedelta(
            minutes=desk.rng.randint(0, 50)
        )
    day = desk.rng.choices([d for d, _ in _DAYS], weights=[w for _, w in _DAYS])[0]
    if day == 7:  # noqa: PLR2004 - the last day goes into the evening
        return _may(day, desk.rng.randint(8 * 60, 21 * 60 + 40))
    return _may(day, desk.rng.randint(9 * 60 if day > 5 else 14 * 60, 17 * 60 + 30))  # noqa: PLR2004 - likewise


def _early(rng: Random) -> datetime:
    return _may(rng.choice((5, 6)), rng.randint(14 * 60, 16 * 60 + 30))


def _evening(rng: Random) -> datetime:
    return _may(7, rng.randint(16 * 60, 21 * 60))


def _may(day: int, minute: int) -> datetime:
    return datetime(2026, 5, day, minute // 60, minute % 60, tzinfo=VIETNAM)


def _review_moment(desk: Desk, submitted: datetime) -> datetime:
    wait = desk.rng.randint(4, 20) if submitted >= datetime(2026, 5, 8, tzinfo=VIETNAM) else desk.rng.randint(35, 290)
    return min(_office(submitted + timedelta(minutes=wait)), LAST - timedelta(minutes=desk.rng.randint(3, 25)))


def _office(moment: datetime) -> datetime:
    """Return the moment, or the next one within office hours."""
    here = local(moment)
    if here.hour >= 18:  # noqa: PLR2004 - the desk is closed
        here = (here + timedelta(days=1)).replace(hour=7, minute=30 + here.minute % 30)
    elif here.hour < 7 or (here.hour == 7 and here.minute < 30):  # noqa: PLR2004 - likewise
        here = here.replace(hour=7, minute=30 + here.minute % 30)
    return here
