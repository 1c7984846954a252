"""Reading places, bodies, people and their seats."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from tonghop.journal.prepared import Prepared, object_of
from tonghop.kernel.text import fold
from tonghop.organisations.models import EditedDay, Membership, Organisation, Person, Place
from tonghop.organisations.permissions import Role, Seat, Viewer
from tonghop.organisations.rules.matching import Body, Gazetteer

Kind = Organisation.Kind
LOCAL_KINDS = (Kind.COMMUNE, Kind.WARD, Kind.SPECIAL_ZONE)
_SEAT = ("organisation_id", "organisation__parent_id", "role", "post", "valid_from", "valid_to")
_MEMBERSHIPS = Prepared(lambda pk: Membership.objects.filter(person=pk).order_by("id").values_list(*_SEAT))
_PERSON = [field.attname for field in Person._meta.concrete_fields]  # noqa: SLF001 - the documented way to a model's fields
_SIGNED_IN = Prepared(
    lambda pk: (
        Person.objects.filter(pk=pk)
        .order_by("memberships__id")
        .values_list(*_PERSON, *(f"memberships__{name}" for name in _SEAT))
    )
)
_CENTRES = Prepared(
    lambda code: (
        places_of(code).exclude(latitude=None).exclude(longitude=None).values_list("code", "latitude", "longitude")
    )
)
_WITHIN_PROVINCE = (Kind.PROVINCE, Kind.DEPARTMENT, Kind.AGENCY, *LOCAL_KINDS)


def signed_in(person_id: int) -> Person | None:
    """Return the person with their memberships beside them, for the one request that asked: one query for both."""
    rows = _SIGNED_IN.rows(person_id)
    if not rows:
        return None
    person = object_of(Person, _PERSON, rows[0][: len(_PERSON)])
    person.memberships_read = [row[len(_PERSON) :] for row in rows if row[len(_PERSON)] is not None]
    return person


def viewer_of(person: Person, *, today: date) -> Viewer:
    """Return the person with the seats in force today; a switched-off account has none.

    One query, or none where `signed_in` brought the memberships along.
    """
    if not person.is_active:
        return Viewer(person.pk, person.name)
    rows = person.memberships_read
    seats = (
        Seat(body, owner or body, Role(role), post)
        for body, owner, role, post, begins, ends in (_MEMBERSHIPS.rows(person.pk) if rows is None else rows)
        if begins <= today and (ends is None or ends > today)
    )
    return Viewer(person.pk, person.name, tuple(seats))


def seats_in_force(today: date) -> QuerySet[Membership]:
    """Return the memberships that hold today; `valid_to` is the first day on which one no longer holds."""
    return Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)


def organisations_in(owner: Organisation) -> QuerySet[Organisation]:
    """Return the owner and all bodies of its tree that are in force."""
    return Organisation.objects.filter(Q(pk=owner.pk) | Q(parent=owner), valid_to=None)


def local_bodies(owner: Organisation) -> QuerySet[Organisation]:
    """Return the committees of the owner's communes, wards and special zones, in official order."""
    return organisations_in(owner).filter(kind__in=LOCAL_KINDS).order_by("kind", "rank")


def provincial_bodies(owner: Organisation) -> QuerySet[Organisation]:
    """Return the owner's departments, then its other agencies, in official order, confirmed or not."""
    return organisations_in(owner).filter(kind__in=(Kind.DEPARTMENT, Kind.AGENCY)).order_by("rank", "id")


def ministries() -> QuerySet[Organisation]:
    """Return the ministries in force, in official order."""
    return Organisation.objects.filter(kind=Kind.MINISTRY, valid_to=None).order_by("rank")


def provinces() -> QuerySet[Organisation]:
    """Return the people's committees of the provinces that are established here."""
    return Organisation.objects.filter(kind=Kind.PROVINCE, valid_to=None).order_by("rank")


def province_of(place_code: str) -> Organisation | None:
    """Return the people's committee of the province with that code ("15"), None where none is established."""
    return provinces().filter(place_code=place_code).first()


def find_organisations(text: str, *, owner: Organisation) -> QuerySet[Organisation]:
    """Return the bodies of the owner's tree whose names hold all words of the text, marked or not."""
    found = organisations_in(owner)
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return found


def gazetteer_of(owner: Organisation) -> Gazetteer:
    """Return the owner's tree and the ministries, as names are matched against, in one query.

    The owner comes first, then departments and agencies, then communes, then the ministries.
    """
    bodies = Organisation.objects.filter(Q(pk=owner.pk) | Q(parent=owner) | Q(kind=Kind.MINISTRY), valid_to=None)
    order = [*_WITHIN_PROVINCE, Kind.MINISTRY]
    inside = sorted(bodies, key=lambda body: (order.index(Kind(body.kind)), body.rank, body.pk))
    return Gazetteer(tuple(Body(b.pk, b.name, b.short_name, b.symbol, b.kind) for b in inside))


def people_of(organisation: Organisation, *, today: date) -> QuerySet[Membership]:
    """Return who sits in the body today, with their persons, by role."""
    return seats_in_force(today).filter(organisation=organisation).select_related("person").order_by("role", "id")


def people_within(*, owners: Collection[int], bodies: Collection[int], today: date) -> QuerySet[Membership]:
    """Return the seats that are not ended in those bodies and those owners' trees, with person and body, by body."""
    wanted = Q(organisation__in=bodies) | Q(organisation__in=owners) | Q(organisation__parent__in=owners)
    rows = Membership.objects.filter(wanted, Q(valid_to=None) | Q(valid_to__gt=today), person__is_active=True)
    order = ("organisation__kind", "organisation__rank", "organisation", "role", "id")
    return rows.select_related("person", "organisation").order_by(*order)


def seats_by_person(person_ids: Collection[int], *, today: date) -> dict[int, tuple[Seat, ...]]:
    """Return the seats, not ended, of each of those people. One query."""
    rows = Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), person__in=person_ids)
    found: dict[int, list[Seat]] = {}
    for m in rows.select_related("organisation").order_by("id"):
        seat = Seat(m.organisation_id, m.organisation.owner_id, Role(m.role), m.post)
        found.setdefault(m.person_id, []).append(seat)
    return {person_id: tuple(seats) for person_id, seats in found.items()}


def person_with(person_id: int) -> Person | None:
    """Return the person of that id; whoever calls asks what may be done with them."""
    return Person.objects.filter(pk=person_id).first()


def seats_not_ended(person: Person, *, today: date) -> tuple[Seat, ...]:
    """Return a person's seats that hold today or will later: what an account can be used for."""
    return _seats(Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), person=person))


def sign_in_names() -> set[str]:
    """Return all sign-in names in use."""
    return set(Person.objects.values_list("sign_in_name", flat=True))


def edited_days(owners: Collection[int]) -> dict[date, bool]:
    """Return the days that those owners set against the national calendar: works or not. One query."""
    return dict(EditedDay.objects.filter(owner__in=owners).values_list("day", "works"))


def edits_in(owner: Organisation, year: int) -> QuerySet[EditedDay]:
    """Return the owner's edits of a year, by day."""
    return EditedDay.objects.filter(owner=owner, day__year=year).order_by("day")


def places_of(province_code: str) -> QuerySet[Place]:
    """Return the communes, wards and special zones of a province, in official order."""
    return Place.objects.filter(parent_code=province_code, valid_to=None).order_by("rank")


def centres_of(province_code: str) -> tuple[tuple[str, float, float], ...]:
    """Return (code, latitude, longitude) of the places of a province whose centre is known, in official order."""
    rows = _CENTRES.rows(province_code)
    return tuple((code, float(latitude), float(longitude)) for code, latitude, longitude in rows)


def _seats(memberships: QuerySet[Membership]) -> tuple[Seat, ...]:
    rows = memberships.select_related("organisation").order_by("id")
    return tuple(Seat(m.organisation_id, m.organisation.owner_id, Role(m.role), m.post) for m in rows)
