"""What a check is and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from tonghop.kernel.numbers import format_number
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.similar import PeerSection


class Severity(StrEnum):
    """How much a finding weighs; only arithmetic may be a blocker."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `start` and `end` are code points in the text of `place`; text[start:end] is `evidence`.

    `place`: "block:3", "cell:TTHC.04", or "" for the section as a whole (then there is no evidence). `rule_id` names
    the rule between figures that is broken, so that an explanation can be given for it.
    """

    check: str
    severity: Severity
    section: str
    message: str
    place: str = ""
    start: int | None = None
    end: int | None = None
    evidence: str = ""
    peer: PeerSection | None = None
    rule_id: str = ""


Check = Callable[[ReportFacts], Iterable[Finding]]


def text_at(facts: ReportFacts, finding: Finding) -> str:
    """Return the text that a finding's `start` and `end` count in."""
    kind, _, where = finding.place.partition(":")
    if kind == "cell":
        return format_number(facts.values[where])
    section = next(s for s in facts.sections if s.key == finding.section)
    return section.blocks[int(where)] if kind == "block" else ""
