"""What a judge of the demonstration decides about the findings of a report before it is accepted or returned."""

from collections.abc import Collection
from datetime import datetime, timedelta
from random import Random

from tonghop.demo.desk import Desk
from tonghop.quality import actions as quality
from tonghop.quality.queries import JudgedFinding, review_page
from tonghop.quality.rules.judging import MATTERS, READY_REASONS

_EXPLAINED, _MISTAKEN, _SHARED, _HARMLESS = READY_REASONS
_DISMISSED = {
    "near-copy": _SHARED,
    "boilerplate": _SHARED,
    "no-figure": _MISTAKEN,
    "point-unanswered": _MISTAKEN,
    "vague-phrases": _HARMLESS,
    "outlier": _HARMLESS,
    "out-of-period": _HARMLESS,
}
_OFTEN = 0.6  # of those that are dismissed at times
_HINTS = 2
_SEEMS_HARMLESS = "section-thin"  # dismissed at first; the judge thinks again and puts it into the letter
_APART = timedelta(seconds=10)


def decide_findings(desk: Desk, returned: Collection[str], at: datetime) -> None:
    """The judge decides what matters and a hint or two; what stands in a section that goes back is put into the letter.

    The checks have been run by then, as a worker does within the minute.
    """
    quality.run_checks(review_page(desk.judge, desk.obligation.pk).version, at=at)
    judged = review_page(desk.judge, desk.obligation.pk).judged
    hints = [one for one in judged if one.finding.severity not in MATTERS]
    for one in (*(j for j in judged if j.matters), *hints[:_HINTS]):
        if one.is_open:
            at += _APART
            _decide(desk, one, returned, at)


def _decide(desk: Desk, one: JudgedFinding, returned: Collection[str], at: datetime) -> None:
    seen = quality.Judged(desk.current(), one.fingerprint, version=desk.version)
    reason = _EXPLAINED if one.explanation else _DISMISSED.get(one.finding.check_id, "")
    if one.finding.section_key in returned:
        if one.finding.check_id == _SEEMS_HARMLESS:
            seen = _think_again(desk, seen, at)
        quality.put_in_letter(seen, by=desk.judge, at=at)
    elif reason and (one.explanation or Random(one.fingerprint).random() < _OFTEN):
        quality.dismiss_finding(seen, reason=reason, by=desk.judge, at=at)
    else:
        quality.agree_with_finding(seen, by=desk.judge, at=at)


def _think_again(desk: Desk, seen: quality.Judged, at: datetime) -> quality.Judged:
    """Dismiss and take that back; return what is on the screen then."""
    decision = quality.dismiss_finding(seen, reason=_HARMLESS, by=desk.judge, at=at)
    made = quality.Judged(desk.current(), seen.fingerprint, version=desk.version, seen=decision.pk)
    quality.undo_decision(made, by=desk.judge, at=at)
    return quality.Judged(desk.current(), seen.fingerprint, version=desk.version)
