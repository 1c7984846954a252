"""The verbs of the workbench on one section's groups and sentences, under an optimistic lock; the last is undone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import SectionChange, SectionWork
from tonghop.consolidation.permissions import check_may_write_section
from tonghop.consolidation.queries.bench import Bench, bench_of
from tonghop.consolidation.rules import adding, editing, regrouping
from tonghop.consolidation.rules.work import Work
from tonghop.journal import actions as journal
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock
from tonghop.organisations.permissions import Viewer

KEPT = 50
"""Changes of a section that can be taken back one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: the section of a campaign, and the revision of its work that the page showed."""

    campaign: Campaign
    key: str
    revision: int


def merge_groups(place: Place, *, groups: Collection[str], by: Viewer, at: datetime) -> SectionWork:
    """Make one group of several. Raises NotAllowed, NotPossible."""
    words = f"gộp {len(set(groups))} nhóm"
    return _change(place, "groups_merged", words, lambda b: regrouping.merge(b.work, b.groups, groups), by=by, at=at)


def split_group(place: Place, *, group: str, points: Collection[str], by: Viewer, at: datetime) -> SectionWork:
    """Take statements out of a group into one of their own. Raises NotAllowed, NotPossible."""
    words = f"tách {len(set(points))} ý"
    return _change(
        place, "group_split", words, lambda b: regrouping.split(b.work, b.groups, group, points), by=by, at=at
    )


def rename_group(place: Place, *, group: str, title: str, by: Viewer, at: datetime) -> SectionWork:
    """Name a group. Raises NotAllowed, NotPossible."""
    words = f"đặt tên nhóm “{title.strip()[:100]}”"
    return _change(
        place, "group_renamed", words, lambda b: regrouping.rename(b.work, b.groups, group, title), by=by, at=at
    )


def pin_point(place: Place, *, group: str, point: str, by: Viewer, at: datetime) -> SectionWork:
    """Let one statement speak for its group. Raises NotAllowed, NotPossible."""
    return _change(
        place,
        "point_pinned",
        "ghim câu tiêu biểu",
        lambda b: regrouping.pin(b.work, b.groups, group, point),
        by=by,
        at=at,
    )


def drop_group(place: Place, *, group: str, by: Viewer, at: datetime) -> SectionWork:
    """Leave a group out of the draft. Raises NotAllowed, NotPossible."""
    return _change(
        place,
        "group_dropped",
        "bỏ nhóm khỏi dự thảo",
        lambda b: regrouping.drop(b.work, b.groups, group),
        by=by,
        at=at,
    )


def take_back_group(place: Place, *, group: str, by: Viewer, at: datetime) -> SectionWork:
    """Put a dropped group into the draft again. Raises NotAllowed, NotPossible."""
    return _change(
        place,
        "group_taken_back",
        "đưa nhóm trở lại dự thảo",
        lambda b: regrouping.take_back(b.work, b.groups, group),
        by=by,
        at=at,
    )


def edit_sentence(
    place: Place, *, sentence: str, text: str, sources: Collection[str] = (), by: Viewer, at: datetime
) -> SectionWork:
    """Rewrite a sentence of the draft; "" leaves it out. Raises NotAllowed, NotPossible.

    `sources` are those of a sentence that a person wrote; the machine's keeps its own.
    """

    def made(bench: Bench) -> Work:
        found = bench.sentence(sentence)
        if not found.added:
            return editing.rewrite(bench.work, found, text, by=by.name)
        if not text.strip():
            return adding.take_out(bench.work, found)
        return adding.rewrite_added(bench.work, found, text, bench.cited(sources), by=by.name)

    words = "sửa một câu" if text.strip() else "bỏ một câu"
    return _change(place, "sentence_edited", words, made, by=by, at=at)


def add_sentence(
    place: Place, *, after: str, text: str, sources: Collection[str] = (), by: Viewer, at: datetime
) -> SectionWork:
    """Put a sentence of the person's own after one of the draft. Raises NotAllowed, NotPossible."""
    return _change(
        place,
        "sentence_added",
        "viết thêm một câu",
        lambda b: adding.add(b.work, b.sentence(after), text, b.cited(sources), by=by.name),
        by=by,
        at=at,
    )


def move_sentence(place: Place, *, sentence: str, up: bool, by: Viewer, at: datetime) -> SectionWork:
    """Move a sentence of the draft one step up or down. Raises NotAllowed, NotPossible."""
    return _change(
        place,
        "sentence_moved",
        f"chuyển một câu {'lên' if up else 'xuống'}",
        lambda b: adding.move(b.work, b.paragraphs, b.sentence(sentence), up=up),
        by=by,
        at=at,
    )


def take_proposal(place: Place, *, sentence: str, by: Viewer, at: datetime) -> SectionWork:
    """Let the machine's sentence stand again. Raises NotAllowed, NotPossible."""
    return _change(
        place,
        "proposal_taken",
        "lấy lại câu máy đề xuất",
        lambda b: editing.take_proposal(b.work, b.sentence(sentence)),
        by=by,
        at=at,
    )


@transaction.atomic
def undo_change(place: Place, *, by: Viewer, at: datetime) -> SectionWork:
    """Take the section's last change back, whoever made it. Raises NotAllowed, NotPossible."""
    work = _locked(place, by=by, at=at)
    last = work.changes.filter(undone=False).first()
    if last is None:
        raise NotPossible("Không còn thay đổi nào để hoàn tác.")
    last.undone = True
    last.save(update_fields=["undone"])
    work.content = last.before
    _save(work, by=by, at=at)
    _record(place, "change_undone", last.words, by=by, at=at)
    return work


@transaction.atomic
def _change(
    place: Place, event: str, words: str, made: Callable[[Bench], Work], *, by: Viewer, at: datetime
) -> SectionWork:
    work = _locked(place, by=by, at=at)
    before = work.content
    work.content = made(bench_of(place.campaign, place.key, work=Work.parse(before))).as_json()
    _save(work, by=by, at=at)
    work.changes.filter(revision__lte=work.revision - KEPT).delete()
    SectionChange.objects.create(
        work=work,
        revision=work.revision,
        event=event,
        words=words,
        before=before,
        made_at=at,
        made_by=by.name,
    )
    _record(place, event, words, by=by, at=at)
    return work


def _locked(place: Place, *, by: Viewer, at: datetime) -> SectionWork:
    """Return the section's work locked, made on first change; refuse who may not, and who saw an older revision."""
    check_may_write_section(by, place.campaign, _lead_of(place))
    SectionWork.objects.get_or_create(
        campaign=place.campaign, key=place.key, defaults={"changed_at": at, "changed_by": by.name}
    )
    work = SectionWork.objects.select_for_update().get(campaign=place.campaign, key=place.key)
    if work.revision != place.revision:
        raise NotPossible(
            f"Mục này vừa được {work.changed_by} sửa lúc {clock(work.changed_at)}, sau khi anh/chị mở trang.",
            advice="Hãy tải lại trang để xem rồi làm lại; thay đổi của người kia vẫn còn.",
        )
    return work


def _lead_of(place: Place) -> int | None:
    section = place.campaign.sections.filter(key=place.key).first()
    return section.lead_id if section else None


def _save(work: SectionWork, *, by: Viewer, at: datetime) -> None:
    work.revision += 1
    work.changed_at, work.changed_by = at, by.name
    work.save(update_fields=["content", "revision", "changed_at", "changed_by"])


def _record(place: Place, event: str, words: str, *, by: Viewer, at: datetime) -> None:
    journal.record(
        f"consolidation.{event}",
        subject=Subject("campaign", place.campaign.pk),
        by=by.actor,
        at=at,
        detail={"section": place.key, "words": words},
    )
