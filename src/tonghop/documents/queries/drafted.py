"""Reading the campaign's own papers: who may see which, and their files by name."""

from tonghop.campaigns.models import Campaign
from tonghop.documents.models import Document
from tonghop.documents.permissions import may_read_document
from tonghop.documents.rules.files import MANIFEST, XLSX, paper_names
from tonghop.kernel.errors import NotAllowed
from tonghop.kernel.hashing import canonical_json
from tonghop.organisations.permissions import Viewer


def document_for(viewer: Viewer, document_id: int) -> Document:
    """Return one paper with its campaign; raise NotAllowed where the viewer may not read it. One query."""
    found = Document.objects.filter(pk=document_id, campaign__owner__in=viewer.owners())
    document = found.select_related("campaign__owner", "snapshot").defer("snapshot__content").first()
    if document is None or not may_read_document(viewer, document.campaign, issued=_is_issued(document)):
        raise NotAllowed("Không có văn bản này, hoặc anh/chị không được xem.")
    return document


def documents_of(viewer: Viewer, campaign: Campaign) -> list[Document]:
    """Return the papers of a campaign that the viewer may read, newest first, without files and manifest. One query."""
    rows = campaign.documents.select_related("snapshot").defer("docx", "pdf", "xlsx", "manifest", "snapshot__content")
    return [row for row in rows if may_read_document(viewer, campaign, issued=_is_issued(row))]


def files_of(document: Document) -> dict[str, bytes]:
    """Return the paper's files by name: Word, PDF, the workbook where there is one, and the manifest."""
    word, pdf = paper_names(document.kind)
    workbook = {XLSX: bytes(document.xlsx)} if document.xlsx else {}
    manifest = canonical_json(document.manifest)
    return {word: bytes(document.docx), pdf: bytes(document.pdf), **workbook, MANIFEST: manifest}


def _is_issued(document: Document) -> bool:
    return document.state == Document.State.ISSUED
