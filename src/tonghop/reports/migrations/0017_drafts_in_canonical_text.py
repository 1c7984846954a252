"""What a draft holds is kept as the canonical text that a version takes over unread; under new names, so that no server
of before can write anything else there."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tonghop.journal.canonical import CanonicalJSONField
from tonghop.journal.compressed import compressed_by_lz4

BLOCKS_HELP = "see rules.content.clean_blocks"
VALUES_HELP = '{code: {"value"} | {"none"}}'
MOVED = (("DraftSection", "blocks"), ("Report", "values"))
LONG = (("reports_draftsection", "canonical_blocks"), ("reports_report", "canonical_values"))


def write_canonically(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    for model, name in MOVED:
        _copy(apps.get_model("reports", model), name, f"written_{name}")


def write_as_before(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    for model, name in MOVED:
        _copy(apps.get_model("reports", model), f"written_{name}", name)


def _copy(model: Any, source: str, target: str) -> None:
    for pk, held in model.objects.order_by().values_list("pk", source).iterator(chunk_size=500):
        model.objects.filter(pk=pk).update(**{target: held})


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_who_wrote_each_figure")]
    operations = [
        migrations.AddField(
            model_name="draftsection",
            name="written_blocks",
            field=CanonicalJSONField(default=list, db_column="canonical_blocks", help_text=BLOCKS_HELP),
        ),
        migrations.AddField(
            model_name="report",
            name="written_values",
            field=CanonicalJSONField(default=dict, db_column="canonical_values", help_text=VALUES_HELP),
        ),
        compressed_by_lz4(LONG),
        migrations.RunPython(write_canonically, write_as_before),
        migrations.RemoveField("draftsection", "blocks"),
        migrations.RemoveField("report", "values"),
        migrations.RenameField("draftsection", "written_blocks", "blocks"),
        migrations.RenameField("report", "written_values", "values"),
    ]
