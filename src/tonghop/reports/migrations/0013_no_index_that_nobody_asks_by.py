"""Indexes that each submission wrote to and no query asked by: a version's report is the first half of a unique one."""

import django.db.models.deletion
from django.db import migrations, models

INDEXES = {
    "reports_report_counted_id_2d0a33a6": ("reports_report", "counted_id"),
    "reports_report_latest_id_e42369d2": ("reports_report", "latest_id"),
    "reports_version_report_id_2edc98bb": ("reports_version", "report_id"),
}


class Migration(migrations.Migration):
    # By name, not by altering the fields: on SQLite that would make the tables anew, without their triggers.
    dependencies = [("reports", "0012_what_arrived_says_when_it_was_due")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"DROP INDEX IF EXISTS {name}", f"CREATE INDEX {name} ON {table} ({column})")
                for name, (table, column) in INDEXES.items()
            ],
            state_operations=[
                *(
                    migrations.AlterField(
                        model_name="report",
                        name=name,
                        field=models.ForeignKey(
                            db_index=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="reports.version",
                        ),
                    )
                    for name in ("counted", "latest")
                ),
                migrations.AlterField(
                    model_name="version",
                    name="report",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reports.report",
                    ),
                ),
            ],
        ),
    ]
