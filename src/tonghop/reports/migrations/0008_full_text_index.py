"""The full-text index over the folded column: FTS5 kept by triggers on SQLite, tsvector('simple') on PostgreSQL."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE reports_searchtext_fts USING fts5(folded, content='reports_searchtext', content_rowid='id')",
    "CREATE TRIGGER reports_searchtext_added AFTER INSERT ON reports_searchtext BEGIN "
    "INSERT INTO reports_searchtext_fts(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER reports_searchtext_gone AFTER DELETE ON reports_searchtext BEGIN "
    "INSERT INTO reports_searchtext_fts(reports_searchtext_fts, rowid, folded) "
    "VALUES ('delete', old.id, old.folded); END",
)
POSTGRESQL = (
    "CREATE INDEX reports_searchtext_words ON reports_searchtext USING gin (to_tsvector('simple', folded))",
)


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_texts_that_are_searched")]
    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
