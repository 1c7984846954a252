"""Gazetteers of real provinces for tests, built from the shipped tables without a database."""

from functools import cache
from pathlib import Path

import tonghop.organisations
from tonghop.organisations.rules.matching import Body, Gazetteer
from tonghop.organisations.rules.shipped import committee_of, parse_bodies, parse_places

DATA = Path(tonghop.organisations.__file__).parent / "data"
PLACES = parse_places((DATA / "places.csv").read_text(encoding="utf-8"))


@cache
def gazetteer_of(code: str) -> Gazetteer:
    """Return the committee, its communes, Lào Cai's kinds of provincial bodies, and the ministries."""
    places = [p for p in PLACES if p.code == code] + [p for p in PLACES if p.parent_code == code]
    rows = [committee_of(p.code, p.name, p.kind, p.rank, p.valid_from) for p in places]
    for table in ("provincial_bodies/15.csv", "ministries.csv"):
        rows += parse_bodies((DATA / table).read_text(encoding="utf-8"))
    return Gazetteer(
        tuple(Body(n, r.name, r.short_name, r.symbol, r.kind) for n, r in enumerate(rows, start=1)),
    )
