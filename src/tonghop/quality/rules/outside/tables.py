"""Figures in the tables of a report file: each row's name, unit and number, and what must hold between the rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tonghop.campaigns.rules.catalogue import Catalogue, CatalogueIndicator
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import parse_number
from tonghop.kernel.text import fold, squeeze
from tonghop.quality.rules.facts import IndicatorFacts, RuleFacts

_HEAD_ROWS, _LONGEST_HEAD = 15, 60
_HEADS = {  # in the order in which columns are given away
    "code": re.compile(r"^ma(?: chi tieu| so)?$"),
    "unit": re.compile(r"\b(?:don vi tinh|dvt|don vi)\b"),
    "value": re.compile(r"^(?:gia tri|so lieu|ket qua|thuc hien|so luong|tong so|ky nay)\b"),
    "name": re.compile(r"\b(?:chi tieu|noi dung|ten|tieu chi|danh muc|hang muc)\b"),
}
_PART = re.compile(r"^(?:trong do|gom|chia ra)\b")
_TOTAL = re.compile(r"^(?:tong cong|cong|tong so|tong|toan xa|toan tinh)$")
_DASH = re.compile(r"^\s*[-+–•]\s+")
_FEW = 2


@dataclass
class Figures:
    """Figures by code, with what is known of each and the rules between them; `places` are offsets in the file."""

    values: dict[str, Decimal] = field(default_factory=dict)
    indicators: dict[str, IndicatorFacts] = field(default_factory=dict)
    rules: list[RuleFacts] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: texts of its cells and, where the file has text, their places."""

    cells: tuple[str, ...]
    places: tuple[tuple[int, int] | None, ...]


def figures_of(tables: Iterable[Sequence[Row]], catalogue: Catalogue, sections: Mapping[str, str]) -> Figures:
    """Return the figures of all tables; `sections` gives the section of a set of the catalogue."""
    found = Figures()
    known = {indicator.code: indicator for indicator in catalogue.indicators}
    names = {fold(indicator.name): indicator for indicator in catalogue.indicators}
    for table in tables:
        head = _columns(table)
        if head is None:
            continue
        line, columns = head
        rows = table[line + 1 :]
        coded = [row for row in rows if _cell(row, columns.get("code")) in known]
        if coded:
            _take_coded(found, coded, columns, known, sections)
        else:
            _take_named(found, rows, columns, names)
    found.rules.extend(
        RuleFacts(rule.rule_id, rule.kind, rule.left, rule.right, rule.message)
        for rule in catalogue.rules_among(frozenset(found.indicators))
    )
    return found


def _columns(table: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """Return the line of the head and which column is what: figures, and names or codes, must have one."""
    for line, row in enumerate(table[:_HEAD_ROWS]):
        heads = [fold(cell) if len(cell) <= _LONGEST_HEAD else "" for cell in row.cells]
        columns: dict[str, int] = {}
        for what, pattern in _HEADS.items():
            at = next((n for n, head in enumerate(heads) if pattern.search(head) and n not in columns.values()), None)
            if at is not None:
                columns[what] = at
        if "value" in columns and ("name" in columns or "code" in columns):
            return line, columns
    return None


def _cell(row: Row, column: int | None) -> str:
    return squeeze(row.cells[column]) if column is not None and column < len(row.cells) else ""


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except NotPossible:
        return None


def _take_coded(
    found: Figures,
    rows: Iterable[Row],
    columns: Mapping[str, int],
    known: Mapping[str, CatalogueIndicator],
    sections: Mapping[str, str],
) -> None:
    whole = ""
    for row in rows:
        indicator = known[_cell(row, columns["code"])]
        is_part = bool(_PART.match(fold(indicator.name)))
        whole = whole if is_part else indicator.name
        found.indicators[indicator.code] = IndicatorFacts(
            indicator.code,
            indicator.name,
            indicator.unit,
            sections.get(indicator.set_key, ""),
            indicator.numerator,
            indicator.denominator,
            whole if is_part else "",
        )
        _take(found, indicator.code, row, columns["value"])


def _take_named(
    found: Figures, rows: Sequence[Row], columns: Mapping[str, int], names: Mapping[str, CatalogueIndicator]
) -> None:
    """Take rows by their names; parts ("Trong đó", a dash) belong to the row above them, a total to all rows above."""
    whole = ""
    taken: list[str] = []
    for row in rows:
        said = _cell(row, columns.get("name"))
        if _HEADS["name"].search(fold(said)) and _number(_cell(row, columns["value"])) is None:
            taken.clear()  # the head of a table that follows
        name = _DASH.sub("", said)
        if not name or _number(_cell(row, columns["value"])) is None:
            continue
        folded = fold(name)
        fresh = name not in found.indicators and not _TOTAL.match(folded)
        code = name if fresh else f"{name} ({len(found.indicators) + 1})"
        is_part = bool(whole and (_PART.match(folded) or _DASH.match(said)))
        unit = _cell(row, columns.get("unit")) or (names[folded].unit if folded in names else "")
        found.indicators[code] = IndicatorFacts(code, name, unit, "", parent=whole if is_part else "")
        _take(found, code, row, columns["value"])
        if is_part and found.indicators[whole].unit == unit:
            rule = RuleFacts(f"phan-{code}", "at_most", code, (whole,), "Phần không được nhiều hơn tổng của nó.")
            found.rules.append(rule)
        elif _TOTAL.match(folded):
            _sum_up(found, code, taken)
        else:
            whole = code
            taken.append(code)


def _sum_up(found: Figures, code: str, taken: list[str]) -> None:
    alike = len({found.indicators[part].unit for part in (code, *taken)}) == 1
    if len(taken) >= _FEW and alike:
        found.rules.append(
            RuleFacts(f"cong-{code}", "equals", code, tuple(taken), "Dòng tổng phải bằng cộng của các dòng trên nó.")
        )
    taken.clear()


def _take(found: Figures, code: str, row: Row, column: int) -> None:
    text = _cell(row, column)
    value = _number(text)
    if value is not None:
        found.values[code] = value
        place = row.places[column] if column < len(row.places) else None
        if place:
            found.places[code] = place
    elif text:
        found.reasons[code] = text
