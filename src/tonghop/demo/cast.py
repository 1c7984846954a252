"""Who does what in the demonstration: each unit's part, from data; whoever is not named reports on time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tonghop.demo.pools import data_file

WAYS = frozenset(
    {
        *("accepted", "mended", "refused-once", "recalled", "returned", "submitted", "under-review", "drafting"),
        *("blocked", "awaiting", "not-opened", "exempt", "outside", "on-behalf", "reopened", "leader", "nil"),
    }
)


@dataclass(frozen=True)
class Part:
    """One unit's part: its way through the states, and what is wrong with what it writes."""

    way: str = "accepted"
    late: bool = False
    faults: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    of: str = ""
    names_left: bool = False
    returns: Mapping[str, int] = field(default_factory=dict)
    refusal: int = 0
    reason: int = 0
    note: int = 0
    upto: int = 0
    extended: int | None = None
    explained: int | None = None
    missing: tuple[str, ...] = ()
    account: bool = True


def cast() -> dict[str, Part]:
    """Return the parts by the unit's short name; ValueError for a way nobody knows."""
    return {name: _part(row) for name, row in data_file("dien-bien")["members"].items()}


def _part(row: Mapping[str, Any]) -> Part:
    if row["way"] not in WAYS:
        raise ValueError(f"no way is called {row['way']!r}")
    known = {
        **row,
        "returns": row.get("return", {}),
        "faults": frozenset(row.get("faults", ())),
        "vague": frozenset(row.get("vague", ())),
        "missing": tuple(row.get("missing", ())),
    }
    known.pop("return", None)
    return Part(**known)
