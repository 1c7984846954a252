"""P6: reading and validating the figures workbooks of 113 units, against openpyxl reading them alone.

Run: `python bench/workbooks.py [--units 113] [--rounds 5] [--seed 6]`. Each unit's own form is written as it would
download it (the whole catalogue, drop-downs, hidden sheet) with 100 seeded figures filled in. "ours" is what happens to
an upload: the archive and its extent are checked, the sheets read, campaign and unit recognised, every figure parsed,
every rule between figures checked. "openpyxl" only reads every cell: once as it is used by default, once in its faster
read-only mode; P6 is measured against the faster of the two. Rotated order, medians; a figure that is read otherwise
than it was written, or a rule that speaks, fails the run.
"""

import argparse
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from minute_figures import figures, shipped_catalogue
from tonghop.documents.render.forms import FiguresForm, FormArea, FormIdentity, FormIndicator, FormRule
from tonghop.documents.render.xlsx_form import render_figures_form
from tonghop.files.xlsx import read_workbook
from tonghop.quality.checks.table import blockers
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.building import with_figures
from tonghop.quality.rules.facts import ReportFacts, RuleFacts
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import Identity, values_from_workbook

GOAL, AIM = 0.5, 0.2
CAMPAIGN = "so-ket-mau"
AT = datetime(2026, 5, 6, tzinfo=UTC)


class Unit:
    """One unit's workbook: whose it is, its bytes, and what was written into it."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.identity = Identity(CAMPAIGN, f"UBND xã Mẫu {number}")
        self.written = figures(chance)
        self.data = render_figures_form(form_of(self.identity, self.written), at=AT)


def form_of(identity: Identity, written: dict[str, int]) -> FiguresForm:
    """Return the form of that unit with the figures in it, one area a set of the catalogue."""
    shipped = shipped_catalogue()
    areas = tuple(
        FormArea(
            group.title,
            tuple(
                FormIndicator(
                    i.code,
                    i.name,
                    i.unit,
                    "rate" if i.adds == "rate" else "decimal" if i.decimals else "count",
                    i.decimals,
                    value=Decimal(written[i.code]) if i.code in written else None,
                )
                for i in shipped.indicators
                if i.set_key == group.key
            ),
        )
        for group in shipped.sets
    )
    rules = tuple(FormRule(rule.kind, rule.left, rule.right, rule.message) for rule in shipped.rules)
    return FiguresForm(
        "Biểu số liệu", identity.unit, FormIdentity(identity.campaign, identity.unit, "1"), areas, rules=rules
    )


def ours(units: list[Unit]) -> None:
    """Read and validate every workbook; end the program where one is read otherwise than it was written."""
    shipped = shipped_catalogue()
    asked = [
        FigureAsked(i.code, i.name, i.unit, i.adds, i.numerator, i.denominator, i.decimals) for i in shipped.indicators
    ]
    rules = tuple(RuleFacts(r.rule_id, r.kind, r.left, r.right, r.message) for r in shipped.rules)
    facts = ReportFacts(unit="", settings=shipped_settings(), rules=rules)
    for unit in units:
        reading = values_from_workbook(read_workbook(unit.data, "bieu.xlsx"), asked, unit.identity)
        broken = blockers(with_figures(replace(facts, unit=unit.identity.unit), reading.values, {}))
        if {code: str(value) for code, value in unit.written.items()} != {
            code: value["value"] for code, value in reading.values.items()
        }:
            raise SystemExit(f"{unit.identity.unit}: read otherwise than written: {reading.problems[:3]}")
        if broken:
            raise SystemExit(f"{unit.identity.unit}: {broken[0].message}")


def theirs(units: list[Unit], *, read_only: bool) -> None:
    """Read every cell of every workbook."""
    for unit in units:
        workbook = load_workbook(BytesIO(unit.data), read_only=read_only, data_only=True)
        cells = sum(cell is not None for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row)
        workbook.close()
        if cells < len(unit.written):
            raise SystemExit(f"{unit.identity.unit}: openpyxl read {cells} cells")


def main() -> int:
    """Measure, print, and tell by the exit status whether P6 holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=113)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    units = [Unit(number, chance) for number in range(1, given.units + 1)]
    ways = {
        "ours": lambda: ours(units),
        "openpyxl": lambda: theirs(units, read_only=False),
        "openpyxl, read-only": lambda: theirs(units, read_only=True),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(given.rounds + 1):
        names = [*ways][turn % len(ways) :] + [*ways][: turn % len(ways)]
        for name in names:
            began = perf_counter()
            ways[name]()
            if turn:
                times[name].append(perf_counter() - began)
    print(f"{given.units} workbooks of {len(units[0].written)} figures, {len(units[0].data)} bytes each")
    for name, seconds in times.items():
        print(f"  {name:20} {median(seconds):6.2f} s ({min(seconds):.2f}-{max(seconds):.2f})")
    faster = min(median(times[name]) for name in times if name != "ours")
    ratio = median(times["ours"]) / faster
    print(f"  P6 ours / openpyxl's faster way: {ratio:.2f}x (at most {GOAL}x, aim {AIM}x)")
    print(f"     ours / openpyxl by default: {median(times['ours']) / median(times['openpyxl']):.2f}x")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
