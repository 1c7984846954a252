"""The shipped tables of places and bodies: CSV text in, frozen rows out, and how a place names its committee."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_OFFICE = "UBND"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the country as the shipped table has it; degrees and square kilometres, None where unknown."""

    code: str
    name: str
    kind: str
    parent_code: str
    rank: int
    latitude: Decimal | None
    longitude: Decimal | None
    area_km2: Decimal | None
    valid_from: date
    valid_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What one place is called, where it lies, and since when: the part of its row that names are compared with."""

    code: str
    name: str
    kind: str
    parent_code: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body to establish: its names, the sign of its documents, its kind and its official order."""

    name: str
    short_name: str
    symbol: str
    kind: str
    rank: int
    place_code: str = ""
    valid_from: date | None = None


def parse_places(text: str) -> tuple[PlaceRow, ...]:
    """Return the rows of data/places.csv; ValueError where the table is not in order."""
    return tuple(
        PlaceRow(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_code=row["parent_code"],
            rank=int(row["rank"]),
            latitude=_decimal(row["latitude"], "0.000001"),
            longitude=_decimal(row["longitude"], "0.000001"),
            area_km2=_decimal(row["area_km2"], "0.01"),
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            source=row["source"],
        )
        for row in _rows(text)
    )


def parse_place_names(text: str) -> tuple[PlaceName, ...]:
    """Return the names in data/places.csv, many times faster than the whole rows; ValueError where out of order."""
    head, *rows = csv.reader(text.splitlines())
    code, name, kind, parent, since = map(head.index, ("code", "name", "kind", "parent_code", "valid_from"))
    return tuple(
        PlaceName(row[code], row[name], row[kind], row[parent], date.fromisoformat(row[since])) for row in rows
    )


def parse_bodies(text: str) -> tuple[BodyRow, ...]:
    """Return the rows of data/ministries.csv or data/provincial_bodies/<code>.csv."""
    return tuple(
        BodyRow(row["name"], row["short_name"], row["symbol"], row["kind"], int(row["rank"])) for row in _rows(text)
    )


def committee_of(place_code: str, place_name: str, kind: str, rank: int, valid_from: date) -> BodyRow:
    """Return the people's committee of a place: "Xã Bắc Hà" has "UBND xã Bắc Hà", short "Xã Bắc Hà"."""
    name = f"{_OFFICE} {place_name[:1].lower()}{place_name[1:]}"
    return BodyRow(name, place_name, _OFFICE, kind, rank, place_code, valid_from)


def _decimal(text: str, step: str) -> Decimal | None:
    return Decimal(text).quantize(Decimal(step)) if text else None


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(text.splitlines())
