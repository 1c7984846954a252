"""A thread's connection, and the one cursor kept over it for the statements that run thousands of times in a minute."""

from threading import local
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

_KEPT = local()


class _Kept(CursorWrapper):
    """A thread's cursor over one connection, for every statement here; making one for each took 4 % of a submission."""

    def __exit__(self, *_: object) -> None:
        """Stay open."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows; the wrapper made for this each time by Django's own costs more than fetching them."""
        with self.db.wrap_database_errors:
            rows: list[tuple[Any, ...]] = self.cursor.fetchall()
        return rows


def this_connection() -> BaseDatabaseWrapper:
    """Return this thread's connection itself; `django.db.connection` looks it up at each of hundreds of questions."""
    return connections[DEFAULT_DB_ALIAS]


def kept_cursor(here: BaseDatabaseWrapper) -> Any:
    """Return the thread's cursor over that connection; read all that comes before asking by it again."""
    here.close_if_health_check_failed()
    here.ensure_connection()
    here.validate_thread_sharing()
    if here.queries_logged:
        return here.make_debug_cursor(_new_cursor(here))
    kept: _Kept | None = getattr(_KEPT, "cursor", None)
    if kept is None or kept.cursor.connection is not here.connection:
        kept = _KEPT.cursor = _Kept(_new_cursor(here), here)
    return kept


def _new_cursor(here: Any) -> Any:
    """Return a cursor; on PostgreSQL one by which the server too keeps a statement's plan for the next time.

    Where a pooler stands between that cannot (`prepare_threshold` is None), an ordinary one.
    """
    if here.vendor != "postgresql" or here.connection.prepare_threshold is None:
        return here.create_cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - only where psycopg is used

    return ServerBindingCursor(here.connection)  # type: ignore[call-arg]  # the stubs leave out what it takes
