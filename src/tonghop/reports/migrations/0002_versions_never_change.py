"""The database itself refuses to change a submitted version."""

from django.db import migrations

TABLE = "reports_version"
SENTENCE = "a submitted version never changes"


def guard(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_never_changes BEFORE UPDATE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )
    elif connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE FUNCTION {TABLE}_never_changes() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_never_changes BEFORE UPDATE ON {TABLE} "
            f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_never_changes()"
        )


def unguard(apps, schema_editor):
    connection = schema_editor.connection
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_never_changes{on}")
    if connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION {TABLE}_never_changes()")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_first_tables")]
    operations = [migrations.RunPython(guard, unguard)]
