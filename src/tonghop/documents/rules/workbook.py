"""The figures workbook of a snapshot: one row a body, totals of all, of communes and of departments."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from tonghop.documents.render.figures import Adds, FigureColumn, FigureRow, FigureSource, FiguresTable, Value
from tonghop.documents.rules.frame import Frame, subject_of
from tonghop.kernel.moments import clock

Json = dict[str, Any]
FORMS = ("commune", "department")
ALL = "all"


def figures_table(content: Json, frame: Frame, *, number: int, content_hash: str, scope: str = ALL) -> FiguresTable:
    """Return the table of all bodies, or of those of one kind; every body has its row, in or not.

    In the table of all a mean over bodies of both kinds is left out: it would say nothing.
    """
    reader = _Reader(content, scope)
    columns = reader.columns()
    made = datetime.fromisoformat(content["made_at"])
    units = reader.units()
    return FiguresTable(
        title=frame.say("workbook_title", subject=subject_of(content["campaign"]["title"])),
        columns=columns,
        rows=tuple(_row(unit, reader.values(unit, columns), frame) for unit in units),
        totals=tuple(reader.total(column) for column in columns),
        notes=tuple(
            note.format(moment=clock(made), number=number, hash=content_hash) for note in frame.get("workbook_notes")
        ),
        sources=tuple(_sources(units, frame)),
        simulated=content["campaign"]["simulated"],
    )


def tables_by_form(content: Json, frame: Frame, *, number: int, content_hash: str) -> dict[str, FiguresTable]:
    """Return the table of each kind of body that is asked for figures, by the name of its sheet."""
    return {
        frame.get("sheets")[form]: figures_table(content, frame, number=number, content_hash=content_hash, scope=form)
        for form in FORMS
        if any(figure["scope"] == form for figure in content["figures"])
    }


class _Reader:
    """The snapshot's figures for one scope, indexed once."""

    def __init__(self, content: Json, scope: str) -> None:
        self.content, self.scope = content, scope
        self.figures = {(f["code"], f["scope"]): f for f in content["figures"]}
        self.cells: dict[tuple[int, str], Value] = {}
        for figure in content["figures"]:
            if figure["scope"] in FORMS:
                for part in figure["parts"]:
                    if part["value"] is not None:
                        self.cells[part["unit"], figure["code"]] = Decimal(part["value"])
                for none in figure["none"]:
                    self.cells[none["unit"], figure["code"]] = none["why"]

    def units(self) -> list[Json]:
        return [u for u in self.content["units"] if self.scope in {ALL, u["form"]}]

    def columns(self) -> tuple[FigureColumn, ...]:
        titles = {s["key"]: s["title"] for s in self.content["sections"]}
        asked = {code for code, scope in self.figures if self.scope in {ALL, scope}}
        return tuple(
            FigureColumn(
                code=i["code"],
                name=i["name"],
                unit=i["unit"],
                adds=self._adds(i),
                numerator=i["numerator"],
                denominator=i["denominator"],
                decimals=i["decimals"] + (i["adds"] == "average"),
                area=titles[i["section"]],
            )
            for i in self.content["indicators"]
            if i["code"] in asked
        )

    def _adds(self, indicator: Json) -> Adds:
        both = all((indicator["code"], form) in self.figures for form in FORMS)
        adds: Adds = indicator["adds"]
        return "none" if self.scope == ALL and adds == "average" and both else adds

    def values(self, unit: Json, columns: Sequence[FigureColumn]) -> tuple[Value, ...]:
        return tuple(self.cells.get((unit["id"], column.code)) for column in columns)

    def total(self, column: FigureColumn) -> Decimal | None:
        if column.adds == "none":
            return None
        scopes = (ALL, *FORMS) if self.scope == ALL else (self.scope,)
        found = next((self.figures[column.code, s] for s in scopes if (column.code, s) in self.figures), None)
        return None if found is None or found["total"] is None else Decimal(found["total"])


def _row(unit: Json, values: tuple[Value, ...], frame: Frame) -> FigureRow:
    status = frame.get({"in": "accepted", "nil": "nil"}.get(unit["standing"], "absent"))
    if unit["standing"] != "in":
        values = (None,) * len(values)
    return FigureRow(unit["name"], status, values, unit["why_missing"])


def _sources(units: Iterable[Json], frame: Frame) -> Iterable[FigureSource]:
    for unit in units:
        if "version" in unit:
            yield FigureSource(
                unit=unit["name"],
                report=frame.say("version", document=unit["document"], number=unit["version_number"]),
                moment=clock(datetime.fromisoformat(unit["submitted_at"])),
                content_hash=unit["version_hash"],
            )
