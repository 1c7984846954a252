"""What the demonstration's units handed in, read again by other means: their files with openpyxl and python-docx.

Nothing of Tonghop is used here. The database is asked only for what is no report: who owes one, where each stands,
which version counts, which files that version was made of, what the campaign asks for.
"""

import json
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook

CODE = re.compile(r"[A-Z]+\.\d+")


@dataclass
class Unit:
    """A body that owes a report; `figures` and `words` are its files', empty where no version counts."""

    id: int
    name: str
    form: str
    state: str
    counted: int | None
    late: bool
    nil: bool
    exempt: str
    outside: str
    figures: dict[str, Decimal] = field(default_factory=dict)
    words: str = ""
    content: dict[str, Any] = field(default_factory=dict)


@dataclass
class Asked:
    """One indicator as the campaign defines it."""

    code: str
    name: str
    measure: str
    adds: str
    above: str
    below: str
    decimals: int
    section: str


class Uploaded:
    """All units with what their files say, and the campaign's own words."""

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(f"file:{folder / 'tonghop.sqlite3'}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.units = {unit.id: unit for unit in self._units()}
        self.versions = {unit.counted: unit for unit in self.units.values() if unit.counted}

    def rows(self, query: str) -> list[sqlite3.Row]:
        return self.db.execute(query).fetchall()

    @cached_property
    def campaign(self) -> sqlite3.Row:
        return self.rows(
            "SELECT c.*, p.number AS plan_number, p.issued_on, p.title AS plan_title, o.name AS owner"
            " FROM campaigns_campaign c JOIN plans_plan p ON p.id = c.plan_id"
            " JOIN organisations_organisation o ON o.id = c.owner_id"
        )[0]

    @cached_property
    def sections(self) -> list[sqlite3.Row]:
        return self.rows(
            "SELECT s.*, o.name AS lead FROM campaigns_section s"
            " LEFT JOIN organisations_organisation o ON o.id = s.lead_id ORDER BY s.position"
        )

    @cached_property
    def asked(self) -> list[Asked]:
        found = self.rows(
            "SELECT i.*, s.key FROM campaigns_indicator i JOIN campaigns_section s ON s.id = i.section_id"
            " ORDER BY i.position"
        )
        return [
            Asked(r["code"], r["name"], r["unit"], r["adds"], r["numerator"], r["denominator"], r["decimals"], r["key"])
            for r in found
        ]

    @property
    def counted(self) -> list[Unit]:
        return [unit for unit in self.units.values() if unit.counted]

    def given(self, code: str, form: str = "all") -> list[Decimal]:
        """The figure of each unit that gave it."""
        units = [u for u in self.counted if form in {"all", u.form}]
        return [u.figures[code] for u in units if code in u.figures]

    def total(self, asked: Asked, form: str = "all") -> Decimal | None:
        """What the paper should say: a sum, a mean with one decimal more, a rate of the two sums; None of nothing."""
        if asked.adds != "rate":
            given = self.given(asked.code, form)
            if not given or asked.adds == "sum":
                return sum(given) if given else None
            return rounded(sum(given) / len(given), asked.decimals + 1)
        units = [u for u in self.counted if form in {"all", u.form} and {asked.above, asked.below} <= u.figures.keys()]
        below = sum(u.figures[asked.below] for u in units)
        return rounded(100 * sum(u.figures[asked.above] for u in units) / below, asked.decimals) if below else None

    def _units(self) -> list[Unit]:
        files = {row["sha256"]: row["content"] for row in self.rows("SELECT sha256, content FROM reports_upload")}
        units = []
        for row in self.rows(
            "SELECT o.id, o.name, b.form, b.due, b.extended_to, b.exempt_reason, b.exempted_at, b.outside_number,"
            " b.outside_at, r.state, r.arrived_at, r.counted_id, v.nil, v.content, v.submitted_at"
            " FROM campaigns_obligation b JOIN organisations_organisation o ON o.id = b.organisation_id"
            " LEFT JOIN reports_report r ON r.obligation_id = b.id LEFT JOIN reports_version v ON v.id = r.counted_id"
        ):
            late = bool(row["counted_id"]) and _moment(row["arrived_at"] or row["submitted_at"]) >= max(
                _moment(row["due"]), _moment(row["extended_to"] or row["due"])
            )
            exempt = row["exempt_reason"] if row["exempted_at"] else ""
            outside = row["outside_number"] if row["outside_at"] else ""
            unit = Unit(
                row["id"],
                row["name"],
                row["form"],
                row["state"] or "",
                row["counted_id"],
                late,
                bool(row["nil"]),
                exempt,
                outside,
            )
            if unit.counted:
                unit.content = json.loads(row["content"])
                for file in unit.content.get("files", ()):
                    self._read(unit, file["kind"], files[file["sha256"]])
            units.append(unit)
        return units

    @staticmethod
    def _read(unit: Unit, kind: str, data: bytes) -> None:
        if kind == "excel":
            unit.figures |= figures_in(data)
        else:
            unit.words += words_in(data)


def figures_in(data: bytes) -> dict[str, Decimal]:
    """Every figure of a workbook by its code: the cell under the heading of figures, a number or a number as text."""
    found: dict[str, Decimal] = {}
    for sheet in load_workbook(BytesIO(data), data_only=True).worksheets:
        place = None
        for row in sheet.iter_rows(values_only=True):
            place = next((n for n, cell in enumerate(row) if cell in {"Giá trị", "Số liệu"}), place)
            code = next((cell for cell in row if isinstance(cell, str) and CODE.fullmatch(cell)), None)
            cell = row[place] if code and place is not None else None
            if isinstance(cell, int | float):
                found[code] = Decimal(str(cell))
            elif isinstance(cell, str) and re.fullmatch(r"\d[\d.]*(,\d+)?", cell):
                found[code] = number(cell)
    return found


def words_in(data: bytes) -> str:
    """The paragraphs of a Word file, those of its tables too."""
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def number(text: str) -> Decimal:
    """A number as Vietnamese writes it: points between thousands, a comma before decimals."""
    return Decimal(text.replace(".", "").replace(",", "."))


def rounded(value: Decimal, decimals: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
