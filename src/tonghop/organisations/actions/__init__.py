"""What happens to places, bodies and people; each verb is one transaction and one line in the journal."""

from tonghop.organisations.actions.bodies import (
    confirm_organisation,
    establish_ministries,
    establish_province,
)
from tonghop.organisations.actions.places import load_places

__all__ = [
    "confirm_organisation",
    "establish_ministries",
    "establish_province",
    "load_places",
]
