"""Who works, what waits, what failed and why."""

import os
import socket
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django_tasks_db.models import DBTaskResult

from tonghop.organisations.permissions import Viewer, check_may_administer
from tonghop.queue.models import Worker
from tonghop.queue.rules import WorkerSeen, is_alive

Task = DBTaskResult[Any, Any]
SHOWN = 100
LABELS = {"READY": "Đang chờ", "RUNNING": "Đang chạy", "FAILED": "Lỗi", "SUCCESSFUL": "Xong"}


@dataclass(frozen=True)
class QueuePage:
    """What the page shows: workers with whether they live, counts by status, what waits or runs, what failed."""

    workers: list[tuple[Worker, bool]]
    counts: list[tuple[str, int]]
    going: list[Task]
    failed: list[Task]


def queue_page(viewer: Viewer, *, at: datetime) -> QueuePage:
    """Return the queue as it stands; for administrators of the installation. Four queries."""
    check_may_administer(viewer)
    found = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    going = DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).order_by("enqueued_at")
    failed = DBTaskResult.objects.failed().order_by("-finished_at")
    alive = living_workers(at=at)
    return QueuePage(
        workers=[(worker, worker.name in alive) for worker in Worker.objects.order_by("-seen_at")[:20]],
        counts=[(words, found.get(status, 0)) for status, words in LABELS.items()],
        going=list(going[:SHOWN]),
        failed=list(failed[:SHOWN]),
    )


def living_workers(*, at: datetime) -> frozenset[str]:
    """Return the names of the workers that still work. One query, and one question a process of this machine."""
    here = socket.gethostname()
    seen = [WorkerSeen(w.name, w.host, w.process, w.seen_at) for w in Worker.objects.filter(stopped_at=None)]
    processes = frozenset(w.process for w in seen if w.host == here and _runs(w.process))
    return frozenset(w.name for w in seen if is_alive(w, at=at, here=here, processes=processes))


def _runs(process: int) -> bool:
    """Tell whether a process of that number runs here and is no corpse; another's counts as running."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:  # noqa: PTH123 - no path of ours
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True
