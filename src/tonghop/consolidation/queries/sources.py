"""One source opened: the paragraph of a report with the words marked, or a total with its parts."""

from dataclasses import dataclass
from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.consolidation.permissions import check_may_read_section
from tonghop.consolidation.queries.snapshots import snapshot_for
from tonghop.consolidation.rules.provenance import describe
from tonghop.consolidation.rules.sources import parse_source_id
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import version_of

Json = dict[str, Any]


@dataclass(frozen=True)
class MarkedBlock:
    """One block of the report's section; `marked` is the part quoted, between `before` and `after`."""

    before: str
    marked: str = ""
    after: str = ""


@dataclass(frozen=True)
class SourcePage:
    """What a source id stands for in a snapshot, the sentences that rest on it, and for text the whole section."""

    snapshot: Snapshot
    source_id: str
    source: Json
    sentences: tuple[Json, ...]
    blocks: tuple[MarkedBlock, ...] = ()


def source_page(viewer: Viewer, campaign: Campaign, source_id: str, *, number: int | None = None) -> SourcePage:
    """Return what the source is; raise NotPossible for an id that the snapshot does not hold. Four queries at most."""
    snapshot = snapshot_for(viewer, campaign, number)
    parsed = parse_source_id(source_id)
    source = describe(snapshot.content, source_id) if parsed else None
    if source is None:
        raise NotPossible("Không có nguồn này trong bản tổng hợp.", advice="Hãy mở lại từ câu của dự thảo.")
    blocks: tuple[MarkedBlock, ...] = ()
    if source["kind"] == "text":
        lead = next(s["lead"] for s in snapshot.content["sections"] if s["key"] == source["section"])
        check_may_read_section(viewer, campaign, lead)
        blocks = _blocks(source)
    return SourcePage(snapshot, source_id, source, _resting_on(snapshot.content, source_id), blocks)


def _blocks(source: Json) -> tuple[MarkedBlock, ...]:
    content = version_of(source["version"]).content
    section = next(s for s in content["sections"] if s["key"] == source["section"])
    return tuple(_marked(block, place, source) for place, block in enumerate(section["blocks"]))


def _marked(block: Json, place: int, source: Json) -> MarkedBlock:
    text = block.get("text") or "\n".join(" | ".join(row) for row in block.get("rows", ()))
    if place != source["block"]:
        return MarkedBlock(text)
    return MarkedBlock(text[: source["start"]], text[source["start"] : source["end"]], text[source["end"] :])


def _resting_on(content: Json, source_id: str) -> tuple[Json, ...]:
    draft = content["draft"]
    paragraphs = [*draft["opening"], *(p for section in draft["sections"] for p in section["paragraphs"])]
    return tuple(s for p in paragraphs for s in p["sentences"] if source_id in s["sources"])
