"""Two people at one table of figures: what each changed is kept; where both changed one cell, the later is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from tonghop.kernel.moments import clock
from tonghop.kernel.numbers import format_number
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.values import Value, Values


@dataclass(frozen=True, slots=True)
class Met(Problem):
    """Somebody else wrote something different into this cell: `theirs`, {} where they left it blank."""

    theirs: Value = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote a cell last, and when."""

    name: str
    at: datetime


def merged(typed: Mapping[str, Value], seen: Values, saved: Values) -> tuple[Values, list[str]]:
    """Return the table with one's own changes, and the codes of cells that somebody else changed too.

    `typed` is {} for a cell left blank. A cell that is as it was `seen` is no change of one's own, so what another
    wrote there stands; a cell that both changed is left as it is saved.
    """
    own = {code: mine for code, mine in typed.items() if mine != seen.get(code, {})}
    met = [code for code, mine in own.items() if saved.get(code, {}) not in (seen.get(code, {}), mine)]
    table = {**saved, **{code: mine for code, mine in own.items() if code not in met}}
    return {code: value for code, value in table.items() if value}, met


def changed_codes(before: Values, after: Values) -> list[str]:
    """Return the codes of figures that are not in both tables the same, sorted."""
    return sorted(code for code in before.keys() | after.keys() if before.get(code) != after.get(code))


def met_at(code: str, theirs: Value, writer: Writer | None) -> Met:
    """Return what the later of two is told: who wrote that cell and when, where that is known."""
    who = f"{writer.name} đã ghi vào ô này lúc {clock(writer.at)}" if writer else "Người khác đã ghi vào ô này"
    told = f"{who}: {as_written(theirs) or '(để trống)'}. Số anh/chị ghi chưa được lưu."
    return Met(f"Mã {code}", told, theirs=theirs)


def as_written(value: Mapping[str, str]) -> str:
    """Return a saved figure as people write it, or the reason why there is none."""
    return format_number(Decimal(value["value"])) if "value" in value else value.get("none", "")
