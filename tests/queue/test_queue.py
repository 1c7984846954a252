"""What a dead worker left is taken up, a failed task is done again, and only administrators see the queue."""

import os
import socket
import subprocess
import sys
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

import factories
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.queue.actions import beat, reap, retry_task, sign_off, sign_on
from tonghop.queue.models import Worker
from tonghop.queue.queries import living_workers, queue_page
from tonghop.queue.rules import WorkerSeen, is_alive

NOW = timezone.now()


def task(status="RUNNING", workers=("một",)):
    return DBTaskResult.objects.create(
        status=status,
        task_path="tonghop.jobs.tasks.check_version",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=NOW,
        worker_ids=list(workers),
        exception_class_path="",
        traceback="",
    )


def dead_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


@pytest.fixture
def administrator(db):
    return factories.viewer_in(factories.make_province().owner, Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("host", "process", "seen", "lives"),
    [
        ("here", 1, timedelta(0), True),
        ("here", 2, timedelta(0), False),
        ("there", 2, timedelta(minutes=14), True),
        ("there", 2, timedelta(minutes=15), False),
    ],
)
def test_who_lives(host, process, seen, lives):
    worker = WorkerSeen("w", host, process, NOW - seen)
    assert is_alive(worker, at=NOW, here="here", processes=frozenset({1})) is lives


def test_living_is_asked_of_the_machine(db):
    sign_on("lives", process=os.getpid(), at=NOW)
    sign_on("died", process=dead_process(), at=NOW)
    sign_on("went home", process=os.getpid(), at=NOW)
    sign_off("went home", at=NOW)
    assert living_workers(at=NOW) == {"lives"}
    assert Worker.objects.get(name="lives").host == socket.gethostname()


def test_a_beat_says_what_went_wrong_and_old_workers_are_forgotten(db):
    sign_on("old", process=1, at=NOW - timedelta(days=8))
    sign_on("new", process=1, at=NOW)
    beat("new", at=NOW, error="Gửi thư: OSError")
    beat("new", at=NOW + timedelta(minutes=1))
    assert list(Worker.objects.values_list("name", "error", "seen_at")) == [
        ("new", "Gửi thư: OSError", NOW + timedelta(minutes=1))
    ]


def test_what_a_dead_worker_left_is_begun_again_and_what_a_living_one_has_is_not(db):
    sign_on("lives", process=os.getpid(), at=NOW)
    left, held = task(workers=["gone"]), task(workers=["gone", "lives"])
    assert reap(at=NOW) == 1
    assert [DBTaskResult.objects.get(pk=t.pk).status for t in (left, held)] == ["READY", "RUNNING"]
    assert Entry.objects.get(event="task.taken_up").detail["id"] == str(left.pk)


def test_what_took_three_workers_with_it_waits_for_a_person(db, administrator):
    bad = task(workers=["a", "b", "c"])
    assert reap(at=NOW) == 1
    bad.refresh_from_db()
    assert (bad.status, bad.finished_at) == ("FAILED", NOW)
    assert queue_page(administrator, at=NOW).failed == [bad]
    retry_task(bad.pk, by=administrator, at=NOW)
    bad.refresh_from_db()
    assert (bad.status, bad.worker_ids, bad.traceback) == ("READY", [], "")
    assert Entry.objects.get(event="task.retried").actor_name == administrator.name


def test_refusals_change_nothing(db, administrator):
    running = task()
    with pytest.raises(NotPossible, match="không ở trạng thái lỗi"):
        retry_task(running.pk, by=administrator, at=NOW)
    with pytest.raises(NotPossible, match="Không có việc"):
        retry_task(uuid4(), by=administrator, at=NOW)
    failed = task(status="FAILED")
    organiser = factories.viewer_in(factories.make_province(name="Tuyên Quang").standing_body, Role.ORGANISER)
    with pytest.raises(NotAllowed):
        retry_task(failed.pk, by=organiser, at=NOW)
    with pytest.raises(NotAllowed):
        queue_page(organiser, at=NOW)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"RUNNING", "FAILED"}
    assert not Entry.objects.filter(event__startswith="task.").exists()


def test_the_page_counts_and_lists(db, administrator):
    waiting = task(status="READY", workers=[])
    task(status="SUCCESSFUL")
    page = queue_page(administrator, at=NOW)
    assert page.counts == [("Đang chờ", 1), ("Đang chạy", 0), ("Lỗi", 0), ("Xong", 1)]
    assert page.going == [waiting]
