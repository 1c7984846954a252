"""Loading the shipped table of places."""

from dataclasses import asdict, fields
from datetime import datetime
from importlib.resources import files

from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.organisations.models import Place
from tonghop.organisations.rules.shipped import PlaceRow, parse_places

_COLUMNS = [field.name for field in fields(PlaceRow)]


def load_places(*, at: datetime) -> int:
    """Bring the table of places to what is shipped; return how many rows were new or changed (0 the second time)."""
    shipped = parse_places(files("tonghop.organisations").joinpath("data/places.csv").read_text(encoding="utf-8"))
    with transaction.atomic():
        known = {values[0]: values for values in Place.objects.values_list(*_COLUMNS)}
        changed = [row for row in shipped if known.get(row.code) != tuple(asdict(row).values())]
        if not changed:
            return 0
        Place.objects.bulk_create(
            [Place(**asdict(row)) for row in changed],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=_COLUMNS[1:],
        )
        detail = {"changed": len(changed), "places": len(shipped)}
        record("places.loaded", subject=Subject("places", 0), by=SYSTEM, at=at, detail=detail)
    return len(changed)
