"""The database itself refuses to rename a section or change a rule of a campaign: what a process read of them holds."""

from django.db import migrations

from tonghop.journal.frozen import never_changes


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0005_questions_about_the_outline")]
    operations = [
        never_changes(
            "campaigns_section",
            "a section of a campaign keeps its name and place",
            columns=("key", "number", "title", "position"),
        ),
        never_changes("campaigns_indicatorrule", "a rule of a campaign never changes"),
    ]
