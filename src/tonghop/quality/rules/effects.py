"""What other thresholds would find in the same reports: what would appear, what would go."""

from collections.abc import Iterable
from dataclasses import dataclass, field

SHOWN = 12  # of each check, what appears and what goes


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of one check in one unit's report, as far as it is compared and shown."""

    check: str
    obligation_id: int
    unit: str
    section: str
    section_key: str
    place: str
    start: int | None
    end: int | None
    evidence: str
    message: str

    @property
    def key(self) -> tuple[int, str, str, int | None, int | None]:
        """What makes it the same finding: where it stands; its message may count other words."""
        return self.obligation_id, self.section_key, self.place, self.start, self.end


@dataclass
class Effect:
    """What would change for one check: how many findings in how many units, and which come and go."""

    check: str
    before: int = 0
    after: int = 0
    units_before: set[int] = field(default_factory=set)
    units_after: set[int] = field(default_factory=set)
    appearing: int = 0
    going: int = 0
    title: str = ""
    appear: list[Found] = field(default_factory=list)
    go: list[Found] = field(default_factory=list)

    def add(self, now: Iterable[Found], then: Iterable[Found]) -> None:
        """Count one report's findings as they are and as they would be; the first SHOWN that differ are kept."""
        present = {found.key: found for found in now}
        future = {found.key: found for found in then}
        self.before += len(present)
        self.after += len(future)
        self.units_before.update(found.obligation_id for found in present.values())
        self.units_after.update(found.obligation_id for found in future.values())
        coming = [found for key, found in future.items() if key not in present]
        leaving = [found for key, found in present.items() if key not in future]
        self.appearing += len(coming)
        self.going += len(leaving)
        self.appear.extend(coming[: SHOWN - len(self.appear)])
        self.go.extend(leaving[: SHOWN - len(self.go)])


def evenly(ids: list[int], most: int) -> list[int]:
    """Return at most `most` of them, taken from the whole at even steps."""
    return ids if len(ids) <= most else [ids[i * len(ids) // most] for i in range(most)]
