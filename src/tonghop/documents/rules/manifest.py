"""The manifest: for every sentence and figure of the paper, where it comes from; and the hash of each file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tonghop.consolidation.rules.provenance import describe, unit_names
from tonghop.kernel.hashing import sha256
from tonghop.kernel.moments import local

Json = dict[str, Any]
FORMAT = 1


def manifest_of(content: Json, files: Mapping[str, bytes], *, number: int, content_hash: str) -> Json:
    """Return {campaign, made_at, snapshot, plan, units, sentences, figures, sources, files}.

    sentences: [{id, section, paragraph, kind, text, sources}]; figures: [{code, scope, total, parts, none,
    missing ...}]; sources: {id: text with its place and quote | total with its parts | ...}; files: {name: SHA-256}.
    """
    names = unit_names(content)
    used = dict.fromkeys(source for sentence in _sentences(content) for source in sentence["sources"])
    return {
        "format": FORMAT,
        "campaign": content["campaign"],
        "plan": content["campaign"]["plan"],
        "made_at": content["made_at"],
        "snapshot": {"number": number, "hash": content_hash},
        "units": {
            "in": [_counted(unit) for unit in content["units"] if not unit["why_missing"]],
            "missing": [_missing(unit) for unit in content["units"] if unit["why_missing"]],
        },
        "sentences": _sentences(content),
        "figures": [_figure(figure, content, names) for figure in content["figures"]],
        "sources": {source: describe(content, source) for source in used},
        "files": {name: sha256(data) for name, data in files.items()},
    }


def manifest_of_paper(
    campaign_key: str, sources: Mapping[str, Any], files: Mapping[str, bytes], *, at: datetime
) -> Json:
    """Return {format, campaign, made_at, sources, files} for a paper without a snapshot; `sources` is its maker's."""
    return {
        "format": FORMAT,
        "campaign": {"key": campaign_key},
        "made_at": local(at).isoformat(),
        "sources": dict(sources),
        "files": {name: sha256(data) for name, data in files.items()},
    }


def _sentences(content: Json) -> list[Json]:
    draft = content["draft"]
    runs = [("", draft["opening"]), *((section["key"], section["paragraphs"]) for section in draft["sections"])]
    return [
        {
            "id": s["id"],
            "section": key,
            "paragraph": place,
            "kind": s["kind"],
            "text": s["text"],
            "sources": s["sources"],
        }
        for key, paragraphs in runs
        for place, paragraph in enumerate(paragraphs, start=1)
        for s in paragraph["sentences"]
    ]


def _counted(unit: Json) -> Json:
    keys = (
        "id",
        "name",
        "form",
        "standing",
        "version",
        "version_number",
        "version_hash",
        "document",
        "submitted_at",
        "late",
    )
    return {key: unit[key] for key in keys}


def _missing(unit: Json) -> Json:
    return {"id": unit["id"], "name": unit["name"], "form": unit["form"], "why": unit["why_missing"]}


def _figure(figure: Json, content: Json, names: Mapping[int, str]) -> Json:
    indicator = next(i for i in content["indicators"] if i["code"] == figure["code"])
    named = {
        key: [entry | {"name": names[entry["unit"]]} for entry in figure[key]] for key in ("parts", "none", "missing")
    }
    return figure | named | {"name": indicator["name"], "measure": indicator["unit"], "section": indicator["section"]}
