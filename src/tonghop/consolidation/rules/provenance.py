"""Where things in a snapshot come from, read back from its JSON: totals with their parts, figures of one body."""

from typing import Any

from tonghop.consolidation.rules.sources import SourceId, parse_source_id

Json = dict[str, Any]


def describe(content: Json, source_id: str) -> Json | None:
    """Return what a source id stands for in a snapshot's content, or None where it holds no such thing.

    A total comes with `parts` [{unit, name, value}], `none` and `missing` [{unit, name, why}].
    """
    parsed = parse_source_id(source_id)
    if parsed is None:
        return None
    if parsed.kind == "total":
        return _total(content, parsed)
    if parsed.kind == "value":
        return _value(content, parsed)
    found: Json | None = content["sources"].get(source_id)
    return found


def unit_names(content: Json) -> dict[int, str]:
    """Return the name of each body of a snapshot."""
    return {unit["id"]: unit["name"] for unit in content["units"]}


def figure(content: Json, code: str, scope: str) -> Json | None:
    """Return the figure of that code and scope, or None."""
    return next((f for f in content["figures"] if (f["code"], f["scope"]) == (code, scope)), None)


def _total(content: Json, parsed: SourceId) -> Json | None:
    found = figure(content, parsed.code, parsed.scope)
    if found is None:
        return None
    indicator, names = _indicator(content, parsed.code), unit_names(content)
    named = {
        key: [entry | {"name": names[entry["unit"]]} for entry in found[key]] for key in ("parts", "none", "missing")
    }
    return {"kind": "total", "name": indicator["name"], "measure": indicator["unit"]} | found | named


def _value(content: Json, parsed: SourceId) -> Json | None:
    unit = next((u for u in content["units"] if u["id"] == parsed.unit_id), None)
    found = figure(content, parsed.code, unit["form"]) if unit else None
    if unit is None or found is None:
        return None
    indicator = _indicator(content, parsed.code)
    base = {"kind": "value", "unit": unit["id"], "unit_name": unit["name"], "code": parsed.code}
    base |= {"name": indicator["name"], "measure": indicator["unit"], "version": unit.get("version"), "value": None}
    answers = [entry for key in ("parts", "none", "missing") for entry in found[key] if entry["unit"] == unit["id"]]
    return base | answers[0] if answers else None


def _indicator(content: Json, code: str) -> Json:
    found: Json = next(i for i in content["indicators"] if i["code"] == code)
    return found
