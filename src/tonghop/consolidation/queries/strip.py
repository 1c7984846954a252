"""The strip of the workbench: whose words are in the draft, whose are not yet, who is not in at all."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class ReflectedUnit:
    """One cell of the strip: whether the body is counted, and whether the draft holds words of it."""

    id: int
    name: str
    short_name: str
    form: str
    counted: bool
    reflected: bool
    why_missing: str


def strip_of(content: Json) -> tuple[ReflectedUnit, ...]:
    """Return a cell for each body of a snapshot."""
    reflected = set(content["reflected"])
    return tuple(
        ReflectedUnit(
            id=unit["id"],
            name=unit["name"],
            short_name=unit["short_name"],
            form=unit["form"],
            counted=not unit["why_missing"],
            reflected=unit["id"] in reflected,
            why_missing=unit["why_missing"],
        )
        for unit in content["units"]
    )
