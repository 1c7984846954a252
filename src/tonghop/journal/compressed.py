"""A migration operation by which PostgreSQL compresses long columns by lz4: a third of the time its default takes."""

from collections.abc import Sequence

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

HAS_LZ4 = "SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)"


def compressed_by_lz4(columns: Sequence[tuple[str, str]]) -> RunPython:
    """Return the operation over (table, column); nothing on SQLite, nor where the server was built without lz4.

    What is stored stays as it is; what is written from then on is compressed so.
    """

    def compress(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _set_compression(columns, editor, "lz4")

    def compress_as_before(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _set_compression(columns, editor, "default")

    return RunPython(compress, compress_as_before)


def _set_compression(columns: Sequence[tuple[str, str]], editor: BaseDatabaseSchemaEditor, method: str) -> None:
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(HAS_LZ4)
        if cursor.fetchone() is None:
            return
    for table, column in columns:
        editor.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" SET COMPRESSION {method}')
