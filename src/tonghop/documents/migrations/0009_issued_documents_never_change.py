"""The database itself refuses to change what was issued, a cancellation, or a signature."""

from django.db import migrations

from tonghop.journal.frozen import never_changes


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_every_draft_has_an_issuer")]
    operations = [
        never_changes("documents_issueddocument", "an issued document never changes"),
        never_changes("documents_cancellation", "a cancelled number stays cancelled"),
        never_changes("documents_issuedsignature", "a signature on an issued document never changes"),
    ]
