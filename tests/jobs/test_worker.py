"""A round of the worker: the queue, the clock, and what the clock brought; one step that fails stops no other."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime

import pytest
from chasing_scene import AFTER, make_scene
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from mail_servers import Inbox, mail_server

from tonghop.chasing.models import Message, Reminder
from tonghop.jobs import tick as ticking
from tonghop.jobs.worker import Background
from tonghop.journal import clock
from tonghop.queue.models import Worker

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}


@pytest.fixture
def queue(settings):
    settings.TASKS = QUEUE


@pytest.mark.django_db(transaction=True)
def test_one_round_checks_reminds_and_delivers(queue, settings, now, monkeypatch):
    scene = make_scene(now)
    scene.office.submitted(0)
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    with mail_server(settings, Inbox()) as inbox:
        Background().round()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert Reminder.objects.count() == 8  # two of the second commune; two organisers of it and of two departments
    assert {state for _, state in Message.objects.values_list("pk", "state")} == {"sent"}
    assert len(inbox.mails) == 3
    worker = Worker.objects.get()
    assert (worker.error, worker.stopped_at is not None) == ("", True)


def test_a_step_that_fails_is_told_and_stops_no_other(db, now, monkeypatch, caplog):
    make_scene(now)

    def breaks(*_, **__):
        raise RuntimeError("hỏng")

    monkeypatch.setattr(ticking, "reap", breaks)
    failed = ticking.tick(worker="w", now=lambda: AFTER, real_now=timezone.now(), stop=lambda: False)
    assert failed == ["Nhận lại việc của tiến trình đã dừng: RuntimeError: hỏng"]
    assert Reminder.objects.exists()


def test_who_is_asked_to_stop_takes_no_further_step(db, now):
    make_scene(now)
    assert ticking.tick(worker="w", now=lambda: AFTER, real_now=timezone.now(), stop=lambda: True) == []
    assert not Reminder.objects.exists()


def test_the_program_stops_in_good_order_on_a_signal(tmp_path):
    environment = {**os.environ, "TONGHOP_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tonghop.site.settings"}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=environment, check=True, timeout=120)
    worker = subprocess.Popen([sys.executable, "-m", "tonghop", "work"], env=environment)
    until = datetime.now().astimezone().timestamp() + 30
    while datetime.now().astimezone().timestamp() < until and not _signed_on(tmp_path):
        time.sleep(0.2)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    assert _signed_on(tmp_path, stopped=True)


def _signed_on(folder, *, stopped=False) -> bool:
    import sqlite3  # noqa: PLC0415 - looks at the program's file from outside

    with sqlite3.connect(folder / "tonghop.sqlite3") as rows:
        found = rows.execute("SELECT stopped_at FROM queue_worker").fetchall()
    rows.close()
    return any((moment is not None) is stopped for (moment,) in found)
