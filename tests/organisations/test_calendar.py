"""An operator edits the year; the own tree alone counts by it."""

from datetime import date

import pytest

import factories
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.actions import edit_day, restore_day
from tonghop.organisations.models import EditedDay
from tonghop.organisations.permissions import Role
from tonghop.organisations.queries import edited_days, edits_in

FRIDAY, SATURDAY = date(2026, 1, 2), date(2026, 1, 10)


@pytest.fixture
def scene(db):
    province = factories.make_province()
    return province.owner, factories.viewer_in(province.standing_body, Role.ORGANISER)


def test_a_day_off_in_exchange_for_a_saturday(scene, now):
    owner, organiser = scene
    edit_day(owner, day=FRIDAY, works=False, note="Hoán đổi", by=organiser, at=now)
    edit_day(owner, day=SATURDAY, works=True, note="Làm bù", by=organiser, at=now)
    assert edited_days({owner.pk}) == {FRIDAY: False, SATURDAY: True}
    assert edited_days({owner.pk + 1}) == {}
    assert [e.day for e in edits_in(owner, 2026)] == [FRIDAY, SATURDAY]
    line = Entry.objects.filter(event="calendar.edited").last()
    assert line.detail == {"day": "2026-01-10", "works": True, "reason": "Làm bù"}


def test_an_edit_is_taken_back(scene, now):
    owner, organiser = scene
    edit_day(owner, day=FRIDAY, works=False, note="Hoán đổi", by=organiser, at=now)
    edit_day(owner, day=FRIDAY, works=True, note="Thôi", by=organiser, at=now)
    assert edited_days({owner.pk}) == {FRIDAY: True}
    restore_day(owner, day=FRIDAY, by=organiser, at=now)
    assert not EditedDay.objects.exists()
    assert Entry.objects.filter(event="calendar.restored").count() == 1


def test_refusals_change_nothing(scene, now):
    owner, organiser = scene
    with pytest.raises(NotPossible, match="vốn đã là ngày làm việc"):
        edit_day(owner, day=FRIDAY, works=True, note="x", by=organiser, at=now)
    with pytest.raises(NotPossible, match="căn cứ"):
        edit_day(owner, day=FRIDAY, works=False, note=" ", by=organiser, at=now)
    with pytest.raises(NotPossible, match="không có sửa đổi"):
        restore_day(owner, day=FRIDAY, by=organiser, at=now)
    leader = factories.viewer_in(owner, Role.LEADER)
    foreign = factories.viewer_in(factories.make_province(name="Tuyên Quang").standing_body, Role.ORGANISER)
    for viewer in (leader, foreign):
        with pytest.raises(NotAllowed):
            edit_day(owner, day=FRIDAY, works=False, note="x", by=viewer, at=now)
        with pytest.raises(NotAllowed):
            restore_day(owner, day=FRIDAY, by=viewer, at=now)
    assert not EditedDay.objects.exists()
    assert not Entry.objects.filter(event__startswith="calendar").exists()
