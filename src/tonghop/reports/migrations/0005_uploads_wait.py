"""A file waits, with what was read from it, until somebody takes it into the draft or drops it."""

from django.db import migrations, models
from django.db.models import F


def were_taken(apps, schema_editor):
    """What came in before files waited was taken into the draft at once, by whoever brought it."""
    uploads = apps.get_model("reports", "Upload").objects
    uploads.update(state="taken", settled_at=F("uploaded_at"), settled_by=F("uploaded_by"))


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0004_text_that_was_written_over'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='reading',
            field=models.JSONField(default=dict, help_text='{sections, values, notes} as read, while it waits; see reports.rules.taking'),
        ),
        migrations.AddField(
            model_name='upload',
            name='settled_at',
            field=models.DateTimeField(help_text='when it was taken into the draft, or dropped', null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='settled_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='upload',
            name='state',
            field=models.CharField(choices=[('waiting', 'Chờ xem lại'), ('taken', 'Đã nhận vào báo cáo'), ('dropped', 'Đã bỏ')], default='waiting', max_length=10),
        ),
        migrations.AlterField(
            model_name='upload',
            name='problems',
            field=models.JSONField(default=list, help_text='[{"place", "message", "spot"}] found while reading it'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='version_number',
            field=models.PositiveIntegerField(help_text="the draft's version that it came in for, or went into"),
        ),
        migrations.RunPython(were_taken, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('settled_by', ''), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('settled_at__isnull', False), ('settled_by__gt', '')), _connector='OR'), name='an_upload_waits_or_somebody_settled_it'),
        ),
    ]
