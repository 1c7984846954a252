"""What the checks say while writing, each finding once, with what the unit says about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.frame import Finding
from tonghop.quality.queries import check_draft
from tonghop.quality.rules.identity import is_fingerprint
from tonghop.reports.permissions import may_write
from tonghop.reports.queries import parties_of
from tonghop.reports.rows import Report
from tonghop.reports.rules.states import EDITABLE, State


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One finding beside the section, how often its words stand there, and the unit's explanation."""

    finding: Finding
    times: int
    explanation: str

    @property
    def cell(self) -> str:
        """The code of the figure that it is about, "" where it is about the text."""
        return self.finding.place.removeprefix("cell:") if self.finding.place.startswith("cell:") else ""


@dataclass(frozen=True, slots=True)
class Told:
    """The findings of one section (or of all); `left_over` are explanations of what the draft no longer draws."""

    obligation_id: int
    key: str
    writes: bool
    findings: tuple[ToldFinding, ...]
    left_over: Mapping[str, str]


def told_while_writing(viewer: Viewer, report: Report, key: str) -> Told:
    """Return what the reviewer will see of the draft as it stands, of the section `key` or, for "", of all."""
    found: dict[str, list[Finding]] = {}
    for finding in check_draft(report):
        found.setdefault(finding.fingerprint, []).append(finding)
    said = report.explanations
    return Told(
        obligation_id=report.obligation_id,
        key=key,
        writes=State(report.state) in EDITABLE and may_write(viewer, parties_of(report.obligation)),
        findings=tuple(
            ToldFinding(places[0], len(places), said.get(places[0].rule_id or fingerprint, ""))
            for fingerprint, places in found.items()
            if key in {"", places[0].section}
        ),
        left_over={one: text for one, text in said.items() if is_fingerprint(one) and one not in found},
    )
