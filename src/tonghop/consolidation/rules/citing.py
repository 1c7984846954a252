"""What a person's sentence rests on: checked when it is written, found again in later versions of the reports."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tonghop.consolidation.rules.facts import Contribution
from tonghop.consolidation.rules.placing import Find
from tonghop.consolidation.rules.provenance import describe
from tonghop.consolidation.rules.sources import SourceId, parse_source_id
from tonghop.consolidation.rules.work import OPENING, Cited
from tonghop.kernel.errors import NotPossible

Json = dict[str, Any]


def cited_of(content: Json, section: str, ids: Iterable[str]) -> list[Cited]:
    """Return the sources as a person's sentence keeps them; NotPossible for one that is not of that section."""
    cited = []
    for source in dict.fromkeys(ids):
        found = describe(content, source)
        if found is None or _section_of(content, found) != section:
            raise NotPossible("Nguồn đã chọn không thuộc mục này.", advice="Hãy tải lại trang rồi đánh dấu lại nguồn.")
        is_text = found["kind"] == "text"
        cited.append(Cited(source, found["unit"], found["quote"]) if is_text else Cited(source))
    return cited


def find_in_content(content: Json) -> Find:
    """Return what finds a source in a snapshot: by its id, else the same words of the same body and section."""
    texts = [(key, source) for key, source in content["sources"].items() if source["kind"] == "text"]
    by_words = {(s["unit"], s["section"], s["quote"]): key for key, s in texts}

    def find(cited: Cited) -> str | None:
        parsed = parse_source_id(cited.id)
        if parsed is None or describe(content, cited.id) is not None:
            return cited.id if parsed else None
        return by_words.get((cited.unit, parsed.section, cited.words))

    return find


def find_in_reports(contributions: Iterable[Contribution], others: Collection[str]) -> Find:
    """Return what finds a source among counted reports; `others` are the ids of totals, bases, plan and coverage."""
    by_unit = {c.unit_id: c for c in contributions}
    versions = {c.version_id for c in by_unit.values()}

    def find(cited: Cited) -> str | None:
        parsed = parse_source_id(cited.id)
        if parsed is None or parsed.kind != "text":
            return cited.id if cited.id in others else None
        if parsed.version_id in versions:
            return cited.id
        return _same_words(by_unit, cited, parsed)

    return find


def _same_words(by_unit: Mapping[int, Contribution], cited: Cited, parsed: SourceId) -> str | None:
    now = by_unit.get(cited.unit)
    blocks = now.sections.get(parsed.section, ()) if now else ()
    places = ((block, text.find(cited.words)) for block, text in enumerate(blocks))
    block, start = next(((block, start) for block, start in places if start >= 0), (-1, -1))
    if now is None or start < 0:
        return None
    return f"v{now.version_id}.{parsed.section}.{block}.{start}-{start + len(cited.words)}"


def _section_of(content: Json, source: Json) -> str:
    if source["kind"] == "text":
        return str(source["section"])
    if source["kind"] == "total":
        return str(next(i["section"] for i in content["indicators"] if i["code"] == source["code"]))
    return OPENING
