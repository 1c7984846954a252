"""Reading the campaign's own papers: who may see which, and their files by name."""

from django.db.models import F, Prefetch, QuerySet

from tonghop.campaigns.models import Campaign
from tonghop.documents.models import Document, IssuedDocument
from tonghop.documents.permissions import may_read_document
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.frozen import thawed
from tonghop.documents.rules.files import MANIFEST, XLSX, paper_names
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import canonical_json
from tonghop.organisations.permissions import Role, Viewer

_HEAVY = ("docx", "pdf", "xlsx", "manifest", "content")


def document_for(viewer: Viewer, document_id: int) -> Document:
    """Return one paper with its campaign and issuer; NotAllowed where the viewer may not read it. One query."""
    found = Document.objects.filter(pk=document_id, campaign__owner__in=viewer.owners())
    loaded = found.select_related("campaign__owner", "campaign__standing_body", "issuer", "snapshot")
    document = loaded.defer("snapshot__content").first()
    if document is None or not _reads(viewer, document):
        raise NotAllowed("Không có văn bản này, hoặc anh/chị không được xem.")
    return document


def documents_of(viewer: Viewer, campaign: Campaign) -> list[Document]:
    """Return the drafted papers of a campaign that the viewer may read, newest first, each with what was issued of it.

    Without files and manifest, but with the files' hashes (`hashes`). Two queries.
    """
    return [row for row in _listed(Document.objects.filter(campaign=campaign)) if _reads(viewer, row)]


def waiting_to_issue(viewer: Viewer) -> list[Document]:
    """Return the papers that wait for a number from the viewer, the longest waiting first. Two queries."""
    own = viewer.organisations(Role.CLERK)
    rows = Document.objects.filter(issuer__in=own, state=Document.State.HANDED_OVER)
    return list(_listed(rows).order_by("handed_at")) if own else []


def files_of(document: Document) -> dict[str, bytes]:
    """Return the paper's files by name: Word, PDF, the workbook where there is one, and the manifest."""
    word, pdf = paper_names(document.kind)
    workbook = {XLSX: bytes(document.xlsx)} if document.xlsx else {}
    manifest = canonical_json(document.manifest)
    return {word: bytes(document.docx), pdf: bytes(document.pdf), **workbook, MANIFEST: manifest}


def paper_of(document: Document) -> OfficialDocument:
    """Return the paper as it now stands; NotPossible for a draft of a time when its content was not kept."""
    if not document.content:
        raise NotPossible("Dự thảo này lập từ phiên bản cũ của hệ thống.", advice="Hãy dựng lại dự thảo.")
    return thawed(document.content)


def _listed(rows: QuerySet[Document]) -> QuerySet[Document]:
    issued = IssuedDocument.objects.select_related("cancellation").defer("docx", "pdf", "xlsx", "manifest")
    loaded = rows.select_related("campaign", "issuer", "snapshot").defer(*_HEAVY, "snapshot__content")
    return loaded.annotate(hashes=F("manifest__files")).prefetch_related(Prefetch("issued", issued.order_by("attempt")))


def _reads(viewer: Viewer, document: Document) -> bool:
    handed_over = document.state != Document.State.DRAFT
    return may_read_document(viewer, document.campaign, issuer_id=document.issuer_id, handed_over=handed_over)
