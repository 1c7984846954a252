"""What of a file that was read goes into the draft: what was ticked, and only onto the draft that was seen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.values import Values

FIGURES = "_values"  # stands for the table of figures among the keys of sections


@dataclass(frozen=True)
class Reading:
    """What a file gives: its kind ("word" or "excel"), blocks by section, figures and notes by code, problems."""

    kind: str
    problems: list[Problem] = field(default_factory=list)
    sections: dict[str, list[Json]] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    loose: list[Json] = field(default_factory=list)

    def as_json(self) -> Json:
        """Return it as it waits beside the file; problems are kept apart."""
        return {"sections": self.sections, "values": self.values, "notes": self.notes, "loose": self.loose}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to take."""
        return not (self.sections or self.values or self.notes)


@dataclass(frozen=True)
class Picked:
    """What a person ticked on the preview, and the draft's revision by section key (`FIGURES`) that was shown.

    `placed` says into which section a stretch goes that stands under no heading of the outline, by its place.
    """

    sections: Collection[str]
    codes: Collection[str]
    notes: bool
    seen: Mapping[str, int]
    placed: Mapping[int, str] = field(default_factory=dict)


def picked_of(reading: Reading, picked: Picked | None, standing: Mapping[str, list[Json]] | None = None) -> Reading:
    """Return the part of the reading that was ticked, all of it without ticks; raise NotPossible for nothing.

    A stretch that was placed comes after what the file gives its section, else after what is `standing` there.
    """
    taken = reading
    if picked is not None:
        sections = {key: list(blocks) for key, blocks in reading.sections.items() if key in picked.sections}
        for place, stretch in enumerate(reading.loose):
            key = picked.placed.get(place, "")
            if key in (standing or {}):
                sections[key] = [*sections.get(key, (standing or {})[key]), *stretch["blocks"]]
        taken = Reading(
            reading.kind,
            reading.problems,
            sections,
            {code: value for code, value in reading.values.items() if code in picked.codes},
            reading.notes if picked.notes else {},
        )
    if taken.is_empty:
        raise NotPossible(
            "Chưa chọn mục hay số liệu nào để nhận.", advice="Hãy đánh dấu ít nhất một mục, hoặc bấm “Bỏ tệp này”."
        )
    return taken


def check_seen(taken: Reading, seen: Mapping[str, int], now: Mapping[str, int], labels: Mapping[str, str]) -> None:
    """Raise NotPossible where what is written over is not what was shown; revision 0 is nothing at all."""
    keys = [*taken.sections, *([FIGURES] if taken.values else [])]
    changed = [labels.get(key, key) for key in keys if seen.get(key, 0) != now.get(key, 0)]
    if changed:
        raise NotPossible(
            f"Bản đang soạn đã thay đổi sau khi anh/chị mở trang xem trước ({', '.join(changed)}).",
            advice="Hãy xem lại những chỗ sẽ thay đổi rồi bấm nhận một lần nữa; chưa có gì bị ghi đè.",
        )
