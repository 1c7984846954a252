"""Findings: live while writing, and as they were stored."""

from tonghop.campaigns.queries import sections_of
from tonghop.organisations.permissions import Viewer
from tonghop.quality import models
from tonghop.quality.checks.frame import Finding
from tonghop.quality.checks.table import run
from tonghop.quality.permissions import check_may_read_findings, may_see_peers
from tonghop.quality.queries.facts import draft_facts
from tonghop.reports.queries import parties_of
from tonghop.reports.rows import Report, Version

NEAR_COPY = "near-copy"


def check_draft(report: Report) -> list[Finding]:
    """Return what the checks say of the draft as it stands; whoever calls has asked who may read it."""
    return run(draft_facts(report))


def findings_of(viewer: Viewer, version: Version) -> list[models.Finding]:
    """Return the stored findings of a version that the viewer may see, section by section. Two queries.

    The unit that wrote it does not see what resembles another unit's text: that text is not its to read.
    """
    obligation = version.report.obligation
    parties = parties_of(obligation)
    leads = {section.key: section.lead_id for section in sections_of(obligation)}
    check_may_read_findings(viewer, parties, leads)
    found = models.Finding.objects.filter(version=version).order_by("section_key", "pk")
    return [f for f in found if f.check_id != NEAR_COPY or may_see_peers(viewer, parties, f.section_key, leads)]
