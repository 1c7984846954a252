"""Reading official papers: who may see which, their files by name; a unit's own forms and receipts."""

from datetime import datetime

from tonghop.campaigns.models import Campaign, Indicator, Obligation
from tonghop.documents.models import Document
from tonghop.documents.permissions import may_read_document
from tonghop.documents.render.docx_form import render_report_form
from tonghop.documents.render.slips import Receipt, ReceivedFile, render_receipt
from tonghop.documents.render.xlsx_form import render_figures_form
from tonghop.documents.rules.files import DOCX, MANIFEST, PDF, XLSX
from tonghop.documents.rules.unit_forms import Asked, FigureLine, SectionLine, figures_form, file_name, report_form
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import canonical_json
from tonghop.kernel.moments import due_text, local
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import DraftPage, draft_page, receipt_for, report_for


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
    """Return the paper's four files by name."""
    return {
        DOCX: bytes(document.docx),
        PDF: bytes(document.pdf),
        XLSX: bytes(document.xlsx),
        MANIFEST: canonical_json(document.manifest),
    }


def _is_issued(document: Document) -> bool:
    return document.state == Document.State.ISSUED


def unit_form(viewer: Viewer, obligation_id: int, *, kind: str, at: datetime) -> tuple[str, bytes]:
    """Return name and content of the unit's own form, "docx" or "xlsx", with what is saved so far in it.

    Raises NotAllowed for who may not read the report, NotPossible while nobody has opened it.
    """
    report = report_for(viewer, obligation_id)
    if report is None:
        raise NotPossible("Báo cáo này chưa được mở.", advice="Hãy mở từ trang Việc của tôi.")
    page, asked = draft_page(report), _asked(report.obligation, at)
    name = file_name(asked, kind)
    if kind == "xlsx":
        return name, render_figures_form(figures_form(asked, [_figure(page, i) for i in page.indicators]), at=at)
    sections = [
        SectionLine(s.key, s.number, s.title, tuple(_guidance(point) for point in s.points), s.blocks)
        for s in page.sections
    ]
    return name, render_report_form(report_form(asked, sections), at=at)


def receipt_paper(viewer: Viewer, number: str, *, address: str) -> tuple[str, bytes]:
    """Return name and content (PDF) of a receipt; `address` is where anybody can verify it."""
    receipt = receipt_for(viewer, number)
    said = receipt.content
    remarks = ((said["nil"], "không phát sinh"), (said["on_behalf"], "nộp thay"), (said["held"], "nộp sau ngày khóa"))
    paper = Receipt(
        number=receipt.number,
        received_at=receipt.issued_at,
        receiver=receipt.version.report.obligation.campaign.standing_body.name,
        unit=said["unit"],
        campaign=said["campaign"],
        version=said["version"],
        signer=said["document"]["signer"],
        position=said["document"]["post"],
        content_hash=said["hash"],
        verify_at=address,
        document_number=said["document"]["number"],
        files=tuple(ReceivedFile(f["file_name"], f["size"], f["sha256"]) for f in said["files"]),
        remarks=tuple(words for holds, words in remarks if holds),
        simulated=said["simulated"],
    )
    return f"bien-nhan-{number.replace('/', '-')}.pdf", render_receipt(paper)


def _asked(obligation: Obligation, at: datetime) -> Asked:
    campaign, unit = obligation.campaign, obligation.organisation
    return Asked(
        campaign_key=campaign.key,
        campaign_title=campaign.title,
        unit=unit.name,
        owner=campaign.owner.name,
        standing_body=campaign.standing_body.name,
        symbol=unit.symbol or "UBND",
        local=unit.is_local,
        place=unit.short_name,
        day=local(at).date(),
        due=due_text(obligation.extended_to or obligation.due),
        simulated=campaign.simulated,
    )


def _figure(page: DraftPage, indicator: Indicator) -> FigureLine:
    saved = page.report.values.get(indicator.code, {})
    return FigureLine(
        section=f"{indicator.section.number}. {indicator.section.title}",
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        adds=indicator.adds,
        decimals=indicator.decimals,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        value=saved.get("value", ""),
        reason=saved.get("none", ""),
    )


def _guidance(point: dict[str, str]) -> str:
    return f"{point['letter']}) {point['text']}" if point.get("letter") else point["text"]
