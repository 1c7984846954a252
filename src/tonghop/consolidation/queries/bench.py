"""The workbench of one section: groups and draft as people have them now, over the newest snapshot; what is stale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import SectionChange, SectionWork, Snapshot
from tonghop.consolidation.permissions import check_may_read_consolidation, may_read_section, may_write_section
from tonghop.consolidation.queries.snapshots import snapshot_for
from tonghop.consolidation.queries.staleness import changed_since, stale_of
from tonghop.consolidation.queries.strip import ReflectedUnit, strip_of
from tonghop.consolidation.resources import phrases, word_lists
from tonghop.consolidation.rules.arrangement import arranged, groups_in
from tonghop.consolidation.rules.citing import cited_of, find_in_content
from tonghop.consolidation.rules.draft import Draft, DraftSection, Paragraph, Sentence, numbered, paragraphs_in
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.placing import anchor_of, laid_over
from tonghop.consolidation.rules.pointing import Pointing, speakers_in
from tonghop.consolidation.rules.stale import Changed, Why, touched
from tonghop.consolidation.rules.work import OPENING, Cited, Work
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer

Json = dict[str, Any]


@dataclass(frozen=True)
class Bench:
    """One section as it stands: the snapshot's, with people's work laid over it."""

    snapshot: Snapshot
    section: Json
    work: Work
    groups: list[Group]
    paragraphs: list[Paragraph]

    def sentence(self, sentence_id: str) -> Sentence:
        """Return a sentence of the draft; NotPossible where it is gone."""
        found = next((s for p in self.paragraphs for s in p.sentences if s.id == sentence_id), None)
        if found is None:
            raise NotPossible("Câu này không còn trong dự thảo.", advice="Hãy tải lại trang rồi chọn lại câu.")
        return found

    @property
    def just_placed(self) -> Sentence | None:
        """The sentence that was added or moved last, or None."""
        last = self.work.placed[-1].what if self.work.placed else None
        if last is None:
            return None
        sentences = (s for p in self.paragraphs for s in p.sentences)
        return next((s for s in sentences if (s.added == last.added if last.added else anchor_of(s) == last)), None)

    def cited(self, sources: Iterable[str]) -> list[Cited]:
        """Return sources that a person names for a sentence; NotPossible for one that is not of this section."""
        return cited_of(self.snapshot.content, self.section["key"], sources)


@dataclass(frozen=True)
class BenchPage:
    """What the workbench shows: the outline with how many changes each section has, and one section in full."""

    bench: Bench
    outline: tuple[Json, ...]
    stale: Why
    names: dict[int, str]
    revision: int
    writes: bool
    reads: bool
    last: SectionChange | None
    joining: dict[str, list[int]] = field(default_factory=dict)
    changed: tuple[int, ...] = ()
    strip: tuple[ReflectedUnit, ...] = ()

    @property
    def not_reflected(self) -> tuple[ReflectedUnit, ...]:
        """The counted bodies of whose words nothing is in the frozen draft."""
        return tuple(unit for unit in self.strip if unit.counted and not unit.reflected)


def bench_of(campaign: Campaign, key: str, *, work: Work, snapshot: Snapshot | None = None) -> Bench:
    """Return the section with this work laid over the newest snapshot; NotPossible where there is none such."""
    snapshot = snapshot or campaign.snapshots.first()
    if snapshot is None:
        raise NotPossible("Đợt báo cáo này chưa có bản tổng hợp nào.")
    content = snapshot.content
    section = next((s for s in outline_of(content) if s["key"] == key), None)
    if section is None:
        raise NotPossible("Bản tổng hợp không có mục này.", advice="Hãy chọn một mục trong danh sách.")
    groups = arranged(groups_in(content, key), work)
    proposed = _proposed(content, section, groups)
    paragraphs = _numbered(laid_over(proposed, work, find_in_content(content)))
    return Bench(snapshot, section, work, groups, paragraphs)


def outline_of(content: Json) -> list[Json]:
    """Return the opening and the outline's sections: {key, number, title, purpose, lead}."""
    opening = {"key": OPENING, "number": "", "title": "Mở đầu, phạm vi tổng hợp", "purpose": "opening", "lead": None}
    return [opening, *content["sections"]]


def bench_page(viewer: Viewer, campaign: Campaign, *, key: str = "") -> BenchPage:
    """Return the workbench of a section (the first one where none is named)."""
    check_may_read_consolidation(viewer, campaign)
    snapshot = snapshot_for(viewer, campaign)
    works = {work.key: work for work in SectionWork.objects.filter(campaign=campaign)}
    outline = outline_of(snapshot.content)
    key = key or outline[1 if len(outline) > 1 else 0]["key"]
    stored = works.get(key)
    bench = bench_of(campaign, key, work=Work.parse(stored.content if stored else {}), snapshot=snapshot)
    changed = changed_since(campaign, snapshot.content)
    stale = stale_of(campaign, bench, _json(bench.paragraphs), changed)
    return BenchPage(
        bench=bench,
        outline=_outline(snapshot.content, works, changed),
        changed=tuple(one.status.id for one in changed),
        strip=strip_of(snapshot.content),
        stale=stale.why,
        joining=stale.joining,
        names={unit["id"]: unit["short_name"] for unit in snapshot.content["units"]},
        revision=stored.revision if stored else 0,
        writes=may_write_section(viewer, campaign, bench.section["lead"]),
        reads=may_read_section(viewer, campaign, bench.section["lead"]),
        last=stored.changes.filter(undone=False).first() if stored else None,
    )


def _outline(content: Json, works: Mapping[str, SectionWork], changed: Sequence[Changed]) -> tuple[Json, ...]:
    """Return the outline with whether people changed each section, and how many of its sentences are stale."""
    draft = content["draft"]
    texts = {OPENING: draft["opening"], **{s["key"]: s["paragraphs"] for s in draft["sections"]}}
    every = {key: [s for p in paragraphs for s in p["sentences"]] for key, paragraphs in texts.items()}
    stale = touched(content, [s for some in every.values() for s in some], changed)
    return tuple(
        section
        | {
            "worked": bool(works.get(section["key"]) and works[section["key"]].revision),
            "stale": sum(s["id"] in stale for s in every[section["key"]]),
        }
        for section in outline_of(content)
    )


def _proposed(content: Json, section: Json, groups: list[Group]) -> list[Paragraph]:
    """Return the machine's text: of the snapshot, or, where points are grouped, made anew of the groups."""
    draft = content["draft"]
    if section["purpose"] in {"opening", "results"} and section["key"] in draft.get("proposed", {}):
        return paragraphs_in(draft["proposed"][section["key"]])
    if section["key"] == OPENING:
        return paragraphs_in(draft["opening"])
    if section["purpose"] == "results":
        return paragraphs_in(next(s["paragraphs"] for s in draft["sections"] if s["key"] == section["key"]))
    bodies = [body.name for body in word_lists().bodies]
    return Pointing(speakers_in(content["units"]), bodies, phrases()).paragraphs(section["purpose"], groups)


def _numbered(paragraphs: list[Paragraph]) -> list[Paragraph]:
    section = DraftSection("", "", "", "", tuple(paragraphs))
    return list(numbered(Draft((), (section,))).sections[0].paragraphs)


def _json(paragraphs: list[Paragraph]) -> list[Json]:
    section = DraftSection("", "", "", "", tuple(paragraphs))
    found: list[Json] = Draft((), (section,)).as_json()["sections"][0]["paragraphs"]
    return found
