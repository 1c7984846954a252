from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher
from django.test import override_settings

from tonghop.journal.models import Entry
from tonghop.journal.queries import timeline
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations import queries
from tonghop.organisations.actions import (
    change_password,
    create_person,
    end_seat,
    reset_password,
    seat,
)
from tonghop.organisations.actions.first_passwords import first_password, hash_of_first_password
from tonghop.organisations.models import Membership, Person
from tonghop.organisations.permissions import Role

GOOD_PASSWORD = "cau-treo-ban-xa-77"


def counts():
    return Person.objects.count(), Membership.objects.count(), Entry.objects.count()


def test_a_person_is_made_and_can_sign_in(administrator, now):
    person = create_person(" Minh.LV ", name="Lò  Văn Minh", password=GOOD_PASSWORD, by=administrator, at=now)
    assert (person.sign_in_name, person.name, person.must_change_password) == ("minh.lv", "Lò Văn Minh", False)
    assert person.check_password(GOOD_PASSWORD)
    (line,) = timeline(Subject("person", person.pk))
    assert (line.event, line.actor_id, line.detail) == (
        "person.created",
        administrator.person_id,
        {"sign_in_name": "minh.lv"},
    )


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("quantri", GOOD_PASSWORD, "đã có người dùng"),
        ("Lò Minh", GOOD_PASSWORD, "không dùng làm tên đăng nhập được"),
        ("minh", "ngan", "ngắn"),
        ("minh", "1234567890", "phổ biến"),
    ],
)
def test_a_person_is_refused_and_nothing_changes(administrator, now, name, password, words):
    before = counts()
    with pytest.raises(NotPossible, match=words):
        create_person(name, name="Minh", password=password, by=administrator, at=now)
    assert counts() == before


def test_others_may_not_make_people_and_nothing_changes(viewer, body, now):
    by = viewer("an", ("Sở Nội vụ", "organiser"))
    person = Person.objects.get()
    before = counts()
    with pytest.raises(NotAllowed):
        create_person("minh", name="Minh", password=GOOD_PASSWORD, by=by, at=now)
    with pytest.raises(NotAllowed):
        seat(person, body("Sở Y tế"), Role.HEAD, post="", valid_from=now.date(), by=by, at=now)
    with pytest.raises(NotAllowed):
        end_seat(Membership.objects.get(), valid_to=now.date(), by=by, at=now)
    assert counts() == before


def test_a_seat_is_taken_and_ended(administrator, seated, body, now):
    person = seated("minh")
    made = seat(
        person, body("Sở Y tế"), Role.HEAD, post="Giám đốc", valid_from=date(2026, 5, 1), by=administrator, at=now
    )
    viewer = queries.viewer_of(person, today=now.date())
    assert viewer.has(Role.HEAD, body("Sở Y tế").pk)
    assert viewer.actor.post == "Giám đốc"
    end_seat(made, valid_to=now.date(), by=administrator, at=now)
    assert queries.viewer_of(person, today=now.date()).seats == ()
    events = [line.event for line in timeline(Subject("person", person.pk))]
    assert events == ["person.seated", "person.unseated"]


def test_a_seat_is_refused_and_nothing_changes(administrator, seated, body, now):
    person = seated("minh", ("Sở Y tế", "head"))
    before = counts()
    with pytest.raises(NotPossible, match="đã có vai trò “Lãnh đạo đơn vị” ở Sở Y tế"):
        seat(person, body("Sở Y tế"), Role.HEAD, post="", valid_from=now.date(), by=administrator, at=now)
    with pytest.raises(NotPossible, match="không giao được"):
        seat(person, body("UBND xã Bắc Hà"), Role.LEADER, post="", valid_from=now.date(), by=administrator, at=now)
    with pytest.raises(NotPossible, match="trước ngày bắt đầu"):
        end_seat(person.memberships.get(), valid_to=date(2025, 12, 31), by=administrator, at=now)
    assert counts() == before
    assert person.memberships.get().valid_to is None


def test_a_head_resets_a_password_once_to_be_changed(viewer, seated, now):
    by = viewer("truong", ("Sở Y tế", "head"))
    person = seated("minh", ("Sở Y tế", "writer"))
    session = person.get_session_auth_hash()
    password = reset_password(person, by=by, at=now)
    person.refresh_from_db()
    assert person.check_password(password)
    assert person.must_change_password
    assert person.get_session_auth_hash() != session, "open sessions end"
    (line,) = timeline(Subject("person", person.pk))
    assert (line.event, line.actor_id, line.detail) == ("person.password_reset", by.person_id, {})


def test_a_reset_that_may_not_be_changes_nothing(viewer, seated, now):
    by = viewer("truong", ("Sở Y tế", "head"))
    person = seated("minh", ("Sở Nội vụ", "writer"))
    before = counts()
    with pytest.raises(NotAllowed, match="lãnh đạo cùng đơn vị"):
        reset_password(person, by=by, at=now)
    person.refresh_from_db()
    assert person.check_password("mat-khau-cu-123")
    assert counts() == before


def test_a_seat_still_to_come_protects_an_account(viewer, seated, body, now):
    by = viewer("truong", ("Sở Y tế", "head"))
    person = seated("minh", ("Sở Y tế", "writer"))
    Membership.objects.create(
        person=person, organisation=body("Sở Nội vụ"), role="organiser", valid_from=date(2026, 6, 1)
    )
    with pytest.raises(NotAllowed):
        reset_password(person, by=by, at=now)


def test_a_person_chooses_a_password(seated, now):
    person = seated("minh", ("Sở Y tế", "writer"))
    Person.objects.update(must_change_password=True)
    by = queries.viewer_of(person, today=now.date())
    changed = change_password(person, password=GOOD_PASSWORD, by=by, at=now)
    assert changed.check_password(GOOD_PASSWORD)
    assert not changed.must_change_password
    assert [line.event for line in timeline(Subject("person", person.pk))] == ["person.password_changed"]


def test_a_password_that_will_not_do_changes_nothing(seated, viewer, now):
    person = seated("minh", ("Sở Y tế", "writer"))
    own = queries.viewer_of(person, today=now.date())
    before = counts()
    with pytest.raises(NotPossible, match="ngắn"):
        change_password(person, password="ngan", by=own, at=now)
    with pytest.raises(NotPossible, match="giống mật khẩu đang dùng"):
        change_password(person, password="mat-khau-cu-123", by=own, at=now)
    with pytest.raises(NotAllowed):
        change_password(person, password=GOOD_PASSWORD, by=replace(own, person_id=own.person_id + 1), at=now)
    assert counts() == before


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
@pytest.mark.django_db
def test_a_first_password_is_hashed_cheaply_and_anew_at_full_cost_when_used():
    password = first_password()
    person = Person.objects.create(sign_in_name="minh", name="Minh", password=hash_of_first_password(password))
    assert person.password.startswith("pbkdf2_sha256$20000$")
    assert not person.check_password(password + "0")
    assert person.check_password(password)
    person.refresh_from_db()
    full = get_hasher()
    assert isinstance(full, PBKDF2PasswordHasher)
    assert person.password.startswith(f"pbkdf2_sha256${full.iterations}$")
