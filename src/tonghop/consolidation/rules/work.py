"""What people changed in one section: groups of their own, apart from the machine's, and sentences they rewrote."""

from collections.abc import Mapping
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


@dataclass(frozen=True)
class Work:
    """All that people changed in one section; `made` is how many groups they ever made."""

    groups: tuple[PersonGroup, ...] = ()
    edits: tuple[Edit, ...] = ()
    made: int = field(default=0)

    @classmethod
    def parse(cls, given: Json) -> "Work":
        """Return the work as stored by `as_json`; of nothing, none."""
        return cls(
            tuple(PersonGroup(**group) for group in given.get("groups", ())),
            tuple(Edit(**(edit | {"sources": tuple(edit["sources"])})) for edit in given.get("edits", ())),
            given.get("made", 0),
        )

    def as_json(self) -> Json:
        """Return {groups, edits, made}."""
        return {
            "groups": [asdict(group) | {"members": dict(group.members)} for group in self.groups],
            "edits": [asdict(edit) | {"sources": list(edit.sources)} for edit in self.edits],
            "made": self.made,
        }
