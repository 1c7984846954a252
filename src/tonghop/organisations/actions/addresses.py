"""A person's e-mail address: set by themselves, and marked where mail to it is refused for good."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Viewer, check_is_oneself


@transaction.atomic
def set_address(person: Person, *, email: str, by: Viewer, at: datetime) -> Person:
    """Give the own account another address, or none; a mark that the old one bounced goes with it."""
    check_is_oneself(by, person_id=person.pk)
    address = email.strip()
    if address:
        _check_address(address)
    locked = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    locked.email, locked.bounced_at, locked.bounced_why = address, None, ""
    locked.save(update_fields=["email", "bounced_at", "bounced_why"])
    detail = {"address": address}
    record("person.address_set", subject=Subject("person", locked.pk), by=by.actor, at=at, detail=detail)
    return locked


@transaction.atomic
def mark_bounced(person: Person, *, address: str, why: str, at: datetime) -> bool:
    """Note that mail to the address is refused for good; False where the person has another address by now."""
    locked = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if locked.email != address:
        return False
    locked.bounced_at, locked.bounced_why = at, why.strip() or "không rõ"
    locked.save(update_fields=["bounced_at", "bounced_why"])
    detail = {"address": address, "reason": locked.bounced_why}
    record("person.address_bounced", subject=Subject("person", locked.pk), by=SYSTEM, at=at, detail=detail)
    return True


def _check_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotPossible(f"“{address}” không phải địa chỉ thư điện tử.", advice="Hãy xem lại.") from error
