"""An index that each line wrote to and no query asked by: events are asked for with their subject or their moment."""

from django.db import migrations, models

NAME = "journal_entry_event_5f215091"


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_lines_never_change")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"DROP INDEX IF EXISTS {NAME}_like", migrations.RunSQL.noop),  # PostgreSQL's, for LIKE
                migrations.RunSQL(f"DROP INDEX IF EXISTS {NAME}", f"CREATE INDEX {NAME} ON journal_entry (event)"),
            ],
            state_operations=[
                migrations.AlterField(model_name="entry", name="event", field=models.CharField(max_length=60)),
            ],
        ),
    ]
