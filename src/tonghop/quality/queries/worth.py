"""What a check is worth: how many findings it gave, and how often reviewers agreed with them or dismissed them."""

from dataclasses import dataclass

from tonghop.campaigns.models import Campaign
from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.table import CHECKS
from tonghop.quality.checks.uses import TITLES
from tonghop.quality.models import Finding, FindingDecision
from tonghop.quality.permissions import check_may_weigh


@dataclass(frozen=True, slots=True)
class CheckWorth:
    """One check's findings over all versions of all reports; what stays from version to version counts once."""

    check_id: str
    findings: int
    agreed: int
    dismissed: int

    @property
    def title(self) -> str:
        """What the check is called on a page."""
        return TITLES[self.check_id]

    @property
    def undecided(self) -> int:
        """How many nobody decided about."""
        return self.findings - self.agreed - self.dismissed

    @property
    def dismissed_percent(self) -> int | None:
        """How many of the decided ones were dismissed, in percent; None while nothing is decided."""
        decided = self.agreed + self.dismissed
        return round(100 * self.dismissed / decided) if decided else None


def worth_of_checks(viewer: Viewer, campaign: Campaign) -> list[CheckWorth]:
    """Return every check, in the order of the table, with what became of its findings in the campaign. Two queries.

    Of several decisions about one finding the last counts. Raises NotAllowed except for the organiser, the leader,
    and whoever administers the installation.
    """
    check_may_weigh(viewer, campaign)
    of_campaign = {"report__obligation__campaign": campaign}
    decided = FindingDecision.objects.filter(**of_campaign).order_by("version__number", "pk")
    last = {(report, found): what for report, found, what in decided.values_list("report", "fingerprint", "decision")}
    rows = Finding.objects.filter(version__report__obligation__campaign=campaign).order_by()
    given: dict[str, set[tuple[int, str]]] = {}
    for check, report, fingerprint in rows.values_list("check_id", "version__report", "fingerprint").distinct():
        given.setdefault(check, set()).add((report, fingerprint))
    return [
        CheckWorth(
            check_id=check,
            findings=len(found),
            agreed=sum(last.get(one) == FindingDecision.Decision.AGREED for one in found),
            dismissed=sum(last.get(one) == FindingDecision.Decision.DISMISSED for one in found),
        )
        for check in CHECKS
        for found in [given.get(check, set())]
    ]
