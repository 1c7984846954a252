"""Drafting official papers, from a snapshot or from another room's content: files and manifest, stored together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.queries import snapshot_for
from tonghop.documents.models import Document
from tonghop.documents.permissions import check_may_draft
from tonghop.documents.queries.frozen import render_files
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.resources import report_frame
from tonghop.documents.rules.files import DOCX, PDF, XLSX, paper_names
from tonghop.documents.rules.manifest import manifest_of, manifest_of_paper
from tonghop.documents.rules.report import report_document
from tonghop.journal import actions as journal
from tonghop.journal.rules import Subject
from tonghop.organisations.permissions import Viewer


def draft_documents(campaign: Campaign, *, by: Viewer, at: datetime, number: int | None = None) -> Document:
    """Return a new draft of the consolidated report from the newest snapshot, or from the one of that number.

    Raises NotAllowed unless an organiser of the campaign asks, NotPossible where there is no snapshot. Files are
    rendered before the transaction, which only stores them.
    """
    check_may_draft(by, campaign)
    snapshot = snapshot_for(by, campaign, number)
    files = render_files(snapshot)
    manifest = manifest_of(snapshot.content, files, number=snapshot.number, content_hash=snapshot.hash)
    with transaction.atomic():
        document = Document.objects.create(
            campaign=campaign,
            snapshot=snapshot,
            title=report_document(snapshot.content, report_frame()).subject,
            docx=files[DOCX],
            pdf=files[PDF],
            xlsx=files[XLSX],
            manifest=manifest,
            made_at=at,
            made_by=by.name,
        )
        journal.record(
            "document.drafted",
            subject=Subject("campaign", campaign.pk),
            by=by.actor,
            at=at,
            detail={"document": document.pk, "snapshot": snapshot.number, "files": manifest["files"]},
        )
    return document


def draft_paper(
    campaign: Campaign, *, kind: str, paper: OfficialDocument, sources: Mapping[str, Any], by: Viewer, at: datetime
) -> Document:
    """Return a new draft of a paper whose content another room made: Word, PDF, and a manifest that keeps `sources`.

    Raises NotAllowed unless an organiser of the campaign asks.
    """
    check_may_draft(by, campaign)
    word, pdf = paper_names(kind)
    files = {word: render_docx(paper, at=at), pdf: render_pdf(paper, at=at)}
    manifest = manifest_of_paper(campaign.key, sources, files, at=at)
    with transaction.atomic():
        document = Document.objects.create(
            campaign=campaign,
            kind=kind,
            title=paper.subject,
            docx=files[word],
            pdf=files[pdf],
            manifest=manifest,
            made_at=at,
            made_by=by.name,
        )
        journal.record(
            "document.drafted",
            subject=Subject("campaign", campaign.pk),
            by=by.actor,
            at=at,
            detail={"document": document.pk, "kind": kind, "files": manifest["files"]},
        )
    return document
