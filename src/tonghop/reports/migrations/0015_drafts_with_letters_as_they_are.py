"""What a version's content is, is said by its rules now. (Its first half, how drafts are written, went into 0017.)"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_long_columns_compressed_quickly")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="version",
                    name="content",
                    field=models.JSONField(help_text="see reports.rules.content.written_content"),
                ),
            ],
        ),
    ]
