"""A report knows its latest version and when it first arrived, so that the board is one query."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_versions_never_change")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="arrived_at",
            field=models.DateTimeField(
                help_text="when it first arrived: lateness is judged by it; a recall takes it back, a return does not",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="latest",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.version"
            ),
        ),
    ]
