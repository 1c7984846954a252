"""The database itself refuses to change a paper of a unit or a signature on it."""

from django.db import migrations

from tonghop.journal.frozen import never_changes


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_papers_of_units_and_their_signatures")]
    operations = [
        never_changes("documents_reportpaper", "the paper of a version never changes"),
        never_changes("documents_papersignature", "a signature on a paper never changes"),
    ]
