"""Undoing the taking of a file: what stood before comes back; what was written since is named, and stays or not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import hash_of
from tonghop.kernel.moments import clock
from tonghop.reports.rules.cells import Writer, as_written, changed_codes
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.differences import Passage, changed_passages
from tonghop.reports.rules.values import Value, Values

Kind = Literal["section", "figure", "note"]
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class WroteOver:
    """What a taking wrote over, kept beside the file until it is undone.

    `sections` are revisions by key, 0 where nothing stood; `values` and `notes` are [before, after] by code and by the
    rule's id, {} and "" for nothing.
    """

    sections: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def as_json(self) -> Json:
        """Return it as it is kept, {} where nothing was written over."""
        parts = {"sections": self.sections, "values": self.values, "notes": self.notes}
        return {name: dict(part) for name, part in parts.items() if part}


def pairs_of(before: Values, after: Values) -> dict[str, list[Value]]:
    """Return [before, after] of each figure that differs, {} for none."""
    return {code: [before.get(code, {}), after.get(code, {})] for code in changed_codes(before, after)}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a taking changed and that is not as before: how it stands now, and what would come back.

    `now` and `before` are blocks of a section, a figure's value, or a note's words; `edited` says that somebody wrote
    there since, `writer` who and when, where it is known.
    """

    kind: Kind
    key: str
    label: str
    now: Any
    before: Any
    edited: bool
    writer: Writer | None = None
    title: str = ""

    @property
    def id(self) -> str:
        """What names it on a page."""
        return f"{self.kind}:{self.key}"

    @property
    def mark(self) -> str:
        """What tells this state of it from a later one."""
        return hash_of({"now": self.now})

    @property
    def passages(self) -> tuple[Passage, ...]:
        """How the section's text would change."""
        return changed_passages(self.now, self.before)

    @property
    def now_words(self) -> str:
        """The figure or the note as it stands, in words; "" for none."""
        return _words(self.now)

    @property
    def before_words(self) -> str:
        """The figure or the note that would come back; "" for none."""
        return _words(self.before)

    @property
    def named(self) -> str:
        """Return "mục 1 (Lò Thị Hoa, 10:42, thứ Tư, 06/5/2026)"."""
        return f"{self.label} ({self.writer.name}, {clock(self.writer.at)})" if self.writer else self.label


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which edited parts a person gives up, by `Part.id`, and the marks of the parts that were on the page."""

    ids: Collection[str] = ()
    seen: Mapping[str, str] = field(default_factory=dict)


class EditedSince(NotPossible):
    """Something was edited since, and nobody who saw that has said what becomes of it."""


def parts_to_undo(parts: Sequence[Part], chosen: Chosen | None) -> list[Part]:
    """Return the parts that come back: the untouched ones, and of the edited ones those that were chosen.

    Raises EditedSince where nothing was chosen yet and something was edited, and where what was chosen is no longer
    what was seen.
    """
    edited = [part for part in parts if part.edited]
    if chosen is None:
        if edited:
            raise EditedSince(
                f"Sau khi nhận tệp đã có người sửa {listed(edited)}.",
                advice="Chưa có gì thay đổi: hãy chọn giữ hay bỏ những phần đã sửa.",
            )
        return list(parts)
    given_up = [part for part in edited if part.id in chosen.ids]
    if changed := [part for part in given_up if chosen.seen.get(part.id) != part.mark]:
        raise EditedSince(
            f"Sau khi anh/chị mở trang, đã có người sửa thêm {listed(changed)}.",
            advice="Chưa có gì thay đổi: hãy xem lại rồi bấm một lần nữa.",
        )
    return [part for part in parts if not part.edited or part in given_up]


def listed(parts: Sequence[Part]) -> str:
    """Return the parts by name, the first of many."""
    more = len(parts) - _MOST_NAMED
    named = "; ".join(part.named for part in parts[:_MOST_NAMED])
    return f"{named} và {more} chỗ khác" if more > 0 else named


def _words(what: Any) -> str:
    return what if isinstance(what, str) else as_written(what)
