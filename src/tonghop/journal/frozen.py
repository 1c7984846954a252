"""A migration operation by which the database itself refuses to change the rows of a table."""

from collections.abc import Sequence

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


def never_changes(table: str, sentence: str, *, columns: Sequence[str] = ()) -> RunPython:
    """Return the operation: every UPDATE of the table fails with the sentence, on SQLite and on PostgreSQL.

    Where `columns` are named, only one that writes to one of them.
    """
    update = "UPDATE OF " + ", ".join(f'"{column}"' for column in columns) if columns else "UPDATE"

    def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE TRIGGER {table}_never_changes BEFORE {update} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
            )
        elif editor.connection.vendor == "postgresql":
            editor.execute(
                f"CREATE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$",
            )
            editor.execute(
                f"CREATE TRIGGER {table}_never_changes BEFORE {update} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()",
            )

    def unguard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        on_postgresql = editor.connection.vendor == "postgresql"
        editor.execute(f"DROP TRIGGER {table}_never_changes" + (f" ON {table}" if on_postgresql else ""))
        if on_postgresql:
            editor.execute(f"DROP FUNCTION {table}_never_changes()")

    return RunPython(guard, unguard)
