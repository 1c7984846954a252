"""What a frozen draft no longer says rightly: sentences that rest on a report which has changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tonghop.consolidation.rules.combine import Part, answer_of
from tonghop.consolidation.rules.facts import Contribution, IndicatorFacts, UnitStatus
from tonghop.consolidation.rules.snapshot import part_json
from tonghop.consolidation.rules.sources import SourceId, parse_source_id

Json = dict[str, Any]
Why = dict[str, dict[int, str]]
"""{sentence id: {unit: what of it changed}}."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One body whose counted version is not the frozen one: where it stands now, what it says now (None: nothing)."""

    status: UnitStatus
    contribution: Contribution | None


def changed_units(content: Json, now: Mapping[int, int | None]) -> list[int]:
    """Return the units whose counted version ({unit: version or None}) is not the one in the snapshot."""
    return [unit["id"] for unit in content["units"] if now.get(unit["id"]) != unit.get("version")]


def touched(content: Json, sentences: Iterable[Json], changed: Iterable[Changed]) -> Why:
    """Return the sentences that rest on what changed, each with the units and why.

    A quotation that still stands word for word, and a figure that is the same, are not touched.
    """
    by_unit = {one.status.id: one for one in changed}
    return _Touch(content, by_unit).of(sentences) if by_unit else {}


class _Touch:
    def __init__(self, content: Json, changed: Mapping[int, Changed]) -> None:
        self.content, self.changed = content, changed
        self.figures = {(f["code"], f["scope"]): f for f in content["figures"]}
        self.indicators = {i["code"]: _indicator(i) for i in content["indicators"]}
        self.units = {unit["id"]: unit for unit in content["units"]}
        self.by_source: dict[str, dict[int, str]] = {}

    def of(self, sentences: Iterable[Json]) -> Why:
        found: Why = {}
        for sentence in sentences:
            why: dict[int, str] = {}
            for source in sentence["sources"]:
                why |= self._why(source)
            if why:
                found[sentence["id"]] = why
        return found

    def _why(self, source: str) -> dict[int, str]:
        if source not in self.by_source:
            parsed = parse_source_id(source)
            self.by_source[source] = self._of(source, parsed) if parsed else {}
        return self.by_source[source]

    def _of(self, source: str, parsed: SourceId) -> dict[int, str]:
        if parsed.kind == "text":
            return self._text(self.content["sources"][source])
        if parsed.kind == "total":
            return self._total(parsed)
        return self._coverage() if parsed.kind == "coverage" else {}

    def _text(self, source: Json) -> dict[int, str]:
        one = self.changed.get(source["unit"])
        if one is None:
            return {}
        if one.contribution is None:
            return {source["unit"]: "báo cáo không còn được tính"}
        blocks = one.contribution.sections.get(source["section"], ())
        return {} if any(source["quote"] in block for block in blocks) else {source["unit"]: "lời văn đã đổi"}

    def _total(self, parsed: SourceId) -> dict[int, str]:
        figure, indicator = self.figures[parsed.code, parsed.scope], self.indicators[parsed.code]
        then = {entry["unit"]: entry for key in ("parts", "none", "missing") for entry in figure[key]}
        return {
            unit: f"chỉ tiêu {parsed.code} đã đổi"
            for unit, one in self.changed.items()
            if unit in then and _now(indicator, one) != then[unit]
        }

    def _coverage(self) -> dict[int, str]:
        return {unit: "tình trạng báo cáo đã đổi" for unit, one in self.changed.items() if self._stands_otherwise(one)}

    def _stands_otherwise(self, one: Changed) -> bool:
        then = self.units[one.status.id]
        late = one.contribution.late if one.contribution else None
        return (then["standing"], then.get("late")) != (one.status.standing.value, late)


def _now(indicator: IndicatorFacts, one: Changed) -> Json:
    values = one.contribution.values if one.contribution else {}
    found = answer_of(indicator, one.status, values)
    return part_json(found) if isinstance(found, Part) else {"unit": found.unit_id, "why": found.why}


def _indicator(given: Json) -> IndicatorFacts:
    return IndicatorFacts(
        code=given["code"],
        name=given["name"],
        unit=given["unit"],
        section=given["section"],
        adds=given["adds"],
        numerator=given["numerator"],
        denominator=given["denominator"],
        decimals=given["decimals"],
    )
