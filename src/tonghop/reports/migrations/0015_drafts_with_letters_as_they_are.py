"""The text of drafts is written with its letters as they are; what is there is read as before, so no row changes."""

from django.db import migrations, models

from tonghop.kernel.hashing import ReadableJson


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_long_columns_compressed_quickly")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="draftsection",
                    name="blocks",
                    field=models.JSONField(
                        default=list, encoder=ReadableJson, help_text="see reports.rules.content.clean_blocks"
                    ),
                ),
                migrations.AlterField(
                    model_name="version",
                    name="content",
                    field=models.JSONField(help_text="see reports.rules.content.canonical_content"),
                ),
            ],
        ),
    ]
