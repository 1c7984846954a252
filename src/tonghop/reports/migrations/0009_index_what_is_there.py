"""What was handed in before there was an index is found too."""

from django.db import migrations

from tonghop.kernel.text import fold


def index_latest(apps, schema_editor):
    reports = apps.get_model("reports", "Report").objects.filter(latest__isnull=False)
    texts = apps.get_model("reports", "SearchText").objects
    for report in reports.select_related("latest", "obligation").iterator():
        texts.bulk_create(texts_of(apps.get_model("reports", "SearchText"), report), batch_size=500)


def texts_of(model, report):
    for section in report.latest.content["sections"]:
        for place, block in enumerate(section["blocks"]):
            text = block.get("text") or "\n".join("\t".join(row) for row in block.get("rows", ()))
            if text.strip():
                yield model(
                    report=report,
                    version=report.latest,
                    campaign_id=report.obligation.campaign_id,
                    organisation_id=report.obligation.organisation_id,
                    obligation=report.obligation,
                    section=section["key"],
                    section_title=f"{section['number']}. {section['title']}",
                    place=place,
                    text=text,
                    folded=fold(text),
                )


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_full_text_index")]
    operations = [migrations.RunPython(index_latest, migrations.RunPython.noop)]
