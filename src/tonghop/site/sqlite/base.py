"""The database engine: who wants to write waits in line inside this process, and asks for SQLite's lock one at a time.

SQLite's own waiting sleeps longer each time, up to a tenth of a second, while the lock is mostly free again after a few
thousandths: in the minute in which everybody submits, the waiting then costs far more than the work. And where all
threads of a process ask again and again, their asking takes the processor from the one that writes.
"""

import random
import sqlite3
import time
from collections import defaultdict
from functools import lru_cache
from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

SHORTEST, LONGEST = 0.0002, 0.001  # seconds
_TURNS: defaultdict[str, Lock] = defaultdict(Lock)  # by database: whose turn it is in this process
_KIND_OF_ERROR = 0xFF  # the rest of an error's code says what of that kind it is
_STATEMENTS = 1_000  # whose text is kept as SQLite reads it


class Cursor(base.SQLiteCursorWrapper):
    """Django's own, but it turns the marks of a statement's values into SQLite's once, not each time it runs."""

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """Return the statement with SQLite's marks."""
        if param_names is None:
            return _with_question_marks(query)
        return super().convert_query(query, param_names=param_names)


@lru_cache(maxsize=_STATEMENTS)
def _with_question_marks(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite with transactions that wait their turn, for as long as the setting `timeout` says."""

    _turn: "Lock | None" = None

    def create_cursor(self, name: Any = None) -> Cursor:  # noqa: ARG002 - Django's signature
        """Return a cursor of this engine."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        end = time.monotonic() + timeout
        self._take_turn(timeout)
        try:
            self._ask_until(end, timeout)
        except BaseException:
            self._pass_turn()
            raise

    def _ask_until(self, end: float, timeout: float) -> None:
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._began():
                if time.monotonic() > end:
                    raise OperationalError("database is locked")
                time.sleep(random.uniform(SHORTEST, LONGEST))  # noqa: S311 - so that two do not ask in step
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")

    def _began(self) -> bool:
        """Ask once, past Django's cursor: in a crowd most asking is in vain, and should cost as little as it can."""
        with self.wrap_database_errors:
            try:
                self.connection.execute(f"BEGIN {self.transaction_mode or ''}")  # type: ignore[attr-defined]  # likewise
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & _KIND_OF_ERROR != sqlite3.SQLITE_BUSY:
                    raise
                return False
        return True

    def _take_turn(self, timeout: float) -> None:
        turn = _TURNS[str(self.settings_dict["NAME"])]
        if not turn.acquire(timeout=timeout):
            raise OperationalError("database is locked")
        self._turn = turn

    def _pass_turn(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.release()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # likewise
        self._pass_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # likewise
        finally:
            self._pass_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # likewise
        finally:
            self._pass_turn()
