"""What was decided about the findings of a report, one time after another, as the journal keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tonghop.journal.queries import chain_lines
from tonghop.reports.rows import Report


@dataclass(frozen=True, slots=True)
class PastDecision:
    """One decision, or its undoing: what it was ("agreed", "dismissed", "put_in_letter", "reopened"), by whom, when.

    `reason` is a dismissal's, `undone` the decision that was taken back, `version` the number it was about.
    """

    what: str
    by: str
    at: datetime
    version: int
    reason: str = ""
    undone: str = ""


def decisions_taken(report: Report) -> Mapping[str, tuple[PastDecision, ...]]:
    """Return all decisions about a report's findings, by fingerprint, oldest first. One query.

    Whoever calls has asked who may read them.
    """
    taken: dict[str, tuple[PastDecision, ...]] = {}
    for line in chain_lines(f"desk:{report.pk}").only("event", "at", "actor_name", "detail"):
        told = line.detail
        one = PastDecision(
            what=line.event.removeprefix("finding."),
            by=line.actor_name,
            at=line.at,
            version=told["version"],
            reason=told.get("reason", ""),
            undone=told.get("undone", ""),
        )
        taken[told["fingerprint"]] = (*taken.get(told["fingerprint"], ()), one)
    return taken
