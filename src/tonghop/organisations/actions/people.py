"""Making people, seating them in bodies, and their passwords."""

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import Actor, Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local, short_date
from tonghop.kernel.text import squeeze
from tonghop.organisations.actions.first_passwords import first_password, hash_of_first_password
from tonghop.organisations.models import Membership, Organisation, Person
from tonghop.organisations.permissions import (
    ROLE_LABELS,
    Role,
    Viewer,
    actor_of,
    check_is_oneself,
    check_may_keep_accounts,
    check_may_reset_password,
    check_role_fits,
)
from tonghop.organisations.queries import seats_not_ended
from tonghop.organisations.rules.accounts import check_sign_in_name

# Django's own Vietnamese lacks some of these sentences.
_PASSWORD_FAULTS = {
    "password_too_short": "Mật khẩu quá ngắn, cần ít nhất %(min_length)d ký tự.",
    "password_too_common": "Mật khẩu quá phổ biến, dễ bị đoán.",
    "password_too_similar": "Mật khẩu quá giống thông tin của người dùng.",
    "password_entirely_numeric": "Mật khẩu không được chỉ gồm chữ số.",
}


def create_person(
    sign_in_name: str,
    *,
    name: str,
    password: str,
    by: Viewer | Actor,
    at: datetime,
    email: str = "",
) -> Person:
    """Make one account with a password that its owner knows; NotPossible where name or password will not do."""
    check_may_keep_accounts(by)
    wanted = sign_in_name.strip().lower()
    check_sign_in_name(wanted)
    person = Person(sign_in_name=wanted, name=squeeze(name), email=email)
    _check_password(password, person)
    person.set_password(password)
    with transaction.atomic():
        if Person.objects.filter(sign_in_name=wanted).exists():
            raise NotPossible(f"Tên đăng nhập “{wanted}” đã có người dùng.", advice="Hãy chọn tên khác.")
        person.save()
        record("person.created", subject=_subject(person), by=actor_of(by), at=at, detail={"sign_in_name": wanted})
    return person


def seat(  # noqa: PLR0913 - a membership has these parts
    person: Person,
    organisation: Organisation,
    role: Role,
    *,
    post: str,
    valid_from: date,
    by: Viewer | Actor,
    at: datetime,
) -> Membership:
    """Give a person a role in a body from a day on; the same open role twice is NotPossible."""
    check_may_keep_accounts(by)
    check_role_fits(role, organisation.kind)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        seats = Membership.objects.filter(person=person, organisation=organisation, role=role, valid_to=None)
        if seats.exists():
            raise NotPossible(f"{person.name} đã có vai trò “{ROLE_LABELS[Role(role)]}” ở {organisation.name}.")
        made = Membership.objects.create(
            person=person,
            organisation=organisation,
            role=Role(role),
            post=squeeze(post),
            valid_from=valid_from,
        )
        detail = {"organisation": organisation.pk, "role": Role(role).value, "valid_from": valid_from.isoformat()}
        record("person.seated", subject=_subject(person), by=actor_of(by), at=at, detail=detail)
    return made


def end_seat(membership: Membership, *, valid_to: date, by: Viewer | Actor, at: datetime) -> Membership:
    """End a membership: `valid_to` is the first day on which it no longer holds."""
    check_may_keep_accounts(by)
    with transaction.atomic():
        locked = Membership.objects.select_for_update().get(pk=membership.pk)
        if valid_to < locked.valid_from:
            raise NotPossible(
                f"Ngày thôi ({short_date(valid_to)}) trước ngày bắt đầu ({short_date(locked.valid_from)})."
            )
        locked.valid_to = valid_to
        locked.save(update_fields=["valid_to"])
        detail = {"organisation": locked.organisation_id, "role": locked.role, "valid_to": valid_to.isoformat()}
        record("person.unseated", subject=Subject("person", locked.person_id), by=actor_of(by), at=at, detail=detail)
    return locked


def reset_password(person: Person, *, by: Viewer, at: datetime) -> str:
    """Give a person a new first password and return it, once; every open session of theirs ends."""
    with transaction.atomic():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        seats = seats_not_ended(locked, today=local(at).date())
        check_may_reset_password(by, person_id=locked.pk, seats=seats)
        password = first_password()
        locked.password, locked.must_change_password = hash_of_first_password(password), True
        locked.save(update_fields=["password", "must_change_password"])
        record("person.password_reset", subject=_subject(locked), by=by.actor, at=at)
    return password


def change_password(person: Person, *, password: str, by: Viewer, at: datetime) -> Person:
    """Set the password that a person has chosen for themselves; the door has asked for the old one."""
    check_is_oneself(by, person_id=person.pk)
    _check_password(password, person)
    if person.check_password(password):
        raise NotPossible("Mật khẩu mới giống mật khẩu đang dùng.", advice="Hãy đặt mật khẩu khác.")
    with transaction.atomic():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        locked.set_password(password)
        locked.must_change_password = False
        locked.save(update_fields=["password", "must_change_password"])
        record("person.password_changed", subject=_subject(locked), by=by.actor, at=at)
    return locked


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        said = " ".join(_fault(each) for each in error.error_list)
        raise NotPossible(said, advice="Hãy đặt mật khẩu khác.") from error


def _fault(error: ValidationError) -> str:
    known = _PASSWORD_FAULTS.get(error.code or "")
    return known % (error.params or {}) if known else error.messages[0]


def _subject(person: Person) -> Subject:
    return Subject("person", person.pk)
