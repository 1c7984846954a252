"""The owner issues the report and its transmittal, the standing body every other paper."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def fill(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    document, campaign = apps.get_model("documents", "Document"), apps.get_model("campaigns", "Campaign")
    of = campaign.objects.filter(pk=OuterRef("campaign"))
    by_owner = document.objects.filter(kind__in=["report", "transmittal"])
    by_owner.update(issuer=Subquery(of.values("owner")[:1]))
    document.objects.exclude(kind__in=["report", "transmittal"]).update(
        issuer=Subquery(of.values("standing_body")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_numbers_and_registers")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
