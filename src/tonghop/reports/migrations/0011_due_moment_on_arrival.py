"""Keep with what arrived the due moment that was in force then; what is there is judged as the board judged it."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def note_due_moments(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    Report = apps.get_model("reports", "Report")
    arrived = Report.objects.exclude(arrived_at=None).select_related("obligation")
    rows = list(arrived.only("pk", "arrived_at", "obligation__due", "obligation__extended_to"))
    for report in rows:
        owed = report.obligation
        report.due_on_arrival = max(owed.due, owed.extended_to or owed.due)
    Report.objects.bulk_update(rows, ["due_on_arrival"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("reports", "0010_keys_of_explanations")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="due_on_arrival",
            field=models.DateTimeField(
                null=True,
                help_text="the due moment in force when it arrived; later an outage moves it, an extension does not",
            ),
        ),
        migrations.RunPython(note_due_moments, migrations.RunPython.noop),
    ]
