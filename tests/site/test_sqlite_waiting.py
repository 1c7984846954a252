"""On SQLite a transaction waits its turn in small steps, and gives up aloud when its time is over."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

pytestmark = pytest.mark.django_db  # a database at all; this one is a file of its own
COUNTED = 25


@pytest.fixture
def database(tmp_path):
    """A way to a database file of the house's own engine: called, it gives connections apart from the suite's."""

    def connections(timeout=20):
        options = {"transaction_mode": "IMMEDIATE", "timeout": timeout, "init_command": "PRAGMA journal_mode=WAL;"}
        given = {"ENGINE": "tonghop.site.sqlite", "NAME": str(tmp_path / "db.sqlite3"), "OPTIONS": options}
        return ConnectionHandler({"default": given})["default"]

    with closing(connections()) as first, first.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n integer)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    return connections


def add_one(connection):
    """Read and write as a transaction does that must not overlap another."""
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM counter")
        (number,) = cursor.fetchone()
        cursor.execute("UPDATE counter SET n = %s", [number + 1])
    connection.commit()
    connection.set_autocommit(True)


def test_many_at_once_all_get_their_turn(database):
    def work(_):
        connection = database()
        try:
            for _ in range(COUNTED):
                add_one(connection)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with closing(database()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT n FROM counter")
        assert cursor.fetchone() == (4 * COUNTED,)


def test_a_turn_is_given_up_whatever_ends_the_transaction(database):
    first, second = database(), database(timeout=0.2)
    for end in (first.commit, first.rollback, first.close):
        first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        end()
        add_one(second)
        if first.connection is not None:
            first.set_autocommit(True)
    second.close()


def test_who_waits_too_long_is_told_and_can_go_on(database):
    holder, waiting = database(), database(timeout=0.2)
    holder.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="database is locked"):
        add_one(waiting)
    holder.rollback()
    holder.close()
    waiting.close()
    with closing(database(timeout=0.2)) as again:
        add_one(again)
        with again.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            assert cursor.fetchone() == (200,)


def test_what_keeps_a_transaction_from_beginning_otherwise_is_told_at_once(database):
    with closing(database()) as inside, closing(database(timeout=0.2)) as other:
        inside.ensure_connection()
        inside.connection.execute("BEGIN")
        with pytest.raises(OperationalError, match="within a transaction"):
            add_one(inside)
        inside.connection.execute("ROLLBACK")
        add_one(other)


def test_a_statement_may_name_its_values_or_hold_a_percent_sign(database):
    with closing(database()) as connection, connection.cursor() as cursor:
        for _ in range(2):
            cursor.execute("SELECT %s, '100%%'", ["%s"])
            assert cursor.fetchone() == ("%s", "100%")
        cursor.execute("SELECT %(number)s, %(text)s", {"number": 1, "text": "b"})
        assert cursor.fetchone() == (1, "b")
