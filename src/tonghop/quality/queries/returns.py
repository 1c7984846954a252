"""Why reports came back: at the top of the writer's home page, and the whole history of one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tonghop.campaigns.models import Section
from tonghop.organisations.permissions import Role, Viewer
from tonghop.quality.models import SectionReturn
from tonghop.reports.rows import Report
from tonghop.reports.rules.states import State

BEING_MENDED = (State.RETURNED, State.DRAFTING, State.AWAITING_APPROVAL, State.NIL_AWAITING)
WHOLE = "Cả báo cáo"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one section came back; `section_key` "" is the whole report."""

    section_key: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedReport:
    """One report that came back and was not handed in again since."""

    obligation_id: int
    campaign: str
    organisation: str
    version: int
    state: str
    returned_at: datetime
    returned_by: str
    reasons: tuple[Reason, ...]
    earlier: "tuple[ReturnedReport, ...]" = ()

    @property
    def first_section(self) -> str:
        """The key of the first section that came back, "" where only the whole did."""
        return next((reason.section_key for reason in self.reasons if reason.section_key), "")


def returns_for_home(viewer: Viewer) -> list[ReturnedReport]:
    """Return what came back to the viewer's own units, the latest first, sections in order. Two queries.

    Each holds the reasons of the version that came back last, and those of the versions before it.
    """
    rows = SectionReturn.objects.filter(
        report__obligation__organisation__in=viewer.organisations(Role.WRITER, Role.HEAD),
        report__state__in=BEING_MENDED,
    ).select_related("report__obligation__campaign", "report__obligation__organisation", "version")
    rows = rows.defer("version__content", "report__values", "report__explanations")
    reports: dict[int, dict[int, list[SectionReturn]]] = {}
    for row in rows.order_by("-returned_at", "-version_id", "pk"):
        reports.setdefault(row.report_id, {}).setdefault(row.version_id, []).append(row)
    current = [group for group in reports.values() if _latest(group).report.latest_id in group]
    titles = _titles({_latest(group).report.obligation.campaign_id for group in current})
    return [_with_earlier([_returned(rows, titles) for rows in group.values()]) for group in current]


def _latest(group: Mapping[int, list[SectionReturn]]) -> SectionReturn:
    return next(iter(group.values()))[0]


def _with_earlier(returned: Sequence[ReturnedReport]) -> ReturnedReport:
    return replace(returned[0], earlier=tuple(returned[1:]))


def reasons_for_version(obligation_id: int, number: int, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return why a version of that number came back: (section, reason), the whole first, then as `labels` has them."""
    rows = SectionReturn.objects.filter(report__obligation=obligation_id, version__number=number)
    given = dict(rows.order_by("pk").values_list("section_key", "reason"))
    return [(label, given[key]) for key, label in {"": WHOLE, **labels}.items() if key in given]


def returns_of(report: Report) -> list[SectionReturn]:
    """Return every reason for which the report ever came back, oldest first, each with its version's number."""
    rows = SectionReturn.objects.filter(report=report).select_related("version").defer("version__content")
    return list(rows.order_by("returned_at", "pk"))


def asked_to_mend(report: Report) -> dict[str, datetime]:
    """Return the sections for which the version handed in last came back, and when, until the next is handed in."""
    if report.latest_id is None or State(report.state) not in BEING_MENDED:
        return {}
    rows = SectionReturn.objects.filter(report=report, version=report.latest_id).exclude(section_key="")
    return dict(rows.values_list("section_key", "returned_at"))


_Titles = dict[tuple[int, str], tuple[int, str]]


def _titles(campaigns: set[int]) -> _Titles:
    """Return position and title of each section, by campaign and key; position 0 is the whole."""
    sections = Section.objects.filter(campaign__in=campaigns).values_list(
        "campaign_id", "key", "position", "number", "title"
    )
    return {
        (campaign, key): (position + 1, f"{number}. {title}") for campaign, key, position, number, title in sections
    }


def _returned(group: list[SectionReturn], titles: _Titles) -> ReturnedReport:
    first = group[0]
    obligation = first.report.obligation
    placed = sorted((titles.get((obligation.campaign_id, row.section_key), (0, WHOLE)), row.pk, row) for row in group)
    return ReturnedReport(
        obligation_id=obligation.pk,
        campaign=obligation.campaign.short_title,
        organisation=obligation.organisation.name,
        version=first.version.number,
        state=first.report.state,
        returned_at=first.returned_at,
        returned_by=first.returned_by,
        reasons=tuple(Reason(row.section_key, title, row.reason) for (_, title), _, row in placed),
    )
