"""What the clock brings each minute: tasks of dead workers, reminders that are due, mail that waits."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from tonghop.campaigns.queries import open_campaigns
from tonghop.chasing.actions import give_up_silent, remind
from tonghop.exchange.actions import deliver_waiting
from tonghop.queue.actions import reap

logger = logging.getLogger("tonghop.jobs")
Step = tuple[str, Callable[[], object]]


def tick(*, worker: str, now: Callable[[], datetime], real_now: datetime, stop: Callable[[], bool]) -> list[str]:
    """Take each step; one that fails is told and keeps none of the others from being taken. Return what failed.

    `now` is the house's clock, which may be simulated; whether a worker lives is asked of the real one.
    """
    failed = []
    for name, step in _steps(worker, now, real_now, stop):
        if stop():
            break
        try:
            step()
        except Exception as error:
            logger.exception("%s", name)
            failed.append(f"{name}: {type(error).__name__}: {error}")
    return failed


def _steps(worker: str, now: Callable[[], datetime], real_now: datetime, stop: Callable[[], bool]) -> Iterator[Step]:
    yield "Nhận lại việc của tiến trình đã dừng", partial(reap, at=real_now)
    yield "Tìm thư không rõ đã gửi", partial(give_up_silent, at=now(), real_now=real_now)
    for campaign in open_campaigns():
        yield f"Nhắc nộp báo cáo, đợt {campaign.key}", partial(remind, campaign, at=now())
    yield "Gửi thư", partial(deliver_waiting, worker=worker, now=now, stop=stop)
