"""The workbench as a page needs it: the chosen sentence with its sources, or the chosen group with its members."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import may_organise
from tonghop.consolidation import actions
from tonghop.consolidation.actions import Place
from tonghop.consolidation.queries import BenchPage, bench_page, snapshots_of
from tonghop.consolidation.rules.draft import Sentence
from tonghop.consolidation.rules.placing import neighbour
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.web.bench_sources import choices_for, members_of, sources_of

JUST_PLACED = "vua-dat"
"""Instead of a sentence's id: the one that was added or moved last, whatever its id is now."""


def bench_content(viewer: Viewer, campaign: Campaign, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page shows: `page` None while nothing has been consolidated."""
    content: dict[str, Any] = {"campaign": campaign, "organises": may_organise(viewer, campaign), "page": None}
    if not snapshots_of(viewer, campaign):
        return content
    page = bench_page(viewer, campaign, key=wanted.get("muc", ""))
    sentence = _sentence(page, wanted.get("cau", ""))
    group = next((g for g in page.bench.groups if g.id == wanted.get("nhom")), None)
    return content | {
        "page": page,
        "changed_names": ", ".join(page.names[unit] for unit in page.changed),
        "sentence": sentence,
        "reasons": _reasons(page, sentence) if sentence else [],
        "sources": sources_of(page, sentence) if sentence and page.reads else [],
        "choices": choices_for(page, sentence) if sentence and page.writes else None,
        "goes_up": bool(sentence and neighbour(page.bench.paragraphs, sentence, up=True)),
        "goes_down": bool(sentence and neighbour(page.bench.paragraphs, sentence, up=False)),
        "group": group,
        "members": members_of(page, group) if group and page.reads else [],
    }


def _sentence(page: BenchPage, wanted: str) -> Sentence | None:
    if wanted == JUST_PLACED:
        return page.bench.just_placed
    return next((s for p in page.bench.paragraphs for s in p.sentences if s.id == wanted), None)


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


def reworded(place: Place, posted: QueryDict, *, by: Viewer, at: datetime) -> str:
    """Do what the form asks of a sentence; return the one to show next."""
    sentence, sources = posted.get("cau", ""), posted.getlist("nguon")
    match posted.get("viec"):
        case "sua":
            actions.edit_sentence(place, sentence=sentence, text=posted.get("loi", ""), sources=sources, by=by, at=at)
        case "them":
            actions.add_sentence(place, after=sentence, text=posted.get("loi", ""), sources=sources, by=by, at=at)
            return JUST_PLACED
        case "len" | "xuong" as way:
            actions.move_sentence(place, sentence=sentence, up=way == "len", by=by, at=at)
            return JUST_PLACED
        case "bo":
            actions.edit_sentence(place, sentence=sentence, text="", by=by, at=at)
        case "lay-lai":
            actions.take_proposal(place, sentence=sentence, by=by, at=at)
        case _:
            raise NotPossible("Chưa chọn việc cần làm.", advice="Hãy bấm một trong các nút trên trang.")
    return sentence


def _reasons(page: BenchPage, sentence: Sentence) -> list[str]:
    return [f"{page.names[unit]}: {why}" for unit, why in page.stale.get(sentence.id, {}).items()]
