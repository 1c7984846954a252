"""A unit's voice: templates whose conditions hold for it, chosen by chance, with its own figures and names in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from tonghop.demo.pools import data_file, texts
from tonghop.demo.unit_profile import UnitProfile, random_day
from tonghop.kernel.moments import short_date
from tonghop.kernel.numbers import format_count, format_number, rate

CUTOFF = "30/4/2026"
Template = str | Mapping[str, Any]
_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"<([^<>|]*(?:\|[^<>|]*)+)>")
_OPENERS = {"doc_plan": "plan", "doc_decision": "decision", "doc_letter": "letter"}


class Voice:
    """Says templates for one unit; the figures in the words are those of the unit's own table."""

    def __init__(
        self, unit: UnitProfile, figures: Mapping[str, Decimal], rates: Mapping[str, tuple[str, str]], rng: Random
    ) -> None:
        """`figures` by code; `rates` gives each rate's two codes; the same generator says the same again."""
        self.unit, self.rng = unit, rng
        self._slots = data_file("slots")
        self._numbers = {**figures, **_computed(figures, rates)}
        self._words = _words(unit)
        self._calls: dict[str, Callable[[], str]] = {
            "date": lambda: short_date(random_day(rng, last=date(2025, 9, 30))),  # while all was new
            "month": self._month,
            **{slot: (lambda kind=kind: self._paper(kind)) for slot, kind in _OPENERS.items()},  # type: ignore[misc]  # mypy infers no default
        }

    def say(self, templates: Sequence[Template]) -> str | None:
        """Return one of the templates that fit, filled in; None where none does."""
        fitting = self.fitting(templates)
        return self.fill(self.rng.choice(fitting)) if fitting else None

    def fitting(self, templates: Sequence[Template]) -> list[str]:
        """Return the templates that fit, not yet filled in."""
        return [row["text"] for row in map(_row, templates) if self.fits(row)]

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Tell whether the conditions hold and every slot has something to say."""
        return (
            self.unit.region in row.get("only", (self.unit.region,))
            and all(self._number(slot) > 0 for slot in row.get("needs", ()))
            and not any(self._number(slot) > 0 for slot in row.get("zero", ()))
            and all(self._known(slot) for text in _texts(row) for slot in _SLOT.findall(text))
        )

    def fill(self, text: str) -> str:
        """Return the text with its choices made and its slots filled."""
        chosen = _CHOICE.sub(lambda m: self.rng.choice(m[1].split("|")), text)
        return _capital(_SLOT.sub(lambda m: self._said(m[1]), chosen))

    def _number(self, slot: str) -> Decimal:
        if slot == "merged":
            return Decimal(self.unit.n_old > 0)
        own = {"n_old": self.unit.n_old, "n_people": self.unit.people}
        return Decimal(own[slot]) if slot in own else self._numbers.get(self._slots[slot].get("code", ""), Decimal(0))

    def _known(self, slot: str) -> bool:
        code = self._slots[slot].get("code")
        return code in self._numbers if code else slot in self._words or slot in self._calls

    def _said(self, slot: str) -> str:
        if slot in self._calls:
            return self._calls[slot]()
        code = self._slots[slot].get("code")
        return written(self._numbers[code], self._slots[slot]["style"]) if code else self._words[slot]

    def _month(self) -> str:
        return f"tháng {self.rng.randint(8, 12)}/2025"  # neither before a thing could be done nor just now

    def _paper(self, kind: str) -> str:
        own = "commune" if self.unit.local else "department"
        row = self.rng.choice([r for r in texts("van-ban")[own] if r["doc"] == kind])
        day = random_day(self.rng)
        sign = row["sign"] if self.unit.local else f"{row['sign']}-{self.unit.symbol}"
        if not self.unit.local and kind == "letter":
            sign = f"{self.unit.symbol}-{row['sign']}"
        least = day.timetuple().tm_yday // 3 if day.year > 2025 else (day.timetuple().tm_yday - 180) // 3  # noqa: PLR2004 - the first year
        number = max(1, least) + self.rng.randint(0, 9) * (12 if kind == "letter" else 1)
        return f"{row['kind']} số {number:02d}/{sign} ngày {short_date(day)}"


def written(value: Decimal, style: str) -> str:
    """Return a number as its slot's style has it (data/slots.yaml)."""
    if style == "count" and value and value == value.to_integral_value():
        return format_count(int(value))  # "05", but plain "0"
    return format_number(value, decimals=1 if style in {"rate", "decimal"} else None)


def _row(template: Template) -> Mapping[str, Any]:
    return {"text": template} if isinstance(template, str) else template


def _texts(row: Mapping[str, Any]) -> Sequence[str]:
    return [row["text"]] if "text" in row else row.get("wordings", [])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _computed(figures: Mapping[str, Decimal], rates: Mapping[str, tuple[str, str]]) -> dict[str, Decimal]:
    found = {}
    for code, (part, whole) in rates.items():
        if part in figures and whole in figures and (value := rate(figures[part], figures[whole])) is not None:
            found[code] = value
    return found


def _words(unit: UnitProfile) -> dict[str, str]:
    people = {"head": unit.names.head, "deputy": unit.names.deputy, "writer": unit.names.writer, "cutoff": CUTOFF}
    if not unit.local:
        described = {k: unit.traits[k] for k in ("field", "delegated_tasks", "stuck_task", "quick_win") if unit.traits}
        return {**people, "body": unit.name, "unit": unit.name, **described}
    bare = unit.place.split(" ", 1)[1]
    ward = unit.region == "ward"
    return {
        **people,
        "unit": unit.name,
        "place": unit.place,
        "Place": _capital(unit.place),
        "kind": unit.kind,
        "Kind": _capital(unit.kind),
        "party": f"Đảng ủy {unit.kind} {bare}",
        "council": f"HĐND {unit.kind} {bare}",
        "village": "tổ dân phố" if ward else "thôn, bản",
        "economic_room": "Phòng Kinh tế, Hạ tầng và Đô thị" if ward else "Phòng Kinh tế",
        "n_old": format_count(unit.n_old),
        "n_km": format_count(6 + unit.people % 9 if ward else 12 + unit.people % 23),
        "n_area": format_number(Decimal(str(unit.area)), decimals=1),
        "n_people": format_number(unit.people),
    }
