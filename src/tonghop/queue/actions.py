"""What workers say of themselves, taking up what a dead one left, and doing again what failed."""

import socket
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Actor, Subject
from tonghop.journal.stored import insert_all
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer, check_may_administer
from tonghop.queue.models import Worker
from tonghop.queue.queries import Task, living_workers
from tonghop.queue.rules import begins_again, check_failed

KEPT_FOR = timedelta(days=7)


def enqueue_all(tasks: Sequence[Any], words: Mapping[str, Any], *, at: datetime) -> None:
    """Put the same words before several tasks, in the transaction that is open and in one statement.

    As each task's own `enqueue` would, at a third of its price; `at` is the real clock's. A backend that is no table
    (the one that works at once) is asked in the ordinary way.
    """
    if not all(isinstance(task.get_backend(), DatabaseBackend) for task in tasks):
        for task in tasks:
            task.enqueue(**words)
        return
    rows = [
        {
            "args_kwargs": {"args": [], "kwargs": words},
            "enqueued_at": at,
            "run_after": task.run_after or get_date_max(),
            "priority": task.priority,
            "task_path": task.module_path,
            "queue_name": task.queue_name,
            "backend_name": task.backend,
        }
        for task in tasks
    ]
    insert_all(DBTaskResult, rows)


def sign_on(name: str, *, process: int, at: datetime) -> None:
    """Note that a worker has begun; what is known of workers long gone is forgotten."""
    Worker.objects.filter(seen_at__lt=at - KEPT_FOR).delete()
    Worker.objects.create(name=name, host=socket.gethostname(), process=process, started_at=at, seen_at=at)


def beat(name: str, *, at: datetime, error: str = "") -> None:
    """Note that the worker lives, and what went wrong in its last round, if anything did."""
    told = {"error": error[:2000], "error_at": at} if error else {}
    Worker.objects.filter(name=name).update(seen_at=at, **told)


def sign_off(name: str, *, at: datetime) -> None:
    """Note that the worker has stopped of its own will."""
    Worker.objects.filter(name=name).update(seen_at=at, stopped_at=at)


@transaction.atomic
def reap(*, at: datetime) -> int:
    """Put back into the queue what a dead worker left running; return how many tasks were taken up.

    One that took several workers with it is called failed, for a person to look at.
    """
    alive = living_workers(at=at)
    running = list(DBTaskResult.objects.running().select_for_update(skip_locked=True))
    left = [task for task in running if not task.worker_ids or task.worker_ids[-1] not in alive]
    for task in left:
        again = begins_again(len(task.worker_ids))
        task.status = "READY" if again else "FAILED"
        if not again:
            task.finished_at = at
            task.exception_class_path = "tonghop.queue.WorkerDied"
            task.traceback = "Tiến trình làm việc này dừng đột ngột nhiều lần."
        task.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
        _record("task.taken_up" if again else "task.given_up", task, SYSTEM, at)
    return len(left)


@transaction.atomic
def retry_task(task_id: UUID, *, by: Viewer, at: datetime) -> None:
    """Put a failed task back into the queue; for administrators of the installation."""
    check_may_administer(by)
    task = DBTaskResult.objects.select_for_update().filter(pk=task_id).first()
    if task is None:
        raise NotPossible("Không có việc này.", advice="Hãy tải lại trang.")
    check_failed(task.status)
    task.status, task.worker_ids, task.finished_at = "READY", [], None
    task.exception_class_path = task.traceback = ""
    task.save(update_fields=["status", "worker_ids", "finished_at", "exception_class_path", "traceback"])
    _record("task.retried", task, by.actor, at)


def _record(event: str, task: Task, by: Actor, at: datetime) -> None:
    detail = {"task": task.task_path, "id": str(task.pk), "starts": len(task.worker_ids)}
    record(event, subject=Subject("task", 0), by=by, at=at, detail=detail)
