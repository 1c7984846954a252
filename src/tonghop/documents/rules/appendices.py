"""The appendices of the consolidated report: totals of every indicator, and who is not in them and why."""

from decimal import Decimal
from typing import Any

from tonghop.documents.render.content import Appendix, Block, Cell, HeadCell, Heading, Table
from tonghop.documents.rules.frame import Frame
from tonghop.kernel.numbers import format_number

Json = dict[str, Any]
SCOPES = ("commune", "department", "all")
_FIGURES_WIDTHS = (1.0, 1.9, 8.0, 2.2, 2.4, 2.4, 2.4, 2.0)
_MISSING_WIDTHS = (1.0, 6.0, 9.0)


def figures_appendix(content: Json, frame: Frame) -> Appendix:
    """Return the totals, a table a section: communes, departments and both, never added up silently."""
    figures = {(f["code"], f["scope"]): f for f in content["figures"]}
    body: list[Block] = []
    for section in content["sections"]:
        indicators = [i for i in content["indicators"] if i["section"] == section["key"]]
        if indicators:
            rows = tuple(_row(n, i, figures) for n, i in enumerate(indicators, start=1))
            body += [Heading(2, str(sum(isinstance(b, Heading) for b in body) + 1), section["title"])]
            body += [_table(frame.get("figures_head"), rows, _FIGURES_WIDTHS, numbers=frozenset({4, 5, 6, 7}))]
    return Appendix(frame.get("appendix_figures"), tuple(body), landscape=True)


def missing_appendix(content: Json, frame: Frame) -> Appendix | None:
    """Return the list of bodies that are not in, each with the reason; None where nobody is missing."""
    missing = [unit for unit in content["units"] if unit["why_missing"]]
    if not missing:
        return None
    rows = tuple((str(n), unit["name"], unit["why_missing"]) for n, unit in enumerate(missing, start=1))
    return Appendix(frame.get("appendix_missing"), (_table(frame.get("missing_head"), rows, _MISSING_WIDTHS),))


def _row(number: int, indicator: Json, figures: dict[tuple[str, str], Json]) -> tuple[Cell, ...]:
    found = [figures.get((indicator["code"], scope)) for scope in SCOPES]
    given = sum(f["given"] for f in found[:2] if f)
    totals = [written_total(f["total"], indicator) if f else "" for f in found]
    return (str(number), indicator["code"], indicator["name"], indicator["unit"], *totals, str(given))


def written_total(total: str | None, indicator: Json) -> str:
    """Return a total as printed: rates as the form says, means with one decimal more; "" where there is none."""
    if total is None:
        return ""
    if indicator["adds"] == "sum":
        return format_number(Decimal(total))
    return format_number(Decimal(total), decimals=indicator["decimals"] + (indicator["adds"] == "average"))


def _table(
    titles: list[str],
    rows: tuple[tuple[Cell, ...], ...],
    widths: tuple[float, ...],
    *,
    numbers: frozenset[int] = frozenset(),
) -> Table:
    return Table((tuple(HeadCell(t) for t in titles),), rows, widths, numbers, frozenset({0}))
