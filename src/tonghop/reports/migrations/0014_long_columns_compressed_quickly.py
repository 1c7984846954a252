"""On PostgreSQL a report's long columns are compressed by lz4 where the server has it: a third of pglz's time."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LONG = (("reports_version", "content"), ("reports_draftsection", "blocks"), ("reports_report", "values"))
HAS_LZ4 = "SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)"


def compress_by_lz4(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _compress(editor, "lz4")


def compress_as_before(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _compress(editor, "default")


def _compress(editor: BaseDatabaseSchemaEditor, method: str) -> None:
    """What is stored stays as it is; what is written from now on is compressed so."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(HAS_LZ4)
        if cursor.fetchone() is None:
            return
    for table, column in LONG:
        editor.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" SET COMPRESSION {method}')


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_no_index_that_nobody_asks_by")]
    operations = [migrations.RunPython(compress_by_lz4, compress_as_before)]
