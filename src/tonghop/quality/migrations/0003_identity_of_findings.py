"""A finding knows which finding it is; those found before get what their rows tell of it."""

from hashlib import sha256
from typing import Any

from django.db import migrations, models


def _fill(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("quality", "Finding").objects.all()
    for row in rows.iterator(chunk_size=2_000):
        place = row.place if row.place.startswith("cell:") else row.place.partition(":")[0]
        peer = (row.peer_place["unit"], row.peer_place["section"]) if row.peer_place else ()
        told = (row.check_id, row.section_key, place, " ".join(row.evidence.split()).casefold(), *peer)
        rows.filter(pk=row.pk).update(fingerprint=sha256("\x1f".join(told).encode()).hexdigest()[:32])


class Migration(migrations.Migration):
    dependencies = [("quality", "0002_index_of_near_copies")]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="fingerprint",
            field=models.CharField(
                default="", help_text="which finding it is, whatever version; see rules.identity", max_length=32
            ),
            preserve_default=False,
        ),
        migrations.RunPython(_fill, migrations.RunPython.noop, elidable=True),
    ]
