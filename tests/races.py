"""Deeds that start together, each in a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from tonghop.kernel.errors import DomainError


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Return what each deed gave, or the refusal it met; anything else that is raised is a failure of the test."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        start.wait(timeout=20)
        try:
            return deed()
        except DomainError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
