"""Making the paper of a submitted version: once, in official form, from what was frozen."""

from datetime import datetime

from django.db import transaction

from tonghop.documents.models import ReportPaper
from tonghop.documents.queries.unit_papers import paper_content
from tonghop.documents.render.pdf import render_pdf
from tonghop.journal.actions import record
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.kernel.hashing import sha256
from tonghop.reports.actions.locking import locked_obligation
from tonghop.reports.rows import Version


def make_report_paper(version: Version, *, at: datetime) -> ReportPaper:
    """Return the version's paper, made now if there is none yet; asking twice changes nothing.

    The file is dated by the submission, not by the clock of the job: the same version gives the same bytes.
    """
    there = ReportPaper.objects.filter(version=version.pk).first()
    if there is not None:
        return there
    from tonghop.documents.signatures.updating import ready_for_signing  # noqa: PLC0415 - a second to load: only where a paper is signed or made

    pdf = ready_for_signing(render_pdf(paper_content(version), at=version.submitted_at))
    with transaction.atomic():
        locked_obligation(version.report.obligation)
        paper, made = ReportPaper.objects.get_or_create(
            version_id=version.pk, defaults={"pdf": pdf, "sha256": sha256(pdf), "made_at": at}
        )
        if made:
            detail = {"version": version.number, "version_id": version.pk, "sha256": paper.sha256}
            record("report.paper_made", subject=Subject("report", version.report_id), by=SYSTEM, at=at, detail=detail)
    return paper
