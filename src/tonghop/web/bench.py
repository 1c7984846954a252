"""The workbench as a page needs it: the chosen sentence with its sources, or the chosen group with its members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import may_organise
from tonghop.consolidation import actions
from tonghop.consolidation.actions import Place
from tonghop.consolidation.queries import BenchPage, bench_page, snapshots_of
from tonghop.consolidation.rules.draft import Sentence
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.provenance import describe
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer

MOST_SOURCES = 150


@dataclass(frozen=True)
class Source:
    """One source of a sentence as a line: what it is, its words, and the id under which it opens."""

    id: str
    kind: str
    name: str
    words: str


def bench_content(viewer: Viewer, campaign: Campaign, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page shows: `page` None while nothing has been consolidated."""
    content: dict[str, Any] = {"campaign": campaign, "organises": may_organise(viewer, campaign), "page": None}
    if not snapshots_of(viewer, campaign):
        return content
    page = bench_page(viewer, campaign, key=wanted.get("muc", ""))
    sentence = next((s for p in page.bench.paragraphs for s in p.sentences if s.id == wanted.get("cau")), None)
    group = next((g for g in page.bench.groups if g.id == wanted.get("nhom")), None)
    return content | {
        "page": page,
        "changed_names": ", ".join(page.names[unit] for unit in page.changed),
        "sentence": sentence,
        "reasons": _reasons(page, sentence) if sentence else [],
        "sources": _sources(page, sentence) if sentence and page.reads else [],
        "group": group,
        "members": _members(page, group) if group and page.reads else [],
    }


def regrouped(place: Place, posted: QueryDict, *, by: Viewer, at: datetime) -> str:
    """Do what the form asks of groups; return the group to show next ("" for none)."""
    group, chosen = posted.get("nhom", ""), posted.getlist("y")
    match posted.get("viec"):
        case "gop":
            actions.merge_groups(place, groups=chosen, by=by, at=at)
            return ""
        case "tach":
            actions.split_group(place, group=group, points=chosen, by=by, at=at)
            return ""
        case "dat-ten":
            actions.rename_group(place, group=group, title=posted.get("ten", ""), by=by, at=at)
        case "ghim":
            actions.pin_point(place, group=group, point=posted.get("cau-ghim", ""), by=by, at=at)
        case "bo":
            actions.drop_group(place, group=group, by=by, at=at)
        case "dua-lai":
            actions.take_back_group(place, group=group, by=by, at=at)
        case _:
            raise NotPossible("Chưa chọn việc cần làm.", advice="Hãy bấm một trong các nút trên trang.")
    return group


def reworded(place: Place, posted: QueryDict, *, by: Viewer, at: datetime) -> None:
    """Do what the form asks of a sentence."""
    sentence = posted.get("cau", "")
    match posted.get("viec"):
        case "sua":
            actions.edit_sentence(place, sentence=sentence, text=posted.get("loi", ""), by=by, at=at)
        case "bo":
            actions.edit_sentence(place, sentence=sentence, text="", by=by, at=at)
        case "lay-lai":
            actions.take_proposal(place, sentence=sentence, by=by, at=at)
        case _:
            raise NotPossible("Chưa chọn việc cần làm.", advice="Hãy bấm một trong các nút trên trang.")


def _reasons(page: BenchPage, sentence: Sentence) -> list[str]:
    return [f"{page.names[unit]}: {why}" for unit, why in page.stale.get(sentence.id, {}).items()]


def _sources(page: BenchPage, sentence: Sentence) -> list[Source]:
    content = page.bench.snapshot.content
    return [_source(content, source, page.names) for source in sentence.sources[:MOST_SOURCES]]


def _source(content: dict[str, Any], source: str, names: Mapping[int, str]) -> Source:
    found = describe(content, source) or {}
    match found.get("kind"):
        case "text":
            return Source(source, "text", names[found["unit"]], found["quote"])
        case "total":
            return Source(source, "total", found["name"], found["total"] or "")
        case "coverage":
            return Source(source, "coverage", "Tình hình nộp báo cáo", f"{len(found['in'])} đơn vị đã được chấp nhận")
        case _:
            return Source(source, "plan", "Căn cứ", found.get("text", ""))


def _members(page: BenchPage, group: Group) -> list[Source]:
    return [Source(p.source_id, "text", page.names[p.unit_id], p.text) for p in group.points]
