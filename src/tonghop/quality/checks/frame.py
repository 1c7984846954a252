"""What a check is and what it finds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tonghop.kernel.numbers import format_number
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.identity import fingerprint_of
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
    the rule between figures that is broken, so that an explanation can be given for it. `rests_on` is what else
    makes it this finding and no other: the figures that contradict the evidence.
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
    rests_on: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Which finding it is, whatever version and run."""
        return fingerprint_of(self)


def at_block(section: SectionFacts, index: int, start: int, end: int) -> dict[str, Any]:
    """Return where in a section something stands, as Finding takes it."""
    evidence = section.blocks[index][start:end]
    return {"section": section.key, "place": f"block:{index}", "start": start, "end": end, "evidence": evidence}


def at_cell(facts: ReportFacts, code: str) -> dict[str, Any]:
    """Return the place of a figure, as Finding takes it; a computed rate has one too."""
    shown = format_number(facts.all_values[code])
    section = facts.indicators[code].section_key if code in facts.indicators else ""
    return {"section": section, "place": f"cell:{code}", "start": 0, "end": len(shown), "evidence": shown}


def first_of(section: SectionFacts, blocks: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """Return the place of a section's first block that says something, "" where there is none."""
    index, text = next(((i, t) for i, t in blocks if t.strip()), (0, ""))
    if not text:
        return {"section": section.key}
    return at_block(section, index, len(text) - len(text.lstrip()), len(text.rstrip()))


Check = Callable[[ReportFacts], Iterable[Finding]]


def text_at(facts: ReportFacts, finding: Finding) -> str:
    """Return the text that a finding's `start` and `end` count in."""
    kind, _, where = finding.place.partition(":")
    if kind == "cell":
        return format_number(facts.all_values[where])
    section = next(s for s in facts.sections if s.key == finding.section)
    return section.blocks[int(where)] if kind == "block" else ""
