"""How reports lie in the database: what guards them stayed, what nobody asked by went, long columns pack quickly."""

import pytest
from django.db import DatabaseError, connection, transaction

from office import make_office
from tonghop.journal.models import Entry
from tonghop.reports.models import Report, Version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "columns"),
    [(Version, ["report_id"]), (Report, ["latest_id"]), (Report, ["counted_id"]), (Entry, ["event"])],
)
def test_what_nobody_asks_by_has_no_index(model, columns):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    assert not [name for name, one in found.items() if one["index"] and one["columns"] == columns]
    assert [name for name, one in found.items() if one["unique"]], "the unique ones are still there"


def test_a_version_still_never_changes(now):
    make_office(now).submitted()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Version.objects.update(signer="Người khác")
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Entry.objects.update(event="khac")


def test_the_text_of_a_draft_is_kept_in_canonical_json_and_read_back_the_same(now):
    office = make_office(now)
    report = office.written(text="Đã số hóa 12 hồ sơ ở “Bắc Hà”.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT canonical_blocks FROM reports_draftsection WHERE report_id = %s", [report.pk])
        assert cursor.fetchone() == ('[{"kind":"paragraph","text":"Đã số hóa 12 hồ sơ ở “Bắc Hà”."}]',)
    assert report.draft_sections.get().blocks == [{"kind": "paragraph", "text": "Đã số hóa 12 hồ sơ ở “Bắc Hà”."}]


@pytest.mark.postgresql
def test_long_columns_are_compressed_by_lz4():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attrelid::regclass::text || '.' || attname FROM pg_attribute "
            "WHERE attcompression = 'l' AND NOT attisdropped ORDER BY 1"
        )
        assert [name for (name,) in cursor.fetchall()] == [
            "reports_draftsection.canonical_blocks",
            "reports_report.canonical_values",
            "reports_version.content",
        ]
