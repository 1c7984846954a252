"""Running the checks on a submitted version and keeping what they found."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.campaigns.models import Campaign
from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.quality import models
from tonghop.quality.checks.frame import Finding
from tonghop.quality.checks.table import run
from tonghop.quality.queries.copies import form_template, not_yet_kept, shingles_to_keep, with_room
from tonghop.quality.queries.facts import version_facts
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.similar import PeerSection
from tonghop.reports.actions.locking import locked_obligation
from tonghop.reports.rows import Version

SHOWN_PASSAGES = 20


def run_checks(version: Version, *, at: datetime) -> list[models.Finding]:
    """Check a version and keep the findings, and what becomes of each point, in place of earlier ones.

    Running twice leaves the same. The checks run before the transaction opens. The line stands beside the
    obligation's chain, not on it: a chain proves what people did, and a job must not stand between two of their deeds.
    """
    keep_shingles(version.report.obligation.campaign)
    facts = version_facts(version)
    found = run(facts)
    with transaction.atomic():
        locked_obligation(version.report.obligation)
        models.Finding.objects.filter(version=version).delete()
        kept = models.Finding.objects.bulk_create(_row(version, finding) for finding in found)
        _keep_answers(version, facts)
        counts = Counter(finding.severity.value for finding in found)
        detail = {"version": version.number, "version_id": version.pk, "findings": dict(sorted(counts.items()))}
        record("report.checked", subject=Subject("report", version.report_id), by=SYSTEM, at=at, detail=detail)
    return kept


def _keep_answers(version: Version, facts: ReportFacts) -> None:
    by_section = {key: dict(answers) for key, answers in facts.answers.items() if answers}
    models.PointAnswers.objects.bulk_create(
        [models.PointAnswers(version=version, by_section=by_section)],
        update_conflicts=True,
        unique_fields=["version"],
        update_fields=["by_section"],
    )


def keep_shingles(campaign: Campaign) -> None:
    """Take into the index of near copies what was handed in since, in place of what it replaces."""
    new = not_yet_kept(campaign)
    if not new:
        return
    template = form_template(campaign)
    with transaction.atomic():
        replaced = models.CopyShingle.objects.filter(version__report__in={version.report_id for version in new})
        replaced.delete()
        for version in new:
            rows = with_room(shingles_to_keep(version, template), campaign)
            models.CopyShingle.objects.bulk_create(rows, batch_size=2_000)


def _row(version: Version, finding: Finding) -> models.Finding:
    return models.Finding(
        version=version,
        check_id=finding.check,
        fingerprint=finding.fingerprint,
        severity=finding.severity.value,
        section_key=finding.section,
        place=finding.place,
        start=finding.start,
        end=finding.end,
        evidence=finding.evidence,
        message=finding.message,
        peer_version_id=finding.peer.version_id if finding.peer else None,
        peer_place=_peer_place(finding.peer) if finding.peer else None,
    )


def _peer_place(peer: PeerSection) -> dict[str, Any]:
    """Return {unit, section, label, percent, passages: [{place, start, end, evidence, peer_...}]}, longest first."""
    return {
        "unit": peer.unit,
        "section": peer.section_key,
        "label": peer.section_label,
        "percent": round(peer.share * 100),
        "place": peer.passages[0].peer_place,
        "evidence": peer.passages[0].peer_evidence,
        "passages": [
            {name: getattr(passage, name) for name in passage.__dataclass_fields__}
            for passage in peer.passages[:SHOWN_PASSAGES]
        ],
    }
