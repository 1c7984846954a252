"""The database itself refuses to change a line of the journal."""

from django.db import migrations

from tonghop.journal.frozen import never_changes


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_first_tables")]
    operations = [never_changes("journal_entry", "a line of the journal never changes")]
