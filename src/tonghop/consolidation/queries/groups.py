"""The consolidation page: groups and draft of each section side by side, and whose words are not in it yet."""

from dataclasses import dataclass
from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.consolidation.queries.snapshots import snapshot_for
from tonghop.organisations.permissions import Viewer

Json = dict[str, Any]


@dataclass(frozen=True)
class SectionGroups:
    """One section: its groups (JSON of the snapshot, with `names` of their bodies) and its draft's paragraphs."""

    key: str
    number: str
    title: str
    purpose: str
    groups: tuple[Json, ...]
    paragraphs: tuple[Json, ...]


@dataclass(frozen=True)
class ReflectedUnit:
    """One cell of the strip: whether the body is counted, and whether the draft holds words of it."""

    id: int
    name: str
    short_name: str
    form: str
    counted: bool
    reflected: bool
    why_missing: str


@dataclass(frozen=True)
class GroupsPage:
    """A snapshot as the consolidation page shows it."""

    snapshot: Snapshot
    opening: tuple[Json, ...]
    sections: tuple[SectionGroups, ...]
    strip: tuple[ReflectedUnit, ...]

    @property
    def not_reflected(self) -> tuple[ReflectedUnit, ...]:
        """The counted bodies of whose words nothing is in the draft."""
        return tuple(unit for unit in self.strip if unit.counted and not unit.reflected)


def groups_page(viewer: Viewer, campaign: Campaign, *, number: int | None = None) -> GroupsPage:
    """Return the newest snapshot, or the one of that number, laid out by section. One query."""
    snapshot = snapshot_for(viewer, campaign, number)
    content = snapshot.content
    names = {unit["id"]: unit["short_name"] for unit in content["units"]}
    return GroupsPage(
        snapshot=snapshot,
        opening=tuple(content["draft"]["opening"]),
        sections=tuple(_section(section, content, names) for section in content["draft"]["sections"]),
        strip=_strip(content),
    )


def _section(section: Json, content: Json, names: dict[int, str]) -> SectionGroups:
    groups = (g for g in content["groups"] if g["section"] == section["key"])
    return SectionGroups(
        key=section["key"],
        number=section["number"],
        title=section["title"],
        purpose=section["purpose"],
        groups=tuple(g | {"names": [names[unit] for unit in g["units"]]} for g in groups),
        paragraphs=tuple(section["paragraphs"]),
    )


def _strip(content: Json) -> tuple[ReflectedUnit, ...]:
    reflected = set(content["reflected"])
    return tuple(
        ReflectedUnit(
            id=unit["id"],
            name=unit["name"],
            short_name=unit["short_name"],
            form=unit["form"],
            counted=not unit["why_missing"],
            reflected=unit["id"] in reflected,
            why_missing=unit["why_missing"],
        )
        for unit in content["units"]
    )
