from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tonghop.journal.actions import record
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place, timeline
from tonghop.journal.rules import Actor, Subject

BY = Actor(7, "Lò Văn Minh", "Chuyên viên")
pytestmark = pytest.mark.django_db


def test_a_line_is_kept_and_found_in_order(now):
    subject = Subject("report", 3)
    record("report.submitted", subject=subject, by=BY, at=now + timedelta(hours=1))
    record("report.opened", subject=subject, by=BY, at=now, detail={"form": "commune"})
    record("report.opened", subject=Subject("report", 4), by=BY, at=now)
    assert [line.event for line in timeline(subject)] == ["report.opened", "report.submitted"]


def test_a_chain_is_whole_until_a_line_is_missing(now):
    for n in range(4):
        record(
            "report.saved",
            subject=Subject("report", 1),
            by=BY,
            at=now + timedelta(minutes=n),
            chain="obligation:9",
        )
    assert first_broken_place(chain_lines("obligation:9")) is None
    Entry.objects.filter(chain="obligation:9", position=2).delete()
    assert first_broken_place(chain_lines("obligation:9")) == 2


def test_the_database_refuses_to_change_a_line(now):
    record("report.opened", subject=Subject("report", 3), by=BY, at=now)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Entry.objects.update(actor_name="Ai đó")
    assert Entry.objects.get().actor_name == BY.name
