"""What an upload or another person writes over is kept; figures know who saved them last."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_latest_version_and_arrival")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="values_saved_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="values_saved_by",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.CreateModel(
            name="DraftRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=20)),
                ("revision", models.PositiveIntegerField()),
                ("blocks", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=200)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft_revisions",
                        to="reports.report",
                    ),
                ),
            ],
            options={"ordering": ["report", "key", "-revision"]},
        ),
        migrations.AddConstraint(
            model_name="draftrevision",
            constraint=models.UniqueConstraint(
                fields=("report", "key", "revision"), name="one_text_of_a_revision_of_a_section"
            ),
        ),
    ]
