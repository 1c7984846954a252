"""What people changed in one section: groups of their own, sentences they rewrote, added or moved."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Json = dict[str, Any]
OPENING = "mo-dau"
"""The key under which changes of the report's opening are kept: it is no section of the outline."""


@dataclass(frozen=True, slots=True)
class PersonGroup:
    """A group as a person wants it. `members` keeps the words of each: it draws like ones when they are gone."""

    id: str
    members: Mapping[str, str]
    title: str = ""
    pinned: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence rewritten ("" leaves it out), known again by its kind and its sources; `proposed` is the machine's."""

    kind: str
    sources: tuple[str, ...]
    text: str
    proposed: str
    by: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What a person's sentence rests on; `unit` and `words` (of a total none) find a statement in a later version."""

    id: str
    unit: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence that a person wrote wholly, with what the person named as its sources (nothing, maybe)."""

    id: str
    text: str
    cited: tuple[Cited, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a sentence is known again in a draft made anew: a person's by `added`, the machine's as edits know it."""

    kind: str
    sources: tuple[str, ...]
    proposed: str
    added: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a person put a sentence: right before or after another one."""

    what: Anchor
    beside: Anchor
    before: bool = False


@dataclass(frozen=True)
class Work:
    """All that people changed in one section.

    `made` and `written` are how many groups and sentences they ever made; `placed` is in the order of their doing.
    """

    groups: tuple[PersonGroup, ...] = ()
    edits: tuple[Edit, ...] = ()
    added: tuple[Added, ...] = ()
    placed: tuple[Placed, ...] = ()
    made: int = field(default=0)
    written: int = field(default=0)

    @classmethod
    def parse(cls, given: Json) -> "Work":
        """Return the work as stored by `as_json`; of nothing, none."""
        return cls(
            groups=tuple(PersonGroup(**group) for group in given.get("groups", ())),
            edits=tuple(Edit(**(edit | {"sources": tuple(edit["sources"])})) for edit in given.get("edits", ())),
            added=tuple(_added(one) for one in given.get("added", ())),
            placed=tuple(_placed(one) for one in given.get("placed", ())),
            made=given.get("made", 0),
            written=given.get("written", 0),
        )

    def as_json(self) -> Json:
        """Return {groups, edits, added, placed, made, written}."""
        return {
            "groups": [asdict(group) | {"members": dict(group.members)} for group in self.groups],
            "edits": _listed(self.edits),
            "added": _listed(self.added),
            "placed": _listed(self.placed),
            "made": self.made,
            "written": self.written,
        }


def _listed(given: Iterable[Any]) -> list[Json]:
    return [asdict(one) for one in given]


def _added(given: Json) -> Added:
    return Added(given["id"], given["text"], tuple(Cited(**one) for one in given["cited"]), given["by"])


def _placed(given: Json) -> Placed:
    return Placed(_anchor(given["what"]), _anchor(given["beside"]), given["before"])


def _anchor(given: Json) -> Anchor:
    return Anchor(given["kind"], tuple(given["sources"]), given["proposed"], given["added"])
