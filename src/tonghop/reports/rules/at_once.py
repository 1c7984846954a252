"""Which waiting files may be taken without a look at each: nothing is wrong in them, and nothing is written over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tonghop.reports.rules.content import Json
from tonghop.reports.rules.taking import FIGURES, Reading
from tonghop.reports.rules.values import Values

_NOTES = "_notes"
_NAMES = {FIGURES: "biểu số liệu", _NOTES: "thuyết minh số liệu"}


@dataclass(frozen=True)
class Draft:
    """What a file would go into: texts by section key, figures by code, whether something is explained already.

    `closed` says why the report takes no file at all; it is "" while one may write.
    """

    texts: Mapping[str, Sequence[Json]]
    values: Values
    explained: bool
    closed: str = ""


@dataclass(frozen=True)
class Gives:
    """What taking the file would change: the keys of sections and the codes of figures that are not so already."""

    sections: frozenset[str]
    codes: frozenset[str]


def gives(reading: Reading, draft: Draft) -> Gives:
    """Return what of the file differs from the draft."""
    return Gives(
        frozenset(key for key, blocks in reading.sections.items() if list(draft.texts.get(key, ())) != blocks),
        frozenset(code for code, value in reading.values.items() if draft.values.get(code) != value),
    )


def why_not_at_once(reading: Reading, draft: Draft, rivals: Sequence[Reading], numbers: Mapping[str, str]) -> str:
    """Return why the file must be looked at by itself, "" where it need not.

    `rivals` are the unit's other waiting files, `numbers` the numbers of the sections by key.
    """
    changed = gives(reading, draft)
    if draft.closed:
        return draft.closed
    if reading.problems:
        return f"Trong tệp có {len(reading.problems)} chỗ cần xem lại."
    if not (changed.sections or changed.codes or reading.notes):
        return "Nội dung trùng với bản đang soạn, nhận cũng không thay đổi gì."
    if over := _written_over(reading, draft, changed):
        return f"Sẽ ghi lên phần đã có trong bản đang soạn: {_listed(over, numbers)}."
    if shared := _parts(reading) & {part for rival in rivals for part in _parts(rival)}:
        return f"Đơn vị còn tệp khác đang chờ, cùng có {_listed(shared, numbers)}."
    return ""


def _written_over(reading: Reading, draft: Draft, changed: Gives) -> set[str]:
    over = {key for key in changed.sections if draft.texts.get(key)}
    if changed.codes & draft.values.keys():
        over.add(FIGURES)
    if reading.notes and draft.explained:
        over.add(_NOTES)
    return over


def _parts(reading: Reading) -> set[str]:
    return {*reading.sections, *([FIGURES] if reading.values else []), *([_NOTES] if reading.notes else [])}


def _listed(parts: set[str], numbers: Mapping[str, str]) -> str:
    """Return "mục 1, 3; biểu số liệu", the sections in the outline's order."""
    sections = ", ".join(number for key, number in numbers.items() if key in parts)
    return "; ".join([*([f"mục {sections}"] if sections else []), *(_NAMES[key] for key in _NAMES if key in parts)])
