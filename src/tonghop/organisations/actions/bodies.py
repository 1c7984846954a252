"""Establishing and confirming the bodies that issue, report and receive."""

from collections.abc import Iterable
from datetime import datetime
from importlib.resources import files

from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import Actor, Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import fold
from tonghop.organisations.models import Organisation, Place
from tonghop.organisations.permissions import Viewer, actor_of, check_may_confirm
from tonghop.organisations.rules.shipped import BodyRow, committee_of, parse_bodies

_CATALOGUE = "Danh mục đơn vị hành chính của Cục Thống kê"


def establish_province(place_code: str, *, by: Actor, at: datetime) -> Organisation:
    """Make the province's committee and all bodies under it that are not there yet; return the committee.

    Committees come from the statistics office's list and count as confirmed; the provincial bodies that are
    shipped for some provinces wait for a person to confirm them. A second time changes nothing.
    """
    with transaction.atomic():
        place = Place.objects.select_for_update().filter(code=place_code, kind=Place.Kind.PROVINCE).first()
        if place is None:
            raise NotPossible(
                f"Không có tỉnh, thành phố nào mang mã “{place_code}”.",
                advice="Hãy nạp danh mục đơn vị hành chính trước, rồi chọn mã trong danh mục.",
            )
        province = _province(place, at)
        made = [
            *_establish(_communes_of(place), parent=province, at=at, confirmed_by=_CATALOGUE),
            *_establish(_shipped_bodies(f"provincial_bodies/{place.code}.csv"), parent=province, at=at),
        ]
        if made:
            subject = Subject("organisation", province.pk)
            record("organisation.established", subject=subject, by=by, at=at, detail={"bodies": len(made)})
    return province


def establish_ministries(*, by: Actor, at: datetime) -> list[Organisation]:
    """Make the ministries that are not there yet, unconfirmed; return all of them in official order."""
    with transaction.atomic():
        for ministry in _establish(_shipped_bodies("ministries.csv"), parent=None, at=at):
            subject = Subject("organisation", ministry.pk)
            record("organisation.established", subject=subject, by=by, at=at, detail={"name": ministry.name})
    return list(Organisation.objects.filter(kind=Organisation.Kind.MINISTRY, valid_to=None).order_by("rank"))


def confirm_organisation(organisation: Organisation, *, by: Viewer | Actor, at: datetime) -> Organisation:
    """Note that somebody who knows says the body exists and is so named; a second time changes nothing."""
    with transaction.atomic():
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        check_may_confirm(by, owner_id=locked.owner_id)
        if locked.confirmed_at is None:
            actor = actor_of(by)
            locked.confirmed_at, locked.confirmed_by = at, actor.name
            locked.save(update_fields=["confirmed_at", "confirmed_by"])
            subject = Subject("organisation", locked.pk)
            record("organisation.confirmed", subject=subject, by=actor, at=at, detail={"name": locked.name})
    return locked


def _province(place: Place, at: datetime) -> Organisation:
    known = Organisation.objects.filter(kind=Organisation.Kind.PROVINCE, place_code=place.code, valid_to=None).first()
    if known is not None:
        return known
    row = committee_of(place.code, place.name, Organisation.Kind.PROVINCE, place.rank, place.valid_from)
    return _establish([row], parent=None, at=at, confirmed_by=_CATALOGUE)[0]


def _communes_of(place: Place) -> list[BodyRow]:
    communes = Place.objects.filter(parent_code=place.code, valid_to=None).order_by("rank")
    return [committee_of(c.code, c.name, c.kind, c.rank, c.valid_from) for c in communes]


def _shipped_bodies(path: str) -> tuple[BodyRow, ...]:
    table = files("tonghop.organisations").joinpath("data", path)
    return parse_bodies(table.read_text(encoding="utf-8")) if table.is_file() else ()


def _establish(
    rows: Iterable[BodyRow],
    *,
    parent: Organisation | None,
    at: datetime,
    confirmed_by: str = "",
) -> list[Organisation]:
    """Make the bodies that have no namesake in force under the parent, with one INSERT; return those made."""
    known = set(Organisation.objects.filter(parent=parent, valid_to=None).values_list("name", flat=True))
    made = [
        Organisation(
            kind=row.kind,
            name=row.name,
            short_name=row.short_name,
            folded=fold(f"{row.name} {row.short_name} {row.symbol}"),
            symbol=row.symbol,
            place_code=row.place_code,
            parent=parent,
            rank=row.rank,
            valid_from=row.valid_from,
            confirmed_at=at if confirmed_by else None,
            confirmed_by=confirmed_by,
        )
        for row in rows
        if row.name not in known
    ]
    return Organisation.objects.bulk_create(made)
