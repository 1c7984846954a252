"""On PostgreSQL a report's long columns are compressed by lz4 where the server has it: a third of pglz's time."""

from django.db import migrations

from tonghop.journal.compressed import compressed_by_lz4

LONG = (("reports_version", "content"), ("reports_draftsection", "blocks"), ("reports_report", "values"))


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_no_index_that_nobody_asks_by")]
    operations = [compressed_by_lz4(LONG)]
