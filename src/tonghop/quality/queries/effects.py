"""What other thresholds would find in the reports in hand; nothing is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.frame import Finding
from tonghop.quality.checks.table import CHECKS, run
from tonghop.quality.checks.uses import TITLES, concerned
from tonghop.quality.permissions import check_may_set_thresholds, may_read_effects
from tonghop.quality.queries.in_hand import facts_in_hand, ids_in_hand
from tonghop.quality.queries.settings import settings_of
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.effects import Effect, Found, evenly
from tonghop.quality.rules.facts import ReportFacts
from tonghop.reports.rows import Version

MOST_REPORTS = 300
_LONGEST = 240  # code points of a passage shown


@dataclass(frozen=True)
class Effects:
    """What would change: how many reports were reckoned of how many in hand, and each check concerned."""

    reckoned: int
    in_hand: int
    checks: tuple[Effect, ...]
    words: bool
    """Whether the viewer sees the passages themselves; an administrator has no right to them."""

    @property
    def sampled(self) -> bool:
        """Whether only some of the reports in hand were reckoned."""
        return self.reckoned != self.in_hand


def effects_of(viewer: Viewer, campaign: Campaign, values: Mapping[str, Any]) -> Effects:
    """Return what these thresholds would change, beside those in force. Only the checks that go by them are run.

    Raises NotAllowed; WrongSettings. With more than MOST_REPORTS in hand, so many taken at even steps are reckoned.
    """
    check_may_set_thresholds(viewer, campaign)
    now = settings_of(campaign.pk)
    then = shipped_settings().changed(values)
    ids = concerned(then.beside(now))
    effects = {check: Effect(check, title=TITLES[check]) for check in ids}
    in_hand = ids_in_hand(campaign) if ids else []
    reckoned = evenly(in_hand, MOST_REPORTS)
    checks = [CHECKS[check] for check in ids]
    for version, facts in facts_in_hand(campaign, reckoned, ids) if reckoned else ():
        present, future = run(facts, checks), run(replace(facts, settings=then), checks)
        for check, effect in effects.items():
            effect.add(_found(version, facts, present, check), _found(version, facts, future, check))
    words = may_read_effects(viewer, campaign)
    return Effects(len(reckoned), len(in_hand), tuple(e if words else _bare(e) for e in effects.values()), words)


def _found(version: Version, facts: ReportFacts, findings: Iterable[Finding], check: str) -> list[Found]:
    labels = {section.key: section.label for section in facts.sections}
    return [
        Found(
            check=check,
            obligation_id=version.report.obligation_id,
            unit=facts.unit,
            section=labels.get(finding.section, ""),
            section_key=finding.section,
            place=finding.place,
            start=finding.start,
            end=finding.end,
            evidence=finding.evidence if len(finding.evidence) <= _LONGEST else f"{finding.evidence[:_LONGEST]}…",
            message=finding.message,
        )
        for finding in findings
        if finding.check == check
    ]


def _bare(effect: Effect) -> Effect:
    return replace(effect, appear=[], go=[])
