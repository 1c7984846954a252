"""The running totals: what changes in them when one body's counted figures are replaced by others."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure as it counts: a value, or None with the reason why there is none."""

    value: Decimal | None
    none_reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What to add to one running total: to the sum, to the bodies that gave a value, to those that have none."""

    total: Decimal = Decimal(0)
    given: int = 0
    none: int = 0

    def __bool__(self) -> bool:
        return bool(self.total or self.given or self.none)


def counted_values(values: Mapping[str, Mapping[str, str]]) -> dict[str, Counted]:
    """Return a version's values as they count."""
    return {
        code: Counted(Decimal(value["value"])) if "value" in value else Counted(None, value["none"])
        for code, value in values.items()
    }


def tally_changes(before: Mapping[str, Counted], after: Mapping[str, Counted]) -> dict[str, Change]:
    """Return the change for each code, in order of codes (the order in which rows are locked); no idle changes."""
    changes = {code: _change(before.get(code), after.get(code)) for code in sorted({*before, *after})}
    return {code: change for code, change in changes.items() if change}


def _change(before: Counted | None, after: Counted | None) -> Change:
    was, now = _weight(before), _weight(after)
    return Change(now.total - was.total, now.given - was.given, now.none - was.none)


def _weight(one: Counted | None) -> Change:
    if one is None:
        return Change()
    return Change(none=1) if one.value is None else Change(one.value, given=1)
