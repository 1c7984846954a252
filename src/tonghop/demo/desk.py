"""The desk at which one unit and its judges act in the demonstration: who they are, what is drawn for them."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from tonghop.campaigns.models import Obligation
from tonghop.demo.cast import Part
from tonghop.demo.unit_profile import UnitProfile
from tonghop.demo.unit_report import UnitReport
from tonghop.organisations.permissions import Viewer
from tonghop.reports.rows import Report


@dataclass
class Desk:
    """One unit with all it needs to go its way; `spoiled` is what it hands in first, `report` what it mends it to."""

    unit: UnitProfile
    part: Part
    obligation: Obligation
    report: UnitReport
    spoiled: UnitReport
    writer: Viewer | None
    head: Viewer | None
    judges: tuple[Viewer, ...]
    filers: tuple[Viewer, ...]
    rng: Random
    folder: Path
    row: Report | None = None
    version: int = 1

    @property
    def judge(self) -> Viewer:
        """Who reviews this unit."""
        return self.judges[self.unit.id % len(self.judges)]

    @property
    def filer(self) -> Viewer:
        """The organiser who files on behalf; another one accepts."""
        return next(f for f in self.filers if f.person_id != self.judge.person_id)

    @property
    def own_writer(self) -> Viewer:
        """The unit's writer; only units with accounts go ways that need one."""
        if self.writer is None:
            raise LookupError(f"{self.unit.name} has no writer")
        return self.writer

    @property
    def own_head(self) -> Viewer:
        """The unit's head, likewise."""
        if self.head is None:
            raise LookupError(f"{self.unit.name} has no head")
        return self.head

    def current(self) -> Report:
        """Return the report as it now stands."""
        if self.row is None:
            raise LookupError(f"{self.unit.name} has not opened its report")
        self.row.refresh_from_db(fields=("state", "values", "explanations", "version_number"))
        return self.row
