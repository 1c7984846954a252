"""Which worker is alive, and what becomes of a task whose worker is not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tonghop.kernel.errors import NotPossible

SILENT_FOR = timedelta(minutes=15)
"""A worker on another machine that has not been seen for so long is dead; here its process is asked for."""
MOST_STARTS = 3
"""A task that took so many workers with it is not begun again by itself."""


@dataclass(frozen=True, slots=True)
class WorkerSeen:
    """One worker: its name ("machine:process:letters"), where it runs, when it was last seen."""

    name: str
    host: str
    process: int
    seen_at: datetime


def is_alive(worker: WorkerSeen, *, at: datetime, here: str, processes: frozenset[int]) -> bool:
    """Tell whether the worker still works; `here` is this machine, `processes` those of its workers that run."""
    if worker.host == here:
        return worker.process in processes
    return at - worker.seen_at < SILENT_FOR


def begins_again(starts: int) -> bool:
    """Tell whether a task that was begun so many times and never ended is begun once more."""
    return starts < MOST_STARTS


def check_failed(status: str) -> None:
    """Raise NotPossible unless the task failed and may be done again."""
    if status != "FAILED":
        raise NotPossible("Việc này không ở trạng thái lỗi.", advice="Hãy tải lại trang để xem trạng thái mới nhất.")
