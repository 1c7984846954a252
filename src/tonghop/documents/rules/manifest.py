"""The manifest: for every sentence and figure of the paper, where it comes from; and the hash of each file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tonghop.kernel.hashing import sha256
from tonghop.kernel.moments import local

Json = dict[str, Any]
FORMAT = 3
_OF_A_SENTENCE = ("id", "kind", "text", "sources", "edited_by", "proposed", "written_by")
_SAID_ELSEWHERE = frozenset({"name", "version_number", "document", "section_title", "measure"})


def manifest_of(content: Json, files: Mapping[str, bytes], *, number: int, content_hash: str) -> Json:
    """Return {campaign, made_at, snapshot, plan, units, sentences, figures, groups, sources, files}.

    sentences: [{id, section, paragraph, kind, text, sources}], with `edited_by` and `proposed` where a person rewrote
    it, `written_by` where one wrote it wholly; figures: [{code, scope, total, parts, none, missing ...}]; groups:
    [{id, section, points}], so that a sentence which only counts groups opens to each; sources: {id: text at its place
    with its quote | total, whose parts are in `figures` | ...}; files: {name: SHA-256}. Names, versions and papers of
    bodies are said once, in `units`.
    """
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
        "figures": [_figure(figure, content) for figure in content["figures"]],
        "groups": [_group(group) for group in content["groups"] if used.keys() >= set(group["points"])],
        "sources": {source: _source(content["sources"][source]) for source in used},
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
        {"section": key, "paragraph": place, **{name: s[name] for name in _OF_A_SENTENCE if name in s}}
        for key, paragraphs in runs
        for place, paragraph in enumerate(paragraphs, start=1)
        for s in paragraph["sentences"]
        if s["text"]
    ]


def _group(group: Json) -> Json:
    return {key: group[key] for key in ("id", "section", "points")}


def _source(source: Json) -> Json:
    return {key: value for key, value in source.items() if key not in _SAID_ELSEWHERE}


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


def _figure(figure: Json, content: Json) -> Json:
    indicator = next(i for i in content["indicators"] if i["code"] == figure["code"])
    of = [indicator["numerator"], indicator["denominator"]] if indicator["adds"] == "rate" else [figure["code"]]
    said = {"name": indicator["name"], "measure": indicator["unit"], "section": indicator["section"]}
    return figure | said | {"of": of, "decimals": indicator["decimals"]}
