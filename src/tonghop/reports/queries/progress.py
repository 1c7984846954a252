"""Reading how a campaign comes in: the moments at which reports arrived and were accepted, and each section's part."""

from collections import Counter
from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import check_may_read_campaign
from tonghop.campaigns.queries import indicators_in, sections_in
from tonghop.journal.queries import last_moments
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Report
from tonghop.reports.queries.board import sections_begun
from tonghop.reports.rules.progress import Point, SectionProgress, points_over_time
from tonghop.reports.rules.states import State

_Row = tuple[str, set[str], dict[str, object]]
"""A body's form, the keys of its sections, its values by code."""


def progress_over_time(viewer: Viewer, campaign: Campaign, *, now: datetime) -> list[Point]:
    """Return the campaign's burn-up from its opening to now; raises NotAllowed for who does not see it whole."""
    check_may_read_campaign(viewer, campaign)
    rows = Report.objects.filter(obligation__campaign=campaign).values_list("pk", "arrived_at", "state")
    reports = list(rows)
    arrivals = [arrived for _, arrived, _ in reports if arrived]
    accepted = [pk for pk, _, state in reports if state == State.ACCEPTED]
    moments = last_moments("report.accepted", "report", accepted)
    return points_over_time(arrivals, list(moments.values()), start=campaign.opened_at, now=now)


def progress_by_section(viewer: Viewer, campaign: Campaign) -> list[SectionProgress]:
    """Return each section's progress, in the outline's order, over the bodies that still owe or have sent it.

    What is exempt or was received outside is asked nothing. Raises NotAllowed for who does not see the campaign whole.
    """
    check_may_read_campaign(viewer, campaign)
    owed = campaign.obligations.filter(exempted_at=None, outside_at=None)
    rows = list(owed.values_list("pk", "form", "section_keys", "report__values"))
    begun = sections_begun(campaign)
    asked: Counter[str] = Counter(key for _, _, keys, _ in rows for key in keys)
    started: Counter[str] = Counter(key for pk, _, keys, _ in rows for key in begun.get(pk, frozenset()) & set(keys))
    wanted, given = _figures(campaign, [(form, set(keys), values or {}) for _, form, keys, values in rows])
    return [
        SectionProgress(
            key=section.key,
            label=str(section),
            lead=section.lead.name if section.lead else "",
            asked=asked[section.key],
            begun=started[section.key],
            figures_asked=wanted[section.key],
            figures_given=given[section.key],
        )
        for section in sections_in(campaign)
    ]


def _figures(campaign: Campaign, rows: list[_Row]) -> tuple[Counter[str], Counter[str]]:
    """Return how many figures each section asks of these bodies, and how many of them have a value or a reason."""
    entered = [(i.section.key, i.code, i.applies_to) for i in indicators_in(campaign) if i.adds != "rate"]
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for form, keys, values in rows:
        for key, code, applies_to in entered:
            if key in keys and applies_to in ("both", form):
                wanted[key] += 1
                given[key] += code in values
    return wanted, given
