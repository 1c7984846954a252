"""Which units and which sections draw what: counts over what bodies last handed in, and the findings behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import F

from tonghop.campaigns.models import Campaign, Section
from tonghop.campaigns.queries import sections_in
from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.table import CHECKS
from tonghop.quality.models import Finding, FindingDecision
from tonghop.quality.permissions import check_may_review, may_read_whole
from tonghop.quality.queries.judged import decisions_among
from tonghop.quality.rules.judging import SEVERITIES, holding
from tonghop.reports.permissions import Parties
from tonghop.reports.queries import latest_versions


@dataclass(frozen=True, slots=True)
class DrawnFinding:
    """One finding of what a body last handed in, and what was decided about it (None: open)."""

    obligation_id: int
    fingerprint: str
    section_key: str
    check_id: str
    severity: str
    message: str
    decision: FindingDecision | None


@dataclass(frozen=True, slots=True)
class DrawingUnit:
    """One body that handed in, with what was found there, in official order; `state` is its report's."""

    obligation_id: int
    name: str
    form: str
    findings: tuple[DrawnFinding, ...]

    @property
    def by_severity(self) -> tuple[int, ...]:
        """How many findings of each weight, the grave first; never added up."""
        return tuple(sum(f.severity == severity for f in self.findings) for severity in SEVERITIES)

    @property
    def left(self) -> int:
        """How many nobody has decided about."""
        return sum(f.decision is None for f in self.findings)


@dataclass(frozen=True)
class FindingsOverview:
    """The sections that the viewer reads, and every body that handed in with its findings there."""

    sections: tuple[Section, ...]
    units: tuple[DrawingUnit, ...]

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many bodies draw a check in a section, by check in the order of the table and by section key."""
        drawn: dict[str, dict[str, set[int]]] = {}
        for unit in self.units:
            for found in unit.findings:
                drawn.setdefault(found.check_id, {}).setdefault(found.section_key, set()).add(unit.obligation_id)
        return {c: {key: len(ids) for key, ids in drawn[c].items()} for c in CHECKS if c in drawn}

    @cached_property
    def bodies(self) -> Mapping[str, int]:
        """How many bodies draw a check in any section, by check."""
        return {c: sum(any(f.check_id == c for f in unit.findings) for unit in self.units) for c in self.counts}

    def narrowed(self, *, check: str = "", section: str | None = None) -> tuple[DrawingUnit, ...]:
        """Return the bodies with the findings of one check, of one section, or of both; those without left out."""
        units = (
            replace(unit, findings=tuple(found for found in unit.findings if _is(found, check, section)))
            for unit in self.units
        )
        return tuple(unit for unit in units if unit.findings)


def findings_overview(viewer: Viewer, campaign: Campaign) -> FindingsOverview:
    """Return what the checks found in what was last handed in, as far as the viewer reads it at the desk. Four queries.

    Raises NotAllowed for who reads no section there: units, and who receives the result.
    """
    outline = sections_in(campaign)
    parties = Parties(campaign.owner_id, campaign.owner_id, campaign.standing_body_id)
    keys = check_may_review(viewer, parties, {section.key: section.lead_id for section in outline})
    open_to = keys | {""} if may_read_whole(viewer, parties) else keys
    found = _drawn(campaign, open_to)
    versions = (
        latest_versions(campaign)
        .defer("content")
        .order_by("report__obligation__form", "report__obligation__organisation__rank", "pk")
    )
    obligations = (version.report.obligation for version in versions)
    return FindingsOverview(
        sections=tuple(section for section in outline if section.key in keys),
        units=tuple(DrawingUnit(o.pk, o.organisation.name, o.form, tuple(found.get(o.pk, ()))) for o in obligations),
    )


def _drawn(campaign: Campaign, keys: frozenset[str]) -> Mapping[int, Sequence[DrawnFinding]]:
    """Return the findings of the latest versions by obligation; the same fingerprint is one. Two queries."""
    rows = Finding.objects.filter(
        version__report__obligation__campaign=campaign, version__report__latest=F("version"), section_key__in=keys
    ).order_by("pk")
    decided = decisions_among(FindingDecision.objects.filter(report__obligation__campaign=campaign))
    seen: set[tuple[int, str]] = set()
    found: dict[int, list[DrawnFinding]] = {}
    for obligation, report, number, fingerprint, section, check, severity, message in rows.values_list(*_TOLD):
        if (report, fingerprint) not in seen:
            seen.add((report, fingerprint))
            decision = holding(decided.get((report, fingerprint), ()), number)
            one = DrawnFinding(obligation, fingerprint, section, check, severity, message, decision)
            found.setdefault(obligation, []).append(one)
    return found


_TOLD = (
    "version__report__obligation_id",
    "version__report_id",
    "version__number",
    "fingerprint",
    "section_key",
    "check_id",
    "severity",
    "message",
)


def _is(found: DrawnFinding, check: str, section: str | None) -> bool:
    return check in {"", found.check_id} and section in {None, found.section_key}
