"""The database itself refuses to change a submitted version."""

from django.db import migrations

from tonghop.journal.frozen import never_changes


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_first_tables")]
    operations = [never_changes("reports_version", "a submitted version never changes")]
