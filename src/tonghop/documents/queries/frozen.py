"""The files of a snapshot: the same bytes whenever they are asked for, and proof that they say what the reports say."""

from typing import Any

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.render.xlsx import render_figures
from tonghop.documents.resources import report_frame
from tonghop.documents.rules.files import DOCX, MANIFEST, PDF, XLSX
from tonghop.documents.rules.manifest import manifest_of
from tonghop.documents.rules.report import report_document
from tonghop.documents.rules.verifying import differences
from tonghop.documents.rules.workbook import figures_table, tables_by_form
from tonghop.kernel.hashing import canonical_json
from tonghop.reports.queries import versions_by_id

Json = dict[str, Any]


def render_files(snapshot: Snapshot) -> dict[str, bytes]:
    """Return the Word file, the PDF and the workbook of a snapshot, dated as the snapshot is: always the same bytes."""
    content, frame, at = snapshot.content, report_frame(), snapshot.made_at
    paper = report_document(content, frame)
    table = figures_table(content, frame, number=snapshot.number, content_hash=snapshot.hash)
    parts = tables_by_form(content, frame, number=snapshot.number, content_hash=snapshot.hash)
    return {
        DOCX: render_docx(paper, at=at),
        PDF: render_pdf(paper, at=at),
        XLSX: render_figures(table, at=at, parts=parts),
    }


def frozen_files(snapshot: Snapshot) -> dict[str, bytes]:
    """Return the snapshot's files by name, the manifest among them."""
    files = render_files(snapshot)
    manifest = manifest_of(snapshot.content, files, number=snapshot.number, content_hash=snapshot.hash)
    return {**files, MANIFEST: canonical_json(manifest)}


def what_differs(campaign: Campaign, manifest: Json, files: dict[str, bytes]) -> list[str]:
    """Return what of the files and of the manifest's figures and sentences the stored versions do not bear out."""
    ids = [unit["version"] for unit in manifest["units"]["in"]]
    return differences(manifest, files, versions_by_id(campaign, ids))
