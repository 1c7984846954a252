"""A person's verbs on groups: merge, split, rename, pin, drop, take back; each returns the work as it then is."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.work import PersonGroup, Work
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import squeeze

LONGEST_TITLE = 120
_TWO = 2


def merge(work: Work, groups: Sequence[Group], ids: Collection[str]) -> Work:
    """Make one group of those named; the largest gives its title and, if it had one, its pinned statement."""
    chosen = [_found(groups, one) for one in dict.fromkeys(ids)]
    if len(chosen) < _TWO:
        raise NotPossible("Cần chọn ít nhất hai nhóm để gộp.", advice="Hãy đánh dấu các nhóm cùng một ý rồi bấm Gộp.")
    if len({group.competent for group in chosen}) > 1:
        raise NotPossible(
            "Các nhóm đã chọn gửi đến những cơ quan khác nhau.",
            advice="Hãy chỉ gộp kiến nghị gửi cùng một cơ quan.",
        )
    largest = max(chosen, key=lambda group: group.count)
    members = {p.source_id: p.text for group in chosen for p in group.points}
    return _put(work, chosen, largest, members)


def split(work: Work, groups: Sequence[Group], group_id: str, points: Collection[str]) -> Work:
    """Take some statements out into a group of their own; what stays is a person's group from now on, too."""
    group = _found(groups, group_id)
    out = {p.source_id: p.text for p in group.points if p.source_id in points}
    stay = {p.source_id: p.text for p in group.points if p.source_id not in points}
    if not out or not stay:
        raise NotPossible(
            "Cần chọn một phần các ý để tách, không phải tất cả.", advice="Hãy đánh dấu những ý khác với phần còn lại."
        )
    work = _put(work, [group], group, stay)
    fresh = PersonGroup(f"p{work.made + 1}", out)
    return replace(work, groups=(*work.groups, fresh), made=work.made + 1)


def rename(work: Work, groups: Sequence[Group], group_id: str, title: str) -> Work:
    """Give the group a name of the person's; "" takes it back."""
    words = squeeze(title)
    if len(words) > LONGEST_TITLE:
        raise NotPossible(f"Tên nhóm dài quá {LONGEST_TITLE} ký tự.", advice="Hãy đặt tên ngắn, như “đường truyền”.")
    return _changed(work, groups, group_id, title=words)


def pin(work: Work, groups: Sequence[Group], group_id: str, point: str) -> Work:
    """Let one statement speak for the group."""
    if all(p.source_id != point for p in _found(groups, group_id).points):
        raise NotPossible("Ý này không thuộc nhóm.", advice="Hãy tải lại trang rồi chọn lại.")
    return _changed(work, groups, group_id, pinned=point)


def drop(work: Work, groups: Sequence[Group], group_id: str) -> Work:
    """Leave the group out of the draft; it stays on the list."""
    return _changed(work, groups, group_id, dropped=True)


def take_back(work: Work, groups: Sequence[Group], group_id: str) -> Work:
    """Put a dropped group into the draft again."""
    return _changed(work, groups, group_id, dropped=False)


def _changed(work: Work, groups: Sequence[Group], group_id: str, **changes: object) -> Work:
    group = _found(groups, group_id)
    work = _put(work, [group], group, {p.source_id: p.text for p in group.points})
    kept = [replace(one, **changes) if one is work.groups[-1] else one for one in work.groups]  # type: ignore[arg-type]
    return replace(work, groups=tuple(kept))


def _put(work: Work, chosen: Sequence[Group], model: Group, members: dict[str, str]) -> Work:
    """Return the work with one person's group, put last, in the place of the chosen; it goes on as the model was."""
    gone = {group.id for group in chosen}
    before = next((one for one in work.groups if one.id == model.id), None)
    kept = [_without(one, members) for one in work.groups if one.id not in gone]
    fresh = PersonGroup(f"p{work.made + 1}", members, before.title if before else "")
    fresh = replace(fresh, pinned=before.pinned if before and before.pinned in members else "")
    fresh = replace(fresh, id=before.id, dropped=before.dropped) if before else fresh
    return replace(work, groups=(*kept, fresh), made=work.made + (before is None))


def _without(group: PersonGroup, members: Collection[str]) -> PersonGroup:
    return replace(group, members={k: words for k, words in group.members.items() if k not in members})


def _found(groups: Sequence[Group], group_id: str) -> Group:
    found = next((group for group in groups if group.id == group_id), None)
    if found is None:
        raise NotPossible("Nhóm này không còn nữa.", advice="Hãy tải lại trang: có thể người khác vừa sắp xếp lại.")
    return found
