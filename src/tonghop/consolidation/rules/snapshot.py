"""The snapshot as JSON: everything a consolidation found, so that each sentence and total opens to its parts."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tonghop.consolidation.rules.combine import Absent, Combined, Part
from tonghop.consolidation.rules.draft import Draft
from tonghop.consolidation.rules.drafting import Material
from tonghop.consolidation.rules.facts import Contribution, UnitStatus
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.points import statement
from tonghop.consolidation.rules.sources import PLAN, SourceId, parse_source_id

FORMAT = 1
Json = dict[str, Any]


def snapshot_content(material: Material, draft: Draft, *, campaign: Json, made_at: str) -> Json:
    """Return {format, campaign, made_at, sections, units, indicators, figures, groups, draft, sources, reflected}.

    Numbers are decimal strings. `sources` holds every id that a sentence or a group names.
    """
    groups = [g for section in material.sections for g in material.groups.get(section.key, ())]
    ids = dict.fromkeys(
        [source for sentence in draft.sentences() for source in sentence.sources]
        + [point.source_id for group in groups for point in group.points]
    )
    resolver = Resolver(material)
    sources = {source: resolver.resolve(source) for source in ids}
    return {
        "format": FORMAT,
        "campaign": campaign,
        "made_at": made_at,
        "sections": [
            {"key": s.key, "number": s.number, "title": s.title, "purpose": s.purpose, "lead": s.lead_id}
            for s in material.sections
        ],
        "units": _units(material.units, material.contributions),
        "indicators": [
            {
                "code": i.code,
                "name": i.name,
                "unit": i.unit,
                "section": i.section,
                "adds": i.adds,
                "numerator": i.numerator,
                "denominator": i.denominator,
                "decimals": i.decimals,
            }
            for i in material.indicators
        ],
        "figures": [figure_json(combined) for combined in material.combined.values()],
        "groups": [_group(n, g) for n, g in enumerate(groups, start=1)],
        "draft": draft.as_json(),
        "sources": sources,
        "reflected": reflected_units(draft, sources),
    }


def reflected_units(draft: Draft, sources: Mapping[str, Json]) -> list[int]:
    """Return the ids of bodies of whose text the draft has at least one sentence or point."""
    found = {
        sources[source]["unit"]
        for sentence in draft.sentences()
        if sentence.text
        for source in sentence.sources
        if sources[source]["kind"] == "text"
    }
    return sorted(found)


class Resolver:
    """Says what a source id stands for, from the material of one consolidation."""

    def __init__(self, material: Material) -> None:
        """Index the material once."""
        self.material = material
        self.by_version = {c.version_id: c for c in material.contributions}
        self.titles = {s.key: f"{s.number}. {s.title}" for s in material.sections}
        self.indicators = {i.code: i for i in material.indicators}

    def resolve(self, source: str) -> Json:
        """Return the source as JSON; KeyError where the material holds no such thing (which is a bug)."""
        parsed = parse_source_id(source)
        if parsed is None:
            raise KeyError(source)
        if parsed.kind == "text":
            return self._text(parsed)
        if parsed.kind == "total":
            return self._total(parsed)
        if parsed.kind == "basis":
            return {"kind": "basis", "text": self.material.origin.bases[parsed.place - 1]}
        if source == PLAN:
            return {"kind": "plan", "text": self.material.origin.plan}
        return self._coverage()

    def _text(self, parsed: SourceId) -> Json:
        contribution = self.by_version[parsed.version_id]
        return {
            "kind": "text",
            "unit": contribution.unit_id,
            "name": contribution.name,
            "version": contribution.version_id,
            "version_number": contribution.version_number,
            "document": contribution.document_number,
            "section": parsed.section,
            "section_title": self.titles[parsed.section],
            "block": parsed.block,
            "start": parsed.start,
            "end": parsed.end,
            "quote": contribution.sections[parsed.section][parsed.block][parsed.start : parsed.end],
        }

    def _total(self, parsed: SourceId) -> Json:
        indicator = self.indicators[parsed.code]
        return {
            "kind": "total",
            "code": parsed.code,
            "scope": parsed.scope,
            "name": indicator.name,
            "measure": indicator.unit,
            "total": plain(self.material.combined[parsed.code, parsed.scope].total),
        }

    def _coverage(self) -> Json:
        units = self.material.units
        return {
            "kind": "coverage",
            "in": [u.id for u in units if u.counted],
            "missing": [{"unit": u.id, "name": u.name, "why": u.why_missing} for u in units if not u.counted],
        }


def figure_json(combined: Combined) -> Json:
    """Return {code, scope, adds, total, given, asked, numerator, denominator, parts, none, missing}."""
    return {
        "code": combined.code,
        "scope": combined.scope,
        "adds": combined.adds,
        "total": plain(combined.total),
        "given": combined.given,
        "asked": combined.asked,
        "numerator": plain(combined.numerator),
        "denominator": plain(combined.denominator),
        "parts": [part_json(part) for part in combined.parts],
        "none": _absent(combined.none),
        "missing": _absent(combined.missing),
    }


def plain(value: Decimal | None) -> str | None:
    """Return "1234.5": no exponent, no idle zeros; None stays None."""
    if value is None:
        return None
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def part_json(part: Part) -> Json:
    """Return {unit, value}, for a rate with numerator and denominator."""
    if part.numerator is None:
        return {"unit": part.unit_id, "value": plain(part.value)}
    return {
        "unit": part.unit_id,
        "value": plain(part.value),
        "numerator": plain(part.numerator),
        "denominator": plain(part.denominator),
    }


def _absent(absent: Iterable[Absent]) -> list[Json]:
    return [{"unit": a.unit_id, "why": a.why} for a in absent]


def _units(units: Iterable[UnitStatus], contributions: Sequence[Contribution]) -> list[Json]:
    by_unit = {c.unit_id: c for c in contributions}
    return [_unit(unit, by_unit.get(unit.id)) for unit in units]


def _unit(unit: UnitStatus, contribution: Contribution | None) -> Json:
    found: Json = {
        "id": unit.id,
        "name": unit.name,
        "short_name": unit.short_name,
        "form": unit.form,
        "standing": unit.standing.value,
        "why_missing": unit.why_missing,
    }
    if contribution is not None:
        found |= {
            "version": contribution.version_id,
            "version_number": contribution.version_number,
            "version_hash": contribution.version_hash,
            "submitted_at": contribution.submitted_at.isoformat(),
            "late": contribution.late,
            "document": contribution.document_number,
            "document_date": contribution.document_date.isoformat() if contribution.document_date else None,
        }
    return found


def _group(number: int, group: Group) -> Json:
    return {
        "id": group.id or f"g{number:03d}",
        "section": group.section,
        "text": statement(group.point.text),
        "title": group.title,
        "named": group.named,
        "dropped": group.dropped,
        "competent": group.competent,
        "count": group.count,
        "one_wording": group.one_wording,
        "units": list(group.units),
        "point": group.point.source_id,
        "points": [p.source_id for p in group.points],
    }
