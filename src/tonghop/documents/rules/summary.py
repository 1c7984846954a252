"""What a receiver is told of a manifest: each figure and how many bodies it rests on, no body's name, no quotation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tonghop.kernel.numbers import format_number

_SCOPES = {"commune": "cấp xã", "department": "sở, ban, ngành", "all": "toàn tỉnh"}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of the paper: what it is, of whom, how much, and how many of the bodies asked gave it."""

    code: str
    name: str
    measure: str
    scope: str
    total: str
    given: int
    asked: int


def figure_lines(manifest: Mapping[str, Any]) -> list[FigureLine]:
    """Return the figures of a consolidated report's manifest that have a total; none for a paper of another kind."""
    return [
        FigureLine(
            code=figure["code"],
            name=figure["name"],
            measure=figure["measure"],
            scope=_SCOPES.get(figure["scope"], figure["scope"]),
            total=format_number(Decimal(figure["total"]), decimals=figure["decimals"]),
            given=figure["given"],
            asked=figure["asked"],
        )
        for figure in manifest.get("figures", ())
        if figure["total"] is not None
    ]
