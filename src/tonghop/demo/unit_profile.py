"""What a unit of the demonstration is like: its kind of place, its size, its people, its register of papers."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tonghop.demo.pools import data_file, texts

FIRST_DAY, LAST_DAY = date(2025, 7, 1), date(2026, 4, 30)
REGIONS = ("ward", "border", "highland", "lowland", "department")


@dataclass(frozen=True)
class Names:
    """The people of one unit, none of them real."""

    head: str
    deputy: str
    writer: str
    clerk: str


@dataclass(frozen=True)
class UnitProfile:
    """One unit as the generators see it. `region` is one of REGIONS; `traits` are a department's words in co-quan."""

    id: int
    name: str
    short_name: str
    symbol: str
    region: str
    n_old: int
    people: int
    area: float
    names: Names
    traits: dict[str, Any]

    @property
    def local(self) -> bool:
        """Whether it is a commune's or ward's committee."""
        return self.region != "department"

    @property
    def kind(self) -> str:
        """What it is called: “xã” or “phường”."""
        return "phường" if self.region == "ward" else "xã"

    @property
    def place(self) -> str:
        """Its name as a place: “xã Bắc Hà”."""
        return f"{self.kind} {self.short_name.split(' ', 1)[1]}" if self.local else self.short_name


def chance(seed: int, *words: str) -> Random:
    """Return the generator of one matter of one unit: the same seed and words give the same run."""
    return Random("/".join((str(seed), *words)))


def profile_of(*, id: int, name: str, short_name: str, symbol: str, kind: str, seed: int) -> UnitProfile:  # noqa: A002 - the columns of an organisation
    """Return the profile of a body, its chance drawn from the seed and its name."""
    rng = chance(seed, "profile", name)
    region = _region(short_name, kind)
    unmerged = short_name.partition(" ")[2] in data_file("don-vi")["unmerged"]
    people, area = _size(region, rng)
    return UnitProfile(
        id=id,
        name=name,
        short_name=short_name,
        symbol=symbol,
        region=region,
        n_old=0
        if unmerged or region == "department"
        else rng.choice((2, 3, 3, 4, 5) if region == "ward" else (2, 3, 3, 4)),
        people=people,
        area=area,
        names=Names(*(_person(region, rng) for _ in range(4))),
        traits=_traits(name),
    )


def random_day(rng: Random, *, last: date = LAST_DAY) -> date:
    """Return a working day of the reporting period, up to the last given."""
    day = FIRST_DAY + timedelta(days=rng.randrange(3, (last - FIRST_DAY).days))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _region(short_name: str, kind: str) -> str:
    if kind not in {"commune", "ward", "special_zone"}:
        return "department"
    if kind == "ward":
        return "ward"
    places = data_file("don-vi")
    bare = short_name.partition(" ")[2]
    return next((region for region in ("border", "highland") if bare in places[region]), "lowland")


def _size(region: str, rng: Random) -> tuple[int, float]:
    people = {"ward": (16000, 58000), "border": (7200, 17500), "highland": (6300, 14800), "lowland": (9100, 23500)}
    area = {"ward": (32, 96), "border": (88, 214), "highland": (84, 262), "lowland": (58, 148)}
    if region not in people:
        return 0, 0.0
    return rng.randint(*people[region]), round(rng.uniform(*area[region]), 1)


def _person(region: str, rng: Random) -> str:
    groups = [g for g in texts("ten-nguoi")["groups"] if region in g["regions"]]
    group = rng.choices(groups, weights=[g["weight"] for g in groups])[0]
    sex = rng.choice(("male", "male", "female"))
    parts = (rng.choice(group["surnames"]), rng.choice(group[f"middle_{sex}"]), rng.choice(group[f"given_{sex}"]))
    return " ".join(parts)


def _traits(name: str) -> dict[str, Any]:
    bodies = texts("co-quan")["bodies"]
    return next((body for body in bodies if body["name"] == name), {})
