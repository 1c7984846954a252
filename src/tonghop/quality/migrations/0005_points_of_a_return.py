from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quality', '0004_decisions_about_findings'),
    ]

    operations = [
        migrations.AddField(
            model_name='sectionreturn',
            name='points',
            field=models.JSONField(default=list, help_text='[{"place", "evidence"}]: the findings of the letter, by which one finds the place'),
        ),
    ]
