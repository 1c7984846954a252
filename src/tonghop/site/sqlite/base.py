"""The database engine: a transaction asks for SQLite's one write lock often and briefly, instead of ever more rarely.

SQLite's own waiting sleeps longer each time, up to a tenth of a second, while the lock is mostly free again after a few
thousandths: in the minute in which everybody submits, the waiting then costs far more than the work.
"""

import random
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

SHORTEST, LONGEST = 0.0003, 0.002  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite with transactions that wait their turn in small steps, for as long as the setting `timeout` says."""

    def _start_transaction_under_autocommit(self) -> None:
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        end = time.monotonic() + timeout
        with self.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._began():
                if time.monotonic() > end:
                    raise OperationalError("database is locked")
                time.sleep(random.uniform(SHORTEST, LONGEST))  # noqa: S311 - so that two do not ask in step
        finally:
            with self.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")

    def _began(self) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            return False
        return True
