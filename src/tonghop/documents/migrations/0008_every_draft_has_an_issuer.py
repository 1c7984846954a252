import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_issuers_of_drafts")]
    operations = [
        migrations.AlterField(
            model_name="document",
            name="issuer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafted_documents",
                to="organisations.organisation",
            ),
        ),
    ]
