"""The worker: one process that empties the queue, and once a minute does what the clock brings."""

import logging
import os
import signal
import socket
import sys
from threading import Event
from time import monotonic
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

from tonghop.jobs.tick import tick
from tonghop.journal import clock
from tonghop.queue.actions import beat, sign_off, sign_on

logger = logging.getLogger("tonghop.jobs")
MINUTE = 60.0
BEAT_EVERY = 30.0
_NAME_LENGTH = 64


class Background:
    """Works until `stop` is called; a signal lets it end what it has in hand, a second one does not."""

    def __init__(self, *, interval: float = 1.0, minute: float = MINUTE) -> None:
        """`interval` is the rest between looks at the queue, `minute` the time between looks at the clock."""
        letters = get_random_string(8)
        self.name = f"{socket.gethostname()[: _NAME_LENGTH - 20]}:{os.getpid()}:{letters}"
        self._interval, self._minute = interval, minute
        self._stopping = Event()
        self._queue: QueueWorker | None = None
        self._beaten = 0.0

    def listen_for_signals(self) -> None:
        """Stop in good order on the usual signals."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)

    def run(self) -> None:
        """Work until stopped."""
        sign_on(self.name, process=os.getpid(), at=timezone.now())
        looked = monotonic() - self._minute
        while not self._stopping.is_set():
            try:
                if monotonic() - looked >= self._minute:
                    looked = monotonic()
                    self._tick()
                self._drain()
            except DatabaseError:
                logger.exception("database")
                connection.close()
            self._stopping.wait(self._interval)
        sign_off(self.name, at=timezone.now())

    def round(self) -> None:
        """Do what waits, look at the clock once, and do what that brought."""
        sign_on(self.name, process=os.getpid(), at=timezone.now())
        self._drain()
        self._tick()
        self._drain()
        sign_off(self.name, at=timezone.now())

    def _drain(self) -> None:
        """Do every task that is ready."""
        self._queue = QueueWorker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        self._queue.run()

    def _tick(self) -> None:
        close_old_connections()
        failed = tick(worker=self.name, now=clock.now, real_now=timezone.now(), stop=self._must_stop)
        beat(self.name, at=timezone.now(), error="\n".join(failed))

    def _must_stop(self) -> bool:
        """Tell whether to stop, and say between two messages that the worker lives."""
        if monotonic() - self._beaten >= BEAT_EVERY:
            self._beaten = monotonic()
            beat(self.name, at=timezone.now())
        return self._stopping.is_set()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - Python hands it in
        if self._stopping.is_set():
            sys.exit(1)
        self._stopping.set()
        if self._queue is not None:
            self._queue.running = False
