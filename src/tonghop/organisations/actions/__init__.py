"""What happens to places, bodies and people; each verb is one transaction and leaves its lines in the journal."""

from tonghop.organisations.actions.accounts import import_accounts
from tonghop.organisations.actions.addresses import mark_bounced, set_address
from tonghop.organisations.actions.bodies import (
    confirm_organisation,
    establish_ministries,
    establish_province,
)
from tonghop.organisations.actions.calendar import edit_day, restore_day
from tonghop.organisations.actions.people import (
    change_password,
    create_person,
    end_seat,
    reset_password,
    seat,
)
from tonghop.organisations.actions.places import load_places

__all__ = [
    "change_password",
    "confirm_organisation",
    "create_person",
    "edit_day",
    "end_seat",
    "establish_ministries",
    "establish_province",
    "import_accounts",
    "load_places",
    "mark_bounced",
    "reset_password",
    "restore_day",
    "seat",
    "set_address",
]
