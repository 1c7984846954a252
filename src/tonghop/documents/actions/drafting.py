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
from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.frozen import frozen
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.resources import report_frame
from tonghop.documents.rules.files import DOCX, ISSUED_BY_OWNER, PDF, XLSX, paper_names
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
    paper, files = report_document(snapshot.content, report_frame()), render_files(snapshot)
    manifest = manifest_of(snapshot.content, files, number=snapshot.number, content_hash=snapshot.hash)
    drafted = Document(
        campaign=campaign,
        snapshot=snapshot,
        title=paper.subject,
        content=frozen(cleaned(paper)),
        docx=files[DOCX],
        pdf=files[PDF],
        xlsx=files[XLSX],
        manifest=manifest,
    )
    return _stored(drafted, {"snapshot": snapshot.number}, by=by, at=at)


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
    drafted = Document(
        campaign=campaign,
        kind=kind,
        title=paper.subject,
        content=frozen(cleaned(paper)),
        docx=files[word],
        pdf=files[pdf],
        manifest=manifest,
    )
    return _stored(drafted, {"kind": kind}, by=by, at=at)


@transaction.atomic
def _stored(drafted: Document, of: Mapping[str, Any], *, by: Viewer, at: datetime) -> Document:
    """Store a draft and write its line: the paper, what it is `of`, the hashes of its files."""
    campaign = drafted.campaign
    drafted.issuer = campaign.owner if drafted.kind in ISSUED_BY_OWNER else campaign.standing_body
    drafted.made_at, drafted.made_by = at, by.name
    drafted.save()
    detail = {"document": drafted.pk, **of, "files": drafted.manifest["files"]}
    subject = Subject("campaign", drafted.campaign_id)
    journal.record("document.drafted", subject=subject, by=by.actor, at=at, detail=detail)
    return drafted
