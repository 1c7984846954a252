"""The review desk as its page shows it: one finding at a time, what is left, and the letter of return."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import QueryDict

from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.actions import Judged, agree_with_finding, dismiss_finding, put_in_letter, undo_decision
from tonghop.quality.queries import JudgedFinding, PastDecision, ReviewPage, ReviewSection
from tonghop.quality.rules.aligned import Aligned, side_by_side
from tonghop.quality.rules.judging import READY_REASONS, SEVERITIES
from tonghop.quality.rules.letter import letter_of
from tonghop.web.lit_text import LitBlock, lit_blocks
from tonghop.web.posted import whole_number

_MOST_PASSAGES = 6


@dataclass(frozen=True)
class DeskSection:
    """One section of the page: as handed in, its places marked, and what the letter proposes to say of it."""

    part: ReviewSection
    blocks: tuple[LitBlock, ...]
    now: bool
    cell: str
    letter: str


@dataclass(frozen=True)
class Desk:
    """One page of the desk. `last` is what was just decided, `error` why something was not taken.

    `history` is every decision about the current finding, where there is more to tell than the one that holds.
    """

    review: ReviewPage
    current: JudgedFinding | None
    last: JudgedFinding | None = None
    error: str = ""
    history: tuple[PastDecision, ...] = ()

    @property
    def judged(self) -> tuple[JudgedFinding, ...]:
        """All findings, what is open first."""
        return self.review.judged

    @property
    def number(self) -> int:
        """The place of the current finding among all, from 1."""
        return self.judged.index(self.current) + 1 if self.current else 0

    @property
    def following(self) -> JudgedFinding | None:
        """The finding after the current one."""
        return self.judged[self.number] if 0 < self.number < len(self.judged) else None

    @property
    def preceding(self) -> JudgedFinding | None:
        """The finding before the current one."""
        return self.judged[self.number - 2] if self.number > 1 else None

    @property
    def left(self) -> list[tuple[str, int]]:
        """How many are open, by severity, the grave first; none where there are none."""
        counts = [(s, sum(one.is_open and one.finding.severity == s for one in self.judged)) for s in SEVERITIES]
        return [(severity, count) for severity, count in counts if count]

    @property
    def left_count(self) -> int:
        """How many are open."""
        return sum(one.is_open for one in self.judged)

    @property
    def touched(self) -> list[DeskSection]:
        """The sections whose marks change: that of the current finding, and of what was just decided."""
        last = self.last.finding.section_key if self.last else None
        return [s for s in self.sections if s.now or s.part.section.key == last]

    @cached_property
    def sections(self) -> list[DeskSection]:
        """Every section of the page."""
        letter = letter_of(self.review.letter)
        return [self._section(part, letter) for part in self.review.sections]

    @property
    def whole_letter(self) -> str:
        """What the letter proposes to say of the whole report."""
        return letter_of(self.review.letter).get("", "")

    @property
    def ready_reasons(self) -> tuple[str, ...]:
        """Reasons for a dismissal that are chosen with one key."""
        return READY_REASONS

    @property
    def passages(self) -> list[Aligned]:
        """The current finding's passages beside those they resemble."""
        beside = (self.current.finding.peer_place if self.current else None) or {}
        return [side_by_side(p["evidence"], p["peer_evidence"]) for p in beside.get("passages", ())[:_MOST_PASSAGES]]

    def _section(self, part: ReviewSection, letter: Mapping[str, str]) -> DeskSection:
        key = part.section.key
        own = [one for one in self.judged if one.finding.section_key == key]
        now = self.current is not None and self.current.finding.section_key == key
        place = self.current.finding.place if now and self.current else ""
        return DeskSection(
            part=part,
            blocks=lit_blocks(part.blocks, own, self.current),
            now=now,
            cell=place.removeprefix("cell:") if place.startswith("cell:") else "",
            letter=letter.get(key, ""),
        )


def desk_at(review: ReviewPage, fingerprint: str, *, last: str = "", error: str = "") -> Desk:
    """Return the desk at the finding of that fingerprint, else at the first."""
    first = review.judged[0] if review.judged else None
    current = _of(review, fingerprint) or first
    return Desk(review, current, last=_of(review, last), error=error, history=_history(review, current))


def _history(review: ReviewPage, one: JudgedFinding | None) -> tuple[PastDecision, ...]:
    taken = review.decided.get(one.fingerprint, ()) if one else ()
    told = one is not None and one.decision is not None
    return taken if len(taken) > told else ()


def decide(review: ReviewPage, fingerprint: str, posted: QueryDict, *, by: Viewer, at: datetime) -> str:
    """Do what was asked of one finding; return the fingerprint of the one to go on with. Raises NotPossible."""
    judged = Judged(
        review.report,
        fingerprint,
        version=whole_number(posted.get("phien-ban")),
        seen=whole_number(posted.get("seen")),
    )
    match posted.get("viec"):
        case "dong-y":
            agree_with_finding(judged, by=by, at=at)
        case "bo-qua":
            reason = posted.get("ly-do-khac", "").strip() or posted.get("ly-do", "")
            dismiss_finding(judged, reason=reason, by=by, at=at)
        case "dua-vao":
            put_in_letter(judged, by=by, at=at)
        case "hoan-tac":
            undo_decision(judged, by=by, at=at)
            return fingerprint
        case _:
            raise NotPossible("Chưa chọn việc cần làm.", advice="Hãy bấm một trong các nút trên trang.")
    return _next_open(review, fingerprint)


def _next_open(review: ReviewPage, fingerprint: str) -> str:
    """Return the open finding that stood after this one, else the first open one, else this one again."""
    all_of = [one.fingerprint for one in review.judged]
    at = all_of.index(fingerprint) if fingerprint in all_of else 0
    others = (one for one in (*review.judged[at + 1 :], *review.judged[:at]) if one.is_open)
    return next((one.fingerprint for one in others), fingerprint)


def _of(review: ReviewPage, fingerprint: str) -> JudgedFinding | None:
    return next((one for one in review.judged if one.fingerprint == fingerprint), None)
