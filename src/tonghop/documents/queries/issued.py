"""Issued documents as the office that issued them and the bodies that got them see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tonghop.consolidation.permissions import may_read_consolidation
from tonghop.documents.models import Delivery, IssuedDocument, IssuedSignature
from tonghop.documents.permissions import (
    bodies_received_for,
    may_attach_signed,
    may_issue,
    may_mark_received,
    registers_read,
)
from tonghop.documents.rules.files import MANIFEST, XLSX, paper_names
from tonghop.documents.rules.summary import FigureLine, figure_lines
from tonghop.kernel.errors import NotAllowed
from tonghop.kernel.hashing import canonical_json
from tonghop.kernel.text import fold
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer

SIGNED = "ban-da-ky.pdf"
_SHOWN = 50
_HEAVY = ("docx", "pdf", "xlsx", "manifest")


@dataclass(frozen=True)
class IssuedPage:
    """An issued document as one viewer sees it.

    `own`: the viewer is of the issuer's side, and sees every delivery, the manifest and the register's verbs; others
    see the deliveries of their own bodies, the files, and of the sources only how many there are (`figures`).
    `in_register`: the viewer reads the register in which it stands.
    """

    issued: IssuedDocument
    own: bool
    in_register: bool
    deliveries: Sequence[tuple[Delivery, bool]]
    signatures: Sequence[IssuedSignature]
    replaced_by: IssuedDocument | None
    figures: Sequence[FigureLine]
    may_cancel: bool
    may_attach: bool

    @property
    def cancelled(self) -> bool:
        """Whether the number is void."""
        return hasattr(self.issued, "cancellation")


def issued_for(viewer: Viewer, issued_id: int) -> IssuedDocument:
    """Return one issued document, without its files; NotAllowed for who neither issued nor got it. One or two queries.

    Who got it no longer sees it once its number is cancelled.
    """
    found = _listed(IssuedDocument.objects.filter(pk=issued_id)).first()
    if found is None or not (_is_own(viewer, found) or _came_to(viewer, found)):
        raise NotAllowed("Không có văn bản này, hoặc anh/chị không được xem.")
    return found


def issued_page(viewer: Viewer, issued_id: int) -> IssuedPage:
    """Return the page of an issued document, as far as the viewer sees it."""
    issued = issued_for(viewer, issued_id)
    own, cancelled = _is_own(viewer, issued), hasattr(issued, "cancellation")
    deliveries = issued.document.deliveries.select_related("organisation")
    if not own:
        deliveries = deliveries.filter(organisation__in=bodies_received_for(viewer))
    received = any(one.received_at for one in deliveries)
    marks = [
        (one, not (one.received_at or cancelled) and may_mark_received(viewer, one.organisation_id))
        for one in deliveries
    ]
    return IssuedPage(
        issued=issued,
        own=own,
        in_register=issued.issuer_id in registers_read(viewer),
        deliveries=marks,
        signatures=list(issued.signatures.defer("pdf").order_by("place")),
        replaced_by=_listed(issued.replaced_by.filter(cancellation=None)).first(),
        figures=figure_lines(issued.manifest),
        may_cancel=may_issue(viewer, issued.issuer_id) and not (cancelled or received),
        may_attach=may_attach_signed(viewer, issued.issuer_id) and not cancelled,
    )


def issued_files(viewer: Viewer, issued_id: int) -> dict[str, bytes]:
    """Return the files by name: Word, PDF, the signed PDF and the workbook where there are such.

    The manifest, which quotes what units wrote, is for the issuer's side alone.
    """
    issued = issued_for(viewer, issued_id)
    word, pdf = paper_names(issued.document.kind)
    files = {word: bytes(issued.docx), pdf: bytes(issued.pdf)}
    last = issued.signatures.order_by("place").last()
    if last is not None:
        files[SIGNED] = bytes(last.pdf)
    if issued.xlsx:
        files[XLSX] = bytes(issued.xlsx)
    return files | {MANIFEST: canonical_json(issued.manifest)} if _is_own(viewer, issued) else files


def received_for(viewer: Viewer) -> list[Delivery]:
    """Return the latest of what was issued to the viewer's bodies, each with its document (`issued_row`)."""
    bodies = bodies_received_for(viewer)
    rows = Delivery.objects.filter(organisation__in=bodies, document__state="issued").select_related("organisation")
    return _with_issued(list(rows.order_by("-document__handed_at", "-pk")[:_SHOWN])) if bodies else []


def registers_for(viewer: Viewer) -> list[Organisation]:
    """Return the bodies whose register of outgoing documents the viewer reads, in official order."""
    bodies = registers_read(viewer)
    return list(Organisation.objects.filter(pk__in=bodies).order_by("kind", "rank")) if bodies else []


def register_lines(issuer: Organisation, *, year: int, type_name: str | None, words: str) -> list[IssuedDocument]:
    """Return the lines of a body's register in a year, the latest first; `words` with or without marks.

    `type_name` None is every type, "" the letters. Whoever calls has asked `registers_for`. Two queries.
    """
    rows = _listed(IssuedDocument.objects.filter(issuer=issuer, year=year))
    if type_name is not None:
        rows = rows.filter(type_name=type_name)
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    return list(rows.order_by("-issued_on", "-number", "-pk"))


def years_and_types(issuer: Organisation) -> tuple[list[int], list[str]]:
    """Return the years and the types of documents that a register holds."""
    kinds = IssuedDocument.objects.filter(issuer=issuer).order_by().values_list("year", "type_name").distinct()
    return sorted({year for year, _ in kinds}, reverse=True), sorted({name for _, name in kinds})


def _with_issued(deliveries: list[Delivery]) -> list[Delivery]:
    documents = [one.document_id for one in deliveries]
    rows = _listed(IssuedDocument.objects.filter(document__in=documents, cancellation=None))
    by_document = {row.document_id: row for row in rows.prefetch_related("replaced_by__cancellation")}
    shown: list[Any] = [one for one in deliveries if one.document_id in by_document]
    for one in shown:
        one.issued_row = by_document[one.document_id]
    return sorted(shown, key=lambda one: (one.issued_row.issued_at, one.pk), reverse=True)


def _listed(rows: QuerySet[IssuedDocument]) -> QuerySet[IssuedDocument]:
    loaded = rows.select_related("issuer", "document__campaign", "cancellation", "replaces")
    heavy = [f"document__{name}" for name in (*_HEAVY, "content")] + [f"replaces__{name}" for name in _HEAVY]
    return loaded.defer(*_HEAVY, *heavy)


def _is_own(viewer: Viewer, issued: IssuedDocument) -> bool:
    return issued.issuer_id in registers_read(viewer) or may_read_consolidation(viewer, issued.document.campaign)


def _came_to(viewer: Viewer, issued: IssuedDocument) -> bool:
    if hasattr(issued, "cancellation"):
        return False
    return issued.document.deliveries.filter(organisation__in=bodies_received_for(viewer)).exists()
